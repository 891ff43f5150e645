"""Line breaks: those between paragraphs kept as one, those inside a sentence or a name taken out."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from casebase.text.characters import CLOSING, HAN, SENTENCE_END, printed_width
from casebase.text.traced import Edit

_LINE = re.compile(r"\S[^\n]*")
_SET_IN = re.compile(r"^(?P<space>[^\S\n]*)\S", re.MULTILINE)
_PARAGRAPHS = 2
_ENDED = re.compile(rf"(?:[{SENTENCE_END}：:；;]|[.。]{{2,}})[{re.escape(CLOSING)}]*$|[”’」』）)】》〉〕］]$")
_FINISHED = re.compile(rf"[{SENTENCE_END}][{re.escape(CLOSING)}]*$")
_CARRIES_ON = re.compile(r"[，,、《（(“‘「『【+＋]$|[的和与及或把被将向从以于并而]$")
_CANNOT_START = re.compile(r"[，,。、；：！？!?;”’」』）)》】〉〕］%％]|[—~～-]\d|[的了们之](?!\s)")
_STARTS_ANEW = re.compile(
    r"[一二三四五六七八九十]{1,3}[、是．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.)）](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}[,，、章条节部]|[①-⑳•·●■◆▲★□○◎※\-—*#>\[【<]"
    r"|来源|记者|本报|通讯员|作者|编辑|责编|责任编辑|声明|时间|日期|发布"
)
_CREDIT = re.compile(
    rf"(?:摄|摄影|供图|制图|文/图|报道|整理|来源[:：].{{0,20}}|记者(?:[ 、：:]{{1,2}}[{HAN}·]{{2,4}})+"
    r"|\d{1,2}:\d{2}(?::\d{2})?)$"
)
_NUMBER_CUT = re.compile(r"\d$")
_NUMBER_GOES_ON = re.compile(r"[\d.．%％万亿千百余多个名户人元亩年月日次项条件]")
_PAIRS = (("《", "》"), ("（", "）"), ("(", ")"), ("“", "”"), ("‘", "’"), ("「", "」"), ("【", "】"))
_MARK = re.compile("[。，,；！？]")

_TAIL = 32
_WRAP_LEAST = (30, 15)
"""Narrowest column that is taken for a page's line width, in half-width units and in characters."""
_NO_HEADING = 32
"""Characters; a line with a comma in it that is as long as this is no heading."""
_WRAP_SLACK = 4
"""How much narrower than the column a full line may be: a mark or a number that did not fit."""
_WRAP_LINES = 3
"""So many lines cut at one width make a column."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    tail: str
    """Its last characters, in which everything about its end shows."""
    indented: bool
    after_blank: bool
    is_first: bool
    """Usually the title."""


def line_breaks(text: str) -> Iterator[Edit]:
    r"""Edits that leave one ``\n`` between paragraphs and none inside a sentence, nor any indentation.

    A line is joined to the next where nothing ends at its end and something shows that the sentence goes on:
    the mark it ends or the next begins with, a bracket or quotation left open, a number cut in two, a column
    whose lines all end at one width, a sentence already begun, or paragraphs that are set apart otherwise.
    """
    position = 0
    lines = _lines(text)
    columns = _Columns(_column(lines, printed_width), _column(lines, len))
    spaced = _set_apart(lines)
    before: _Line | None = None
    underway = False
    for line in lines:
        if before is None:
            joined = False
        else:
            joined = _goes_on(before, line, underway=underway, columns=columns, spaced=spaced)
        gap = (_glue(before, line) if joined else "\n") if before else ""
        if text[position : line.start] != gap:
            yield position, line.start, gap
        underway = (underway and joined) or "。" in line.text
        before, position = line, line.end
    if position < len(text):
        yield position, len(text), ""


def _margin(text: str) -> int:
    """How far a page is set in as a whole: most lines stand there, and the first of paragraphs further in."""
    depths = Counter(len(m["space"]) for m in _SET_IN.finditer(text))
    margin = min(depths, default=0)
    deeper = depths.total() - depths[margin]
    return margin if depths[margin] >= deeper >= _PARAGRAPHS else 0


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    before = 0
    indent = _margin(text) + 2
    for match in _LINE.finditer(text):
        content = match[0].rstrip()
        gap = text[before : match.start()]
        indented = match.start() - (text.rfind("\n", before, match.start()) + 1 or before) >= indent
        lines.append(
            _Line(
                match.start(),
                match.start() + len(content),
                content,
                content[-_TAIL:],
                indented,
                gap.count("\n") > 1,
                not lines,
            )
        )
        before = match.start() + len(content)
    return lines


def _goes_on(before: _Line, line: _Line, *, underway: bool, columns: "_Columns", spaced: str) -> bool:
    """Whether ``line`` continues the sentence that ``before`` leaves open."""
    if _CANNOT_START.match(line.text) and not _is_mark_row(line.text):
        return True
    if _STARTS_ANEW.match(line.text):
        return False
    if _CARRIES_ON.search(before.tail):
        return True
    if line.indented or line.after_blank:
        return False
    if _CREDIT.search(before.tail) or (before.is_first and not _MARK.search(before.text)):
        return _left_open(before.text, line.text)
    if columns.cut(before.text) and not _FINISHED.search(before.tail):
        return True
    if _ENDED.search(before.tail):
        return False
    return _left_open(before.text, line.text) or _runs_on(before, line, underway, spaced)


def _runs_on(before: _Line, line: _Line, underway: bool, spaced: str) -> bool:
    """Whether the look of two lines says that they are one paragraph, where no mark decides it."""
    if _NUMBER_CUT.search(before.tail) and _NUMBER_GOES_ON.match(line.text) and len(before.text) >= 8:
        return True
    if not _MARK.search(line.text):
        return False
    apart = (spaced == "indent" and before.indented) or (spaced == "blank" and before.after_blank)
    return underway or apart or (len(before.text) >= _NO_HEADING and bool(_MARK.search(before.text)))


def _is_mark_row(text: str) -> bool:
    """A line of nothing but marks is a rule between parts, not the tail of a sentence."""
    return not any(character.isalnum() for character in text[:40])


def _left_open(before: str, after: str) -> bool:
    """Whether a bracket or quotation opened in one line is closed in the next."""
    for opening, closing in _PAIRS:
        if before.rfind(opening) > before.rfind(closing):
            end, again = after.find(closing), after.find(opening)
            if end >= 0 and not 0 <= again < end:
                return True
    return False


@dataclass(frozen=True, slots=True)
class _Columns:
    """The widths at which a page cuts its lines, as printed and in characters; empty where it does not."""

    printed: range
    counted: range

    def cut(self, line: str) -> bool:
        """Whether a line is as wide as the page's lines are cut."""
        return len(line) in self.counted or (bool(self.printed) and printed_width(line) in self.printed)


