"""Which paragraphs of a page are the article, and which are the page's own."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise

from casebase.text.cues import words
from casebase.text.lineform import SOURCE_AT_MOST, BlockKind, furniture, is_nav_word, line_form, source
from casebase.text.traced import Edit

_BODY_LEAST = 30
"""Characters; a shorter sentence proves no running text."""
_TITLE_LEAST = 8
_TITLES_LEAST = 3
"""So many lines like headlines in a row after the last sentence are links to other stories."""
_NAV_LEAST = 3
_HEAD_TEXT = 60
_MARK_AT_MOST = 40
_BARS = ("|", "｜", "丨")
_CREDIT = re.compile(
    r"(?<=[。！？”）])\s?[（(\[【](?=(?:责任编辑|责编|编辑|校对|审核|实习编辑|网络编辑)[:：\s][^。]{1,24}[）)\]】][\s|]*$)",
    re.MULTILINE,
)


def page_furniture(text: str) -> Iterator[Edit]:
    """Edits that put the page's own on lines of its own.

    That is: counters, buttons and addresses beside a source line, and the editor's name in brackets after the
    last sentence.
    """
    start = 0
    for line in text.split("\n"):
        if " " in line and len(line) <= SOURCE_AT_MOST:
            pieces = line.split(" ")
            kinds = _furniture_among(pieces)
            if sum(kinds) >= 2 or (any(kinds) and source().search(line)):
                yield from _parted(pieces, kinds, start)
        elif line.endswith(("）", ")", "]", "】", "|")):
            for credit in _CREDIT.finditer(line):
                yield start + credit.start(), start + credit.end(), "\n" + credit[0].strip()
        start += len(line) + 1


def _furniture_among(pieces: list[str]) -> list[bool]:
    """Which pieces of a line are the page's own; a bar between pieces goes with the one before it."""
    kinds: list[bool] = []
    for piece in pieces:
        kinds.append(kinds[-1] if kinds and piece in _BARS else bool(furniture().fullmatch(piece)))
    return kinds


def _parted(pieces: list[str], kinds: list[bool], start: int) -> Iterator[Edit]:
    """Line breaks in place of the spaces between pieces of different kind."""
    place = start - 1
    for piece, (before, after) in zip(pieces, pairwise(kinds), strict=False):
        place += 1 + len(piece)
        if before != after:
            yield place, place + 1, "\n"


def classify(text: str) -> Iterator[tuple[int, int, BlockKind]]:
    """Every paragraph of a clean text with its kind, in order."""
    lines = text.split("\n")
    kinds: list[BlockKind] = [line_form(line) for line in lines]
    end = _end_of_article(lines, kinds)
    kinds[end:] = ["noise"] * (len(lines) - end)
    _mark_channel_lists(lines, kinds)
    _mark_headlines_after(lines, kinds)
    start = 0
    for line, kind in zip(lines, kinds, strict=True):
        yield start, start + len(line), kind
        start += len(line) + 1


@cache
def _tail_mark() -> re.Pattern[str]:
    marks = sorted(words("tail_marks"), key=len, reverse=True)
    bare = rf"\W*(?:{'|'.join(map(re.escape, marks))})(?:[\W_]|更多|more|换一[换批]|[日周月])*$"
    with_title = (
        r"\W*(?:相关|推荐|延伸|拓展|扩展|热门|热点|更多)(?:阅读|新闻|推荐|报道|文章|链接|资讯)\s?[:：][^。]+$"
    )
    return re.compile(rf"{bare}|{with_title}", re.IGNORECASE)


def _end_of_article(lines: list[str], kinds: list[BlockKind]) -> int:
    """Number of the first line after the article: a heading over other stories once an article was seen."""
    texts = [
        len(line) if kind == "body" and len(line) >= _BODY_LEAST else 0
        for line, kind in zip(lines, kinds, strict=True)
    ]
    seen, whole = 0, sum(texts)
    for number, line in enumerate(lines):
        # Such a heading stands over a page's top too, and then nearly all of the text is still to come.
        begun = seen >= _HEAD_TEXT or (seen and seen * 3 >= whole - seen)
        if begun and len(line) <= _MARK_AT_MOST and _tail_mark().match(line):
            return number
        seen += texts[number]
    return len(lines)


def _mark_channel_lists(lines: list[str], kinds: list[BlockKind]) -> None:
    """A column of channel names is navigation; one of them alone may be a heading."""
    for named, run in groupby(range(len(lines)), lambda number: is_nav_word(lines[number])):
        numbers = list(run)
        if named and len(numbers) >= _NAV_LEAST:
            for number in numbers:
                kinds[number] = "noise"


def _mark_headlines_after(lines: list[str], kinds: list[BlockKind]) -> None:
    """Lines like headlines after the article's last sentence lead to other stories."""
    after = max((number for number, kind in enumerate(kinds) if kind == "body"), default=len(lines)) + 1
    rest = [number for number in range(after, len(lines)) if kinds[number] == "heading"]
    if sum(len(lines[number]) >= _TITLE_LEAST for number in rest) >= _TITLES_LEAST:
        for number in rest:
            kinds[number] = "noise"
