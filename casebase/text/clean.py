"""``CleanText``: an article ready for reading, with a map back to every character it was given as."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass

from casebase.record import Repair
from casebase.text import repair
from casebase.text.boilerplate import classify
from casebase.text.lineform import BlockKind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the clean text, and whether it is part of the article at all."""

    start: int
    end: int
    noise: bool
    """Navigation, related stories, disclaimers…: yields no fact."""
    kind: BlockKind = "body"
    """What the paragraph is; ``source`` is where the page tells its outlet, authors and date."""


@dataclass(frozen=True, slots=True)
class CleanText:
    r"""Clean text and where it came from. Offsets count code points.

    Clean means: Simplified script, half-width digits and Latin letters, no pinyin glosses, no stray tags,
    no line breaks inside a sentence, no doubled punctuation. Half-width , : ; ! ? ( ) beside Chinese
    characters are full width; quotation marks are “ ” ‘ ’. Paragraphs are parted by one ``\n``.
    """

    raw: str
    """The decoded text exactly as given."""
    text: str
    """The clean text."""
    starts: "array[int]"
    """For each clean character, where in ``raw`` the characters it stands for begin; one more for the end."""
    ends: "array[int]"
    """For each clean character, where in ``raw`` they end."""
    blocks: tuple[Block, ...]
    """The paragraphs in order; together with the line breaks between them they cover the text."""
    suspect: tuple[tuple[int, int], ...] = ()
    """Clean spans that are damaged (mojibake): no fact is anchored in them."""
    repairs: tuple[Repair, ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of ``raw`` that the clean slice ``start..end`` (not empty) was made from."""
        return self.starts[start], self.ends[end - 1]

    def clean_span(self, start: int, end: int) -> tuple[int, int]:
        """The clean slice made from ``raw[start:end]``; empty where cleaning left nothing of it."""
        first = bisect_left(self.ends, start + 1)
        last = bisect_left(self.starts, end, hi=len(self.text))
        return first, max(first, last)

    def block_at(self, position: int) -> Block:
        """The paragraph that holds a position of the clean text."""
        return self.blocks[self.paragraph_at(position) - 1]

    def paragraph_at(self, position: int) -> int:
        """The number, from 1, of the paragraph that holds a position of the clean text."""
        return bisect_left(self.blocks, position, key=lambda block: block.end) + 1

    def admits(self, start: int, end: int) -> bool:
        """Whether a fact may be anchored in a clean slice: no part of it is noise or damaged.

        Nor may damage stand right beside it: of a number or a name there, a part may be lost.
        """
        if any(first <= end and start <= last for first, last in self.suspect):
            return False
        at = bisect_left(self.blocks, start, key=lambda block: block.end)
        while at < len(self.blocks) and self.blocks[at].start < end:
            if self.blocks[at].noise:
                return False
            at += 1
        return True


def clean(raw: str) -> CleanText:
    """Clean an article's decoded text. Any string is accepted; what nothing is known about stays as it is."""
    mended = repair.mend(raw)
    starts, ends = mended.text.maps()
    text = mended.text.text
    blocks = tuple(Block(start, end, kind == "noise", kind) for start, end, kind in classify(text))
    whole = CleanText(raw, text, starts, ends, blocks, (), mended.repairs)
    suspect = tuple(
        span for damage in mended.damaged if (span := whole.clean_span(*damage)) and span[0] < span[1]
    )
    return CleanText(raw, text, starts, ends, blocks, suspect, mended.repairs)