def _column(lines: list[_Line], measure: Callable[[str], int]) -> range:
    """The widths, as measured, that lines cut inside a sentence share."""
    cut = Counter(
        width
        for line in lines
        if _MARK.search(line.text)
        and not _FINISHED.search(line.tail)
        and (width := measure(line.text)) >= _WRAP_LEAST[measure is len]
    )
    best, most = 0, 0
    for width in cut:
        full = sum(cut[width - slack] for slack in range(_WRAP_SLACK + 1))
        if (full, width) > (most, best):
            best, most = width, full
    if most < _WRAP_LINES or 2 * most < cut.total():
        return range(0)
    return range(best - _WRAP_SLACK, best + 2)


def _set_apart(lines: list[_Line]) -> str:
    """How the page sets its paragraphs apart: by ``indent``, by ``blank`` lines, or ``neither``."""
    followers = [line for before, line in pairwise(lines) if _ENDED.search(before.tail)]
    if len(followers) < _WRAP_LINES:
        return "neither"
    for manner, count in (
        ("indent", sum(line.indented for line in followers)),
        ("blank", sum(line.after_blank for line in followers)),
    ):
        if count >= 0.9 * len(followers):
            return manner
    return "neither"


def _glue(before: _Line, line: _Line) -> str:
    """Nothing between Chinese characters; a space between Latin words."""
    last, first = before.text[-1], line.text[0]
    both_latin = last.isascii() and first.isascii() and last.isalpha() and first.isalnum()
    return " " if both_latin and not re.search(f"[{HAN}]", last + first) else ""
