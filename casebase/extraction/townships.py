"""Townships: those of the counties an article is about, found by name, and others by the shape of theirs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebase.extraction.lexicon import lexicon
from casebase.extraction.reading import Reading
from casebase.extraction.spans import Span
from casebase.gazetteer import Gazetteer
from casebase.record import Level, Place

_GOES_ON = tuple("镇村企里党长级域贤愁亲土音情办风间下野")
"""What follows 镇 or 乡 where the unit begins another word: 乡村, 镇长, 乡愁."""
_MARKS = re.compile(r"[^一-鿿]|、")
_NO_NAME = frozenset("整各本该全乡村城县市每某这那两几个多数一家老小水梦怀故异同他思返还回离出入下在")
_WITH_VILLAGE = re.compile(r"[镇乡][一-鿿]{2,4}村")
"""At the head of a clause a village behind the unit says that a township is named: 楼台乡挡鱼村."""
_UNITS = frozenset(("苏木", "嘎查", "街道"))
_JOINS = frozenset("在到从驻与和是为对让由给将把向于去来至被以及等了的该各全本每某这那有赴")


@dataclass(frozen=True, slots=True)
class Town(Span):
    """A township where it is named."""

    name: str
    place: Place | None
    """What the gazetteer knows of it; None where it knows none of the name."""


def known_towns(reading: Reading, county: str) -> Iterator[Town]:
    """Every naming of a county's townships, those of earlier years included, in full."""
    for place in Gazetteer.load().inside(county, Level.TOWNSHIP, ended=True):
        if len(place.path) > 1 and place.name.startswith(place.path[-2]):
            continue  # 曹县大集镇: the register has it as 大集镇 too.
        for form in _forms(place):
            for span in reading.find_all(form):
                yield Town(span.start, span.end, form, place)


def _forms(place: Place) -> Iterator[str]:
    """The official name, and the one less its peoples; bare stems are too often something else."""
    yield place.name
    for alias in place.aliases:
        if alias[-1] in "镇乡":
            yield alias


def settled(towns: Iterable[Town], edges: set[int]) -> list[Town]:
    """说龙泉乡 beside 叶县龙泉乡: a name that ends in a surer one, behind a place, is that one."""
    found = list(towns)
    sure = sorted({t.name for t in found if t.start in edges}, key=len)
    return [_as_surer(t, sure) if t.start not in edges else t for t in found]


def _as_surer(town: Town, sure: list[str]) -> Town:
    name = next((n for n in sure if town.name.endswith(n)), town.name)
    return Town(town.end - len(name), town.end, name, None)


def shaped_towns(reading: Reading, edges: set[int]) -> Iterator[Town]:
    """Namings that look like a township's and stand behind a place, a mark or a preposition."""
    text = reading.text
    coinages = tuple(q.text for q in reading.quotes if q.text[0] in "镇乡" and len(q.text) > 1)
    for match in re.finditer(r"镇|乡|街道|苏木", text):
        end = match.end()
        goes_on = text[end : end + 1] in _GOES_ON and not text.startswith("党委", end)
        goes_on = goes_on or text.startswith(coinages, match.start())  # 西宁|乡趣公司 where “乡趣” is coined
        if goes_on or not reading.usable(end - 1, end):
            continue
        start = _begin(text, match.start(), edges)
        if start is None:
            registered = _registered(text, match.start(), end)
            if registered is not None:
                yield Town(registered, end, text[registered:end], None)
            continue
        words = text[start : match.start()]
        if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
            continue  # “中国鹿乡”
        if words in _UNITS:
            continue  # 8个苏木镇
        if 2 <= len(words) <= 6 and not set(words) & {"的", "了"} and not {words[0], words[-1]} & _NO_NAME:
            yield Town(start, end, text[start:end], None)


def _registered(text: str, at: int, end: int) -> int | None:
    """Where a registered name of common words begins, 对绿水镇: behind a joining word, named again."""
    for start in (at - 2, at - 3):
        name = text[max(0, start) : end]
        if (
            start > 0
            and text[start - 1] in _JOINS
            and text.count(name) > 1
            and Gazetteer.load().resolve(name, level=Level.TOWNSHIP).places
        ):
            return start
    return None


def _begin(text: str, at: int, edges: set[int]) -> int | None:
    """Where the name before the unit begins: only where that is sure."""
    low = at
    while low > max(0, at - 6) and low not in edges and not _MARKS.match(text[low - 1]):
        low -= 1
    if low in edges:
        return low
    bounded = low == 0 or _MARKS.match(text[low - 1]) is not None
    words = lexicon().cut(text[low:at])
    for k in range(len(words) - 1, -1, -1):
        piece = text[low + words[k].start : low + words[k].end]
        if k == len(words) - 1 and len(piece) > 1 and words[k].tag in ("p", "c", "d", "r"):
            return None  # 经过苏木培训
        if k == len(words) - 1 and piece.endswith("到"):
            return None  # 得到镇上
        if k == 0 and bounded and words[k].start == 0 and _WITH_VILLAGE.match(text, at):
            return low
        if piece in _JOINS or (
            len(piece) > 1 and words[k].tag in ("v", "p", "d", "c", "r", "t") and k < len(words) - 1
        ):
            return low + words[k].end
        if len(piece) > 1 and words[k].tag in ("n", "vn", "m", "b", "a"):
            return None
    return low if bounded else None
