"""``Reading``: what all recognisers need of a clean text: paragraphs, sentences, quotes, what is usable."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from casebase.extraction import wordlists
from casebase.extraction.spans import Span
from casebase.text.clean import Block, CleanText
from casebase.text.sentences import sentences

_BYLINE = re.compile(r"^[^，。：“”]{0,16}(?:记者|通讯员|作者) ?[一-鿿]{2,4}(?: [一-鿿]{2,4})*$")
_LABEL = re.compile(
    r"(?:[一-鿿]{2,8}(?:日报|晚报|早报|都市报|新闻网|在线|周刊)|第? ?\d+ ?版.{0,12}|[（(].{0,8}版[)）])$"
)
"""Lines that name the paper and the page: 甘肃日报, 第04版：要闻, （接1版）."""
_NO_TITLE = re.compile(
    r"[:：]$|^\W*[^\W\d]{0,3}\W*$|首页|频道|Navigation|主办$|(?<!专题)办公室$|摄$|^\d{4}年\d+期$"
)
"""Lines above an article that are no title: a label, the name of a site or an office, a caption, an issue."""
_AUTHORS_AT_MOST = 4
_NAME = re.compile("[一-鿿]{2,3}")
_LINE = 40
"""A body paragraph shorter than this without a full stop is a line of the page."""
_QUOTE = re.compile(r"“([^“”\n]{1,120})”|‘([^‘’\n]{1,60})’")


@dataclass(frozen=True, slots=True)
class Paragraph(Span):
    """A paragraph that is part of the article."""

    heading: bool
    """A title, or a line that heads what follows."""


@dataclass(frozen=True, slots=True)
class Quoted(Span):
    """A stretch in quotation marks; the span is what stands between them."""

    text: str
    nested: bool
    """It stands inside another quotation."""

    @property
    def outer(self) -> tuple[int, int]:
        """The span with its quotation marks."""
        return self.start - 1, self.end + 1


def _names_only(line: str) -> bool:
    """赖斯捷 刘芳: two or more names and nothing else."""
    pieces = line.split()
    return 1 < len(pieces) <= _AUTHORS_AT_MOST and all(
        _NAME.fullmatch(piece) and piece[0] in wordlists.words("surnames") for piece in pieces
    )


class Stretches:
    """Stretches of a text, merged, that a slice may touch."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether any character of the slice lies in one of them."""
        i = bisect_right(self._starts, end - 1) - 1
        return i >= 0 and self._ends[i] > start


class Reading:
    """A clean text as recognisers read it; everything is worked out when first asked for."""

    def __init__(self, clean: CleanText) -> None:
        self.clean = clean
        self.text = clean.text

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are no noise and not empty, in order."""
        return tuple(
            Paragraph(block.start, block.end, block.kind == "heading")
            for block in self.clean.blocks
            if block.kind in ("body", "heading") and block.end > block.start and not self._byline(block)
        )

    def _byline(self, block: Block) -> bool:
        """A line such as 阿拉善日报融媒体中心记者 曾令飞 heads nothing."""
        line = self.text[block.start : block.end]
        return block.kind == "heading" and (_BYLINE.search(line) is not None or _names_only(line))

    @cached_property
    def title(self) -> Paragraph | None:
        """The first line that heads the article: not the paper's name, nor a slogan of the page."""
        above = list(takewhile(lambda p: not self._running(p), self.paragraphs))
        lines = {p: self.text[p.start : p.end] for p in above if p.heading}
        heads = [p for p, line in lines.items() if not (_LABEL.match(line) or _NO_TITLE.search(line))]
        said = Counter(lines[p] for p in heads)
        once = [p for p in heads if said[lines[p]] == 1]
        banner = len(said) - len(once) > 1  # Several lines that stand there twice are the page's banner.
        return next(iter(once if banner and once else heads), None)

    def _running(self, paragraph: Paragraph) -> bool:
        """Whether it is running text rather than a line."""
        if paragraph.heading:
            return False
        return paragraph.end - paragraph.start >= _LINE or "。" in self.text[paragraph.start : paragraph.end]

    @cached_property
    def lead(self) -> Span:
        """The title with the headings under it and the first paragraph of running text."""
        first = next((p for p in self.paragraphs if self._running(p)), None)
        end = first.end if first else (self.paragraphs[-1].end if self.paragraphs else 0)
        return Span(self.paragraphs[0].start if self.paragraphs else 0, end)

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are no headings."""
        return tuple(p for p in self.paragraphs if not p.heading)

    @cached_property
    def _barred(self) -> Stretches:
        """What yields no fact."""
        outside = (b for b in self.clean.blocks if b.kind not in ("body", "heading"))
        return Stretches([*((b.start, b.end) for b in outside if b.end > b.start), *self.clean.suspect])

    def usable(self, start: int, end: int) -> bool:
        """Whether a fact may be read from the slice: it is part of the article and not damaged."""
        return not self._barred.touch(start, end)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of all paragraphs, in order."""
        return tuple(Span(*s) for s in sentences(self.text) if self.paragraph_at(s.start) is not None)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph an offset lies in; None in noise and in the line about the source."""
        i = self.paragraph_index(offset)
        return self.paragraphs[i] if i >= 0 and offset < self.paragraphs[i].end else None

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Span:
        """The sentence an offset lies in; where it lies in none, the one before it or the whole text."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[max(i, 0)] if self.sentences else Span(0, len(self.text))

    def paragraph_index(self, offset: int) -> int:
        """Index in ``paragraphs`` of the one an offset lies in or after; -1 before the first."""
        return bisect_right(self._paragraph_starts, offset) - 1

    @cached_property
    def quotes(self) -> tuple[Quoted, ...]:
        """Everything in quotation marks, outer before inner, in order, where it is usable."""
        return tuple(sorted(self._quotes(0, len(self.text), False), key=lambda q: q.start))

    def _quotes(self, start: int, end: int, nested: bool) -> Iterator[Quoted]:
        for match in _QUOTE.finditer(self.text, start, end):
            inner = next(i for i in range(1, 5) if match.group(i) is not None)
            a, b = match.span(inner)
            if self.usable(a, b):
                yield Quoted(a, b, match.group(inner), nested)
            if inner == 1:
                yield from self._quotes(a, b, True)

    def find_all(self, needle: str) -> Iterator[Span]:
        """Every usable place ``needle`` stands at."""
        at = self.text.find(needle)
        while at >= 0 and needle:
            if self.usable(at, at + len(needle)):
                yield Span(at, at + len(needle))
            at = self.text.find(needle, at + len(needle))
