"""``CleanText``: an article ready for reading, with a map back to every character it was given as."""

from array import array
from dataclasses import dataclass

from casebase.record import Repair


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the clean text, and whether it is part of the article at all."""

    start: int
    end: int
    noise: bool
    """Navigation, related stories, disclaimers…: yields no fact."""


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean text and where it came from. Offsets count code points.

    Clean means: Simplified script, half-width digits and Latin letters, no pinyin glosses, no stray tags,
    no line breaks inside a sentence, no doubled punctuation. Chinese punctuation and quotation marks stay
    what they were, as “ ” ‘ ’ where the source used another pair.
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
