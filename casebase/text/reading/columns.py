"""The lines found on a photographed page → the order they are read in, column after column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from casebase.text.characters import CLOSING, SENTENCE_END

_GUTTER = 0.7
"""Widths of a character that lie between two columns at least."""
_COLUMN = 3
"""Lines that make a column; fewer beside each other are a heading set in two."""
_RAGGED = 1.5
"""Widths of a character a full line may end before the column does."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words and the box it stands in, in pixels from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the box; about the width of one of its characters."""
        return self.bottom - self.top


def as_text(lines: Sequence[Line]) -> str:
    """The page's text, a paragraph a line: a line as wide as its column that ends no sentence goes on."""
    if not lines:
        return ""
    size = median(line.height for line in lines)
    return "\n".join(
        paragraph for column in _columns(list(lines), size) for paragraph in _paragraphs(column, size)
    )


def _columns(lines: list[Line], size: float) -> Iterator[list[Line]]:
    """Blocks of lines below each other, in reading order; cut where a gutter or a heading says so."""
    gutter = _gutter(lines, size)
    if gutter is not None:
        yield from _columns([line for line in lines if line.right <= gutter], size)
        yield from _columns([line for line in lines if line.right > gutter], size)
        return
    rows = sorted(lines, key=lambda line: (line.top + line.bottom) / 2)
    cut = _heading_ends(rows, size)
    if cut is None:
        yield _rows(rows, size)
        return
    yield from _columns(rows[:cut], size)
    yield from _columns(rows[cut:], size)


def _gutter(lines: list[Line], size: float) -> float | None:
    """Where no line stands between two columns; None where there is one column."""
    reached = -1.0
    by_left = sorted(lines, key=lambda line: line.left)
    for at, line in enumerate(by_left):
        enough = at >= _COLUMN and len(by_left) - at >= _COLUMN
        if enough and line.left - reached > _GUTTER * size:
            return reached
        reached = max(reached, line.right)
    return None


def _heading_ends(rows: list[Line], size: float) -> int | None:
    """How many rows stand across the columns above or below them; None where nothing does."""
    for cut in range(1, len(rows) - 2 * _COLUMN + 1):
        if _gutter(rows[cut:], size) is not None:
            return cut
    for cut in range(len(rows) - 1, 2 * _COLUMN - 1, -1):
        if _gutter(rows[:cut], size) is not None:
            return cut
    return None


def _rows(lines: list[Line], size: float) -> list[Line]:
    """The lines of one column from above, and from the left where they stand beside each other."""
    ordered: list[Line] = []
    row: list[Line] = []
    for line in lines:
        if row and line.top + line.height / 2 > row[0].top + row[0].height / 2 + size / 2:
            ordered += sorted(row, key=lambda one: one.left)
            row = []
        row.append(line)
    return ordered + sorted(row, key=lambda one: one.left)


def _paragraphs(column: list[Line], size: float) -> Iterator[str]:
    edge = max(line.right for line in column)
    paragraph = ""
    for line in column:
        paragraph += line.text
        ends = line.text.endswith(tuple(SENTENCE_END + CLOSING))
        if ends or line.right < edge - _RAGGED * size:
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph
