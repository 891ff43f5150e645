"""Text under repair: every character remembers the slice of the original it stands for."""

from array import array
from collections.abc import Iterable
from functools import cache

Edit = tuple[int, int, str]
"""Replace ``text[start:end]`` (not empty) by a string."""

_USUAL_LENGTH = 1 << 16
"""Texts shorter than this, in characters, share one row of numbers to copy from."""


@cache
def _counting(length: int) -> "array[int]":
    return array("i", range(length))


class TracedText:
    """A string and, for each of its characters, the slice of the original string behind it.

    Cleaning is a row of passes over one of these. A pass either replaces the text by one of the same
    length, or applies a sorted list of edits; the maps follow by copying whole slices, so a pass costs
    what its edits cost and never a step per character.
    """

    def __init__(self, raw: str) -> None:
        self.text = raw
        counted = (
            _counting(_USUAL_LENGTH) if len(raw) < _USUAL_LENGTH else _counting.__wrapped__(len(raw) + 1)
        )
        self._starts = counted[: len(raw) + 1]
        self._ends = counted[1 : len(raw) + 1]

    def recast(self, text: str) -> None:
        """Take a text of the same length, character for character.

        Raises:
            ValueError: where the lengths differ; the map would be lost.
        """
        if len(text) != len(self.text):
            raise ValueError(f"a recast keeps the length: {len(self.text)} became {len(text)}")
        self.text = text

    def edit(self, edits: Iterable[Edit]) -> int:
        """Apply edits that are in order and do not overlap; return how many there were.

        A replacement as long as what it replaces is mapped character by character; any other maps each of
        its characters to the whole replaced slice. What is removed belongs to no character, unless the edit
        keeps a neighbour inside it (a gloss is edited together with the character it explains).
        """
        pieces: list[str] = []
        starts, ends = array("i"), array("i")
        position = count = 0
        for start, end, replacement in edits:
            count += 1
            pieces += (self.text[position:start], replacement)
            starts += self._starts[position:start]
            ends += self._ends[position:start]
            if len(replacement) == end - start:
                starts += self._starts[start:end]
                ends += self._ends[start:end]
            elif replacement:
                starts += array("i", [self._starts[start]]) * len(replacement)
                ends += array("i", [self._ends[end - 1]]) * len(replacement)
            position = end
        if count:
            starts += self._starts[position:]
            ends += self._ends[position:]
            self.text = "".join((*pieces, self.text[position:]))
            self._starts, self._ends = starts, ends
        return count

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the original behind ``text[start:end]`` (not empty)."""
        return self._starts[start], self._ends[end - 1]

    def maps(self) -> tuple["array[int]", "array[int]"]:
        """Where each character's slice of the original starts (one more for the end), and where it ends."""
        return self._starts, self._ends
