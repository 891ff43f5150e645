"""How an article is built: numbered points (一是…二是…, （一）, 1.) and the parts under its headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebase.text.clean import CleanText
from casebase.text.sentences import Slice

_DIGITS = {character: number for number, character in enumerate("一二三四五六七八九十", 1)}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMERAL = "十[一二三四五六七八九]?|[一二三四五六七八九]"
# GB/T 15834-2011 and GB/T 9704-2012 give 一、（一）1.（1）; the others are what newspapers write.
_MARKERS = re.compile(
    rf"(?:(?<=[。；：，！？\n”）])|^)[ ]?(?:(?P<shi>{_NUMERAL})(?:是要?|则)(?!一)|(?P<yao>{_NUMERAL})要"
    rf"|第(?P<di>{_NUMERAL})[，、：,]|（(?P<kuo>{_NUMERAL})）|（(?P<kuonum>\d{{1,2}})）|(?P<quan>[{_CIRCLED}]))"
    rf"|^(?:(?P<dun>{_NUMERAL})[、．.]|(?P<num>\d{{1,2}})(?:[、．]|\.(?!\d)))"
    r"|(?:(?<=[。；：，\n])|^)(?P<xian>首先|其次|再次|最后)(?=，)",
    re.MULTILINE,
)
_SEQUENCE = ("首先", "其次", "再次", "最后")
_RUN_LEAST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point: its slice from the marker on."""

    start: int
    end: int
    number: int
    style: str
    """How it is numbered: shi (一是), di (第一), dun (一、), kuo (（一）), num (1.), …"""
    lead: Slice
    """Its first sentence, which usually names the point."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the article with the heading over it, if it has one."""

    start: int
    end: int
    heading: Slice | None


def numbered(text: str) -> tuple[tuple[Point, ...], ...]:
    """Every run of numbered points, in the order of their first points.

    A run counts up from one in one style; a number standing alone is no run. A point ends where the next
    of its run begins, the last one with its paragraph.
    """
    runs = [run for run in _runs(text) if len(run) >= _RUN_LEAST]
    return tuple(tuple(_points(text, run)) for run in runs)


def _runs(text: str) -> list[list[tuple[int, int, int, str]]]:
    """Markers as (start, end, number, style), gathered into runs that count up."""
    current: dict[str, list[tuple[int, int, int, str]]] = {}
    runs: list[list[tuple[int, int, int, str]]] = []
    for match in _MARKERS.finditer(text):
        style = str(match.lastgroup)
        number = _number(match[style])
        run = current.get(style)
        marker = (match.start(), match.end(), number, style)
        if run and (number == run[-1][2] + 1 or (style == "xian" and number > run[-1][2])):
            run.append(marker)
        elif number == 1:
            current[style] = [marker]
            runs.append(current[style])
    return runs


def _number(written: str) -> int:
    if written in _SEQUENCE:
        return _SEQUENCE.index(written) + 1
    if written in _CIRCLED:
        return _CIRCLED.index(written) + 1
    if written.isdigit():
        return int(written)
    if written.startswith("十"):
        return 10 + _DIGITS.get(written[1:], 0)
    return _DIGITS[written]


def _points(text: str, run: list[tuple[int, int, int, str]]) -> Iterator[Point]:
    for place, (start, after, number, style) in enumerate(run):
        line_end = text.find("\n", after)
        line_end = len(text) if line_end < 0 else line_end
        end = run[place + 1][0] if place + 1 < len(run) else line_end
        stop = re.compile(r"[。！？；\n]").search(text, after, end)
        lead = Slice(after, stop.start() if stop else end)
        yield Point(start, end - (text[end - 1] == "\n"), number, style, lead)


def sections(article: CleanText) -> tuple[Section, ...]:
    """The article's parts in order, noise left out; a heading opens a part and belongs to it.

    Headings in a row (a title and its second line) open one part together, named by the last of them.
    """
    parts: list[Section] = []
    for block in article.blocks:
        if block.noise or block.start == block.end:
            continue
        heading = Slice(block.start, block.end) if block.kind == "heading" else None
        if not parts or (heading and (parts[-1].heading is None or parts[-1].end != parts[-1].heading.end)):
            parts.append(Section(block.start, block.end, heading))
        else:
            last = parts[-1]
            parts[-1] = Section(last.start, block.end, heading or last.heading)
    return tuple(parts)
