"""What a page says of its own origin: title, outlet, authors, date, address; None where it does not say."""

import re
from collections.abc import Iterator

from casebase.extraction.reading import Reading
from casebase.extraction.spans import SourceLine
from casebase.record import PartialDate

_LABELLED = re.compile(
    r"(?:来源|稿源|出处|文章来源|信息来源)[:：]\s*《?(?P<outlet>[^\s|｜，。（）()》:：]{2,24}?)"
    r"(?=[\s|｜，。（）()》]|作者|日期|时间|发布|编辑|$)"
)
_PAPER = re.compile(r"《\s*(?P<outlet>[^》]{2,16}(?:报|刊|日报|杂志|周刊|论坛|网))\s*》\s*[（(]")
_PAPER_AS_AUTHOR = re.compile(r"作者[:：]\s*(?P<outlet>[一-鿿]{2,12}(?:日报|晚报|网|社|台|报))")
_BESIDE_DATE = re.compile(
    r"(?:^|\s)(?P<outlet>[一-鿿·]{2,20}(?:报|网|社|台|刊|部|局|办|办公室|委|政府|客户端|论坛|频道|中心|组织部))(?=\s|$)"
)
_DATELINE = re.compile(
    r"^\W{0,2}(?P<outlet>新华社|中新社|中国新闻网|[一-鿿]{2,8}(?:网|社|台|报|新闻))(?:消息|[^，。]{0,14}电|讯)"
)
_RIGHTS = re.compile(r"本文(?:为|系)(?P<outlet>[^，。]{2,14}?)(?:杂志社|报社|社)?原创")
_DATE = re.compile(r"(?P<y>(?:19|20)\d{2})\s?[-/年.]\s?(?P<m>\d{1,2})(?:\s?[-/月.]\s?(?P<d>\d{1,2}))?")
_DAY_FIRST = re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d{2})(?!\d)")
_CLOCK = re.compile("星期[一二三四五六日天]")
"""A date with its weekday is the day the page was looked at, unless it is the only one."""
_URL = re.compile(r"https?://[^\s，。；）)\]]+/[^\s，。；）)\]]{3,}")
_URL_DATE = re.compile(r"/(?P<y>20\d{2})[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/._-])")
_AUTHORS = re.compile(
    r"(?:记者|通讯员|作者|执笔|文/|撰文|采写)[:：\s/]*(?P<names>[一-鿿·]{2,4}(?:[\s、，,/]+[一-鿿·]{2,4})*)(?=[\s）)/|，,。]|$)"
)
_SIGNED = re.compile(r"^[^，。]{2,24}(?:电|讯|消息) ?[（(](?P<names>[一-鿿·]{2,4}(?: [一-鿿·]{2,4})*)[）)]")
"""新华社石家庄7月18日电（孟丽）: names alone behind where it was filed."""
_NO_AUTHOR = re.compile(r"本报|本刊|通讯员|记者|摄影|报道|编辑|来源")
_NO_OUTLET = ("原创", "本站", "网络", "转载", "互联网", "综合", "本网")
_ORIGINAL = re.compile(r"原文|原载|阅读全文")


def find_source(reading: Reading) -> SourceLine:
    """The origin as the page itself states it."""
    title = reading.title
    return SourceLine(
        title=reading.text[title.start : title.end] if title else None,
        outlet=_outlet(reading),
        authors=tuple(dict.fromkeys(_authors(reading))),
        published=_published(reading),
        url=_url(reading),
    )


def _source_lines(reading: Reading) -> Iterator[str]:
    for block in reading.clean.blocks:
        if block.kind == "source":
            yield reading.text[block.start : block.end]


def _outlet(reading: Reading) -> str | None:
    for pattern in (_LABELLED, _PAPER, _BESIDE_DATE, _PAPER_AS_AUTHOR):
        for line in _source_lines(reading):
            match = pattern.search(line)
            if match and match["outlet"] not in _NO_OUTLET:
                return match["outlet"].strip()
    for paragraph in reading.body[:2]:
        match = _DATELINE.match(reading.text[paragraph.start : paragraph.start + 60].strip())
        if match:
            return match["outlet"]
    rights = _RIGHTS.search(reading.text)
    return rights["outlet"] if rights else None


def _published(reading: Reading) -> PartialDate | None:
    lines = sorted(_source_lines(reading), key=lambda line: _CLOCK.search(line) is not None)
    for line in lines:
        match = _DATE.search(line) or _DAY_FIRST.search(line)
        if match:
            return _iso(match)
    url = _url(reading)
    match = _URL_DATE.search(url) if url else None
    return _iso(match) if match else None


def _iso(match: "re.Match[str]") -> PartialDate | None:
    month, day = int(match["m"]), int(match["d"] or 0)
    if not 1 <= month <= 12 or day > 31:
        return match["y"]
    return f"{match['y']}-{month:02}" + (f"-{day:02}" if day else "")


def _url(reading: Reading) -> str | None:
    """The address of the article itself: one that a line calls the original, or stands beside the source."""
    for block in reading.clean.blocks:
        line = reading.text[block.start : block.end]
        if block.kind in ("source", "noise") and (block.kind == "source" or _ORIGINAL.search(line)):
            match = _URL.search(line)
            if match:
                return match.group()
    return None


def _authors(reading: Reading) -> Iterator[str]:
    lead = [reading.text[p.start : p.start + 120] for p in reading.body[:1]]
    tail = [reading.text[max(p.start, p.end - 40) : p.end] for p in reading.body[-1:]]
    bracketed = [
        m.group(1) for part in (*lead, *tail) for m in re.finditer(r"[（(]([^（）()]{2,40})[）)]", part)
    ]
    signed = (m for line in lead if (m := _SIGNED.match(line)))
    labelled = (m for line in (*_source_lines(reading), *bracketed) for m in _AUTHORS.finditer(line))
    for match in (*signed, *labelled):
        for name in re.split(r"[\s、，,/]+", match["names"]):
            if 2 <= len(name) <= 4 and not _NO_AUTHOR.search(name):
                yield name
