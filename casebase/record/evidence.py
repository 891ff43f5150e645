"""Why a fact is believed: which slice of which source it was read from."""

from typing import Self

from pydantic import model_validator

from casebase.record.base import Ascii, Record


class Evidence(Record):
    """A slice of a source's decoded text, in code points, exactly as the source was given.

    Offsets refer to the text before any cleaning, so no change to our cleaning can move them
    (TextPositionSelector of the W3C Web Annotation model).
    """

    source: Ascii
    start: int
    end: int

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not 0 <= self.start < self.end:
            raise ValueError(f"evidence must be a span that is not empty: {self.start}..{self.end}")
        return self


class Quote(Record):
    """An evidence slice with its surroundings, where the installation holds the source's text.

    The W3C TextQuoteSelector plus what a reader needs: the whole sentence and where it stands.
    """

    exact: str
    prefix: str
    suffix: str
    sentence: str
    """The sentence around the slice, cleaned for reading; the slice is ``sentence[start:end]``."""
    start: int
    end: int
    raw_sentence: str
    """The same sentence as it was scraped."""
    paragraph: int
    """1-based number of the paragraph in the source."""
