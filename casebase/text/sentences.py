"""Sentences, clauses and quotations of a clean text, as slices."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from casebase.text.cues import words

_NOT_MANGLED = r"(?![a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}[)）])"
"""A question mark before the rest of a gloss, 当?shù)民, stands for a lost character and ends nothing."""
_MARKS = re.compile(
    rf"(?P<end>(?:[。！!]|[？?]{_NOT_MANGLED}|(?<=[\u4e00-\u9fff])…{{1,2}})+)(?P<closed>[”’）》」』)]*)"
    r"|(?P<open>[（(《])|(?P<close>[）)》])|(?P<comma>[，,])(?=“)|(?P<line>\n)"
)
_BRACKET_AT_MOST = 120
"""A bracket left open longer than this is taken for a slip, and sentences end inside it again."""
_SPEAKER_AT_MOST = 30
_GOES_ON = re.compile(r"[的地得之等和与及或是这那在为]|[，、；：]|——")
_CLAUSE = re.compile(
    rf"(?:[，；：;]|(?<!\d),|,(?!\d))+[”’）》]*|——|(?:[。！!…]|[？?]{_NOT_MANGLED})+[”’）》」』)]*|\n"
)
_QUOTE = re.compile(r"[“”\n]")


@cache
def _attribution() -> re.Pattern[str]:
    says = "|".join(words("speech_verbs"))
    return re.compile(
        rf"[^，。！？：；“”\n]{{1,{_SPEAKER_AT_MOST}}}(?:{says})(?:道|着|起)?(?=[，。：！？\n]|$)"
    )


class Slice(NamedTuple):
    """A slice of the text, in code points."""

    start: int
    end: int


class Sentences:
    """The sentences of one text in order, found by position."""

    def __init__(self, text: str) -> None:
        self.all: tuple[Slice, ...] = tuple(sentences(text))
        self._starts = [sentence.start for sentence in self.all]

    def at(self, position: int) -> Slice:
        """The sentence that holds a position; between sentences, the one before.

        Raises:
            LookupError: where the text has no sentence.
        """
        if not self.all:
            raise LookupError("a text without sentences")
        return self.all[max(0, bisect_right(self._starts, position) - 1)]


def sentences(text: str) -> Iterator[Slice]:
    """The sentences in order, without the space between them; no sentence crosses a line break.

    A sentence ends at 。 ！ ？ or …… together with the quotes and brackets closed there. It does not end
    inside 《》 or （）. Inside a quotation it does, so that a long speech stays navigable; who said it
    (“……。”李明说) belongs to the sentence before.
    """
    start = opened = 0
    depth = 0
    for mark in _MARKS.finditer(text):
        kind = mark.lastgroup if mark["end"] is None else "end"
        if mark.start() < start:
            continue
        if kind == "open":
            depth, opened = depth + 1, (opened if depth else mark.start())
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "line":
            yield from _trimmed(text, start, mark.start())
            start, depth = mark.end(), 0
        elif kind == "comma":
            if depth == 0 and _after_attribution(text, start, mark.start()):
                yield from _trimmed(text, start, mark.end())
                start = mark.end()
        else:
            closed = sum(mark["closed"].count(bracket) for bracket in "）)》")
            if depth and mark.start() - opened <= _BRACKET_AT_MOST:
                depth = max(0, depth - closed)
                continue
            depth = 0
            end = _sentence_end(text, mark)
            if end:
                yield from _trimmed(text, start, end)
                start = end
    yield from _trimmed(text, start, len(text))


def _sentence_end(text: str, mark: re.Match[str]) -> int:
    """Where the sentence with this closing mark ends; 0 where it goes on."""
    end = mark.end()
    if not mark["closed"]:
        goes_on = _GOES_ON.match(text, end) if mark["end"].startswith("…") else text.startswith("——", end)
        return 0 if goes_on else end
    if _GOES_ON.match(text, end):
        return 0
    said = _attribution().match(text, end)
    if not said:
        return end
    after = text[said.end() : said.end() + 2]
    if after[:1] in ("。", "！", "？") or after == "，“":
        return said.end() + 1
    return end if after[:1] in ("：", "") or after[:1] == "\n" else 0


def _after_attribution(text: str, start: int, comma: int) -> bool:
    """Whether the words before a comma tell who spoke the quotation that goes on after it."""
    closing = text.rfind("”", max(start, comma - 2 * _SPEAKER_AT_MOST), comma)
    return closing >= 0 and bool(_attribution().fullmatch(text, closing + 1, comma))


def _trimmed(text: str, start: int, end: int) -> Iterator[Slice]:
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    if start < end:
        yield Slice(start, end)


def clauses(text: str, start: int = 0, end: int | None = None) -> Iterator[Slice]:
    """The clauses of ``text[start:end]``: what stands between ， ； ： —— and sentence ends, without them."""
    last = len(text) if end is None else end
    for mark in _CLAUSE.finditer(text, start, last):
        if start < mark.start():
            yield Slice(start, mark.start())
        start = mark.end()
    if start < last:
        yield Slice(start, last)


def items(text: str, start: int, end: int) -> Iterator[Slice]:
    """The members of an enumeration in ``text[start:end]``: what stands between 、."""
    for member in re.finditer("[^、]+", text[start:end]):
        yield Slice(start + member.start(), start + member.end())


def quotations(text: str) -> Iterator[Slice]:
    """Outermost “…” with their marks, each within one line.

    A quotation that is not closed in its line runs to the line's end, as in the first paragraphs of a long
    speech.
    """
    start = depth = 0
    for mark in _QUOTE.finditer(text):
        if mark[0] == "“":
            start, depth = (start if depth else mark.start()), depth + 1
        elif depth and (mark[0] == "\n" or depth == 1):
            yield Slice(start, mark.start() if mark[0] == "\n" else mark.end())
            depth = 0
        elif depth:
            depth -= 1
    if depth:
        yield Slice(start, len(text))
