"""What a report is made of, whatever kind of file it becomes."""

from collections.abc import Callable
from dataclasses import dataclass, replace

Value = str | float | None
"""What stands in a table's cell; None where the source says nothing."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a chapter) or 2."""

    text: str
    level: int = 1

    def rewritten(self, rewrite: Callable[[str], str]) -> "Heading":
        """The same with ``rewrite`` applied to every text."""
        return replace(self, text=rewrite(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with a word before it that says what it tells."""

    text: str
    label: str = ""

    def rewritten(self, rewrite: Callable[[str], str]) -> "Paragraph":
        """The same with ``rewrite`` applied to every text."""
        return Paragraph(rewrite(self.text), rewrite(self.label))


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]

    def rewritten(self, rewrite: Callable[[str], str]) -> "Bullets":
        """The same with ``rewrite`` applied to every text."""
        return Bullets(tuple(map(rewrite, self.items)))


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column."""

    name: str
    width: int
    """In characters of a workbook; in proportion on a page."""
    only_in_workbook: bool = False
    """True for what is to be reckoned with rather than read."""


@dataclass(frozen=True, slots=True)
class Table:
    """Facts in rows."""

    name: str
    """Of its sheet in a workbook."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def rewritten(self, rewrite: Callable[[str], str]) -> "Table":
        """The same with ``rewrite`` applied to every text."""
        return Table(
            rewrite(self.name),
            tuple(replace(column, name=rewrite(column.name)) for column in self.columns),
            tuple(
                tuple(rewrite(value) if isinstance(value, str) else value for value in row)
                for row in self.rows
            ),
        )

    @property
    def to_read(self) -> "Table":
        """The table without the columns that are only for reckoning."""
        kept = [i for i, column in enumerate(self.columns) if not column.only_in_workbook]
        return Table(
            self.name,
            tuple(self.columns[i] for i in kept),
            tuple(tuple(row[i] for i in kept) for row in self.rows),
        )


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Report:
    """A case written out."""

    title: str
    about: str
    """Where, which level, when, which version, how far it is to be trusted."""
    blocks: tuple[Block, ...]
    """The document from top to bottom."""
    sheets: tuple[Table, ...]
    """The workbook from left to right."""

    def rewritten(self, rewrite: Callable[[str], str]) -> "Report":
        """The same with ``rewrite`` applied to every text."""
        return Report(
            rewrite(self.title),
            rewrite(self.about),
            tuple(block.rewritten(rewrite) for block in self.blocks),
            tuple(sheet.rewritten(rewrite) for sheet in self.sheets),
        )


def shown(value: Value) -> str:
    """A cell's value as it is read."""
    if value is None:
        return ""
    return f"{value:.12g}" if isinstance(value, float) else value
