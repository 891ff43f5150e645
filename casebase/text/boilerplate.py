"""Which paragraphs of a page are the article, and which are the page's own."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal

from casebase.text.characters import HAN
from casebase.text.cues import words
from casebase.text.traced import Edit

BlockKind = Literal["body", "heading", "source", "noise"]
"""What a paragraph is: running text, a heading, the line with outlet, author and date, or the page's own."""

_LINK = r"https?://[^\s，。；）]+|www\.[^\s，。；）]+"
_DATE = r"(?:19|20)\d{2}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}日?(?:\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_SENTENCE = re.compile(r"[。！？；]|……|，.*，")
_ENDS_SENTENCE = re.compile(r"[。！？][”’）》」』]*$")
_SOURCE_AT_MOST = 120
_BREADCRUMB = re.compile(
    r"^[^。！？]{1,20}(?:\s?(?:>|＞|»|›|→|>>)\s?[^。！？>＞»›→]{1,40}){2,}$|^(?:网站)?首页\s?(?:[>＞»›→/|·]|-{1,2})"
)
_RULE = re.compile(r"^[\W_]+$")
_ONLY_LINK = re.compile(rf"^(?:\[[^\]\n]{{0,40}}\]\()?(?:{_LINK})\)?$")
_TOKENS = re.compile(r"[\s|｜丨·•/]+")
_DATED_TITLE = re.compile(rf"^[^。]{{4,60}}[^\s报社网台部局办厅委府心会院号刊][\[(（]?\s?{_DATE}[\])）]?$")
_STARTER_NEXT = r"(?=[:：/／|｜\s（(【\[\d>》]|$)"
_ROW_AT_MOST = 600
_LONG = 100
"""A paragraph longer than this is the page's own only by the way it begins."""


@cache
def _source() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, words("source_labels")))
    return re.compile(
        rf"(?:^|[ （(【])(?:{labels})[:：/]"
        r"|^[（(【□◎●■]?\s?(?:本报|本刊|本网|本台|新华社|通讯)?(?:全媒体)?(?:见习|首席|特约|特派)?(?:记者|通讯员)"
        rf"(?:[:：\s/][ 、]?[{HAN}·]{{2,4}})+(?![{HAN}])"
        rf"|^[^，。；！？]{{0,40}}{_DATE}[^，。；！？]{{0,30}}$"
        rf"|^[（(]?《[^》]{{2,20}}》[^。]{{0,12}}{_DATE}"
    )


@cache
def _starts() -> re.Pattern[str]:
    longest_first = sorted(words("line_starts"), key=len, reverse=True)
    return re.compile(
        rf"[（(【\[\s|·•>《]*(?:{'|'.join(map(re.escape, longest_first))})[】\])）]?{_STARTER_NEXT}"
    )


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("line_phrases"))))


@cache
def _furniture() -> re.Pattern[str]:
    named = "|".join(map(re.escape, sorted(words("furniture"), key=len, reverse=True)))
    return re.compile(
        rf"(?:\d*\s?(?:{named})[:：]?\d*次?|[【\[(（]?(?:{named})[】\])）]|{_LINK}|[|｜]"
        rf"|(?:责任编辑|责编|编辑|审核|校对)[:：/].{{1,8}})"
    )


def page_furniture(text: str) -> Iterator[Edit]:
    """Edits that put the page's counters, buttons and addresses beside a source line on their own lines."""
    start = 0
    for line in text.split("\n"):
        if " " in line and len(line) <= _SOURCE_AT_MOST:
            pieces = line.split(" ")
            kinds = [bool(_furniture().fullmatch(piece)) for piece in pieces]
            if sum(kinds) >= 2 or (any(kinds) and _source().search(line)):
                yield from _parted(pieces, kinds, start)
        start += len(line) + 1


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
    kinds = [_kind(line) for line in lines]
    end = _end_of_article(lines, kinds)
    start = 0
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        yield start, start + len(line), kind if number < end else "noise"
        start += len(line) + 1


def _kind(line: str) -> BlockKind:
    """What one line is, looked at alone."""
    if _is_page(line):
        return "noise"
    short = len(line) <= _SOURCE_AT_MOST
    if short and not _ENDS_SENTENCE.search(line) and _source().search(line):
        return "source"
    if _SENTENCE.search(line) and (_ENDS_SENTENCE.search(line) or len(line) > 40):
        return "body"
    return "heading" if len(line) <= 60 else "body"


def _is_page(line: str) -> bool:
    if (
        _RULE.match(line)
        or _ONLY_LINK.match(line)
        or _starts().match(line)
        or all(map(_furniture().fullmatch, line.split()))
    ):
        return True
    if len(line) <= _LONG and _phrases().search(line):
        return True
    return len(line) <= _ROW_AT_MOST and (bool(_BREADCRUMB.match(line)) or _is_nav(line))


def _is_nav(line: str) -> bool:
    """Whether a line is a row of links: many short pieces that are channel names or end alike."""
    if _SENTENCE.search(line):
        return False
    pieces = [piece for piece in _TOKENS.split(line) if piece]
    if len(pieces) < 3 or max(map(len, pieces)) > 12:
        return False
    named = sum(piece in _nav_words() for piece in pieces)
    endings = [piece[-2:] for piece in pieces if len(piece) > 2]
    alike = max(map(endings.count, set(endings)), default=0)
    return 2 * named >= len(pieces) or (alike >= 4 and 2 * alike >= len(pieces))


@cache
def _nav_words() -> frozenset[str]:
    return frozenset(words("nav_words"))


@cache
def _tail_marks() -> frozenset[str]:
    return frozenset(words("tail_marks"))


def _end_of_article(lines: list[str], kinds: list[BlockKind]) -> int:
    """Number of the first line after the article: a tail heading once running text has been seen."""
    bodies = 0
    for number, line in enumerate(lines):
        bodies += kinds[number] == "body" and len(line) >= 30
        if bodies and len(line) <= 20 and _bare(line) in _tail_marks():
            return number
    return len(lines)


_BARE = re.compile(rf"[^{HAN}0-9A-Za-z]")


def _bare(line: str) -> str:
    return _BARE.sub("", line)
