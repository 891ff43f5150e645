"""``Townships``: the register below counties, read from disk when a question first needs it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from casebase.gazetteer import tables
from casebase.gazetteer.naming import UNITS, short_names
from casebase.gazetteer.resolution import Reason
from casebase.record import Level

FIRST_EDITION = 2015
"""Year of the earliest list of townships."""


class Township(NamedTuple):
    """A line of ``data/townships.tsv.xz`` with the place it lies in."""

    parent: str
    """Code of the county; of the prefecture where there is no county between (东莞市)."""
    code: str
    name: str
    first: int
    """The first edition that has it; the earliest is of 2015."""
    last: int | None
    """The last edition that has it; None where it is in the list of today."""
    others: str
    former: str

    def in_edition(self, year: int | None) -> bool:
        """Whether the editions of that year have it; the list of today where None."""
        if year is None:
            return self.last is None
        return self.first <= year and (self.last is None or year <= self.last)

    def short_names(self) -> tuple[str, ...]:
        """Its name without the unit, and without the peoples in it."""
        return tuple(short.form for short in short_names(self.name, Level.TOWNSHIP))

    def former_names(self) -> Iterator[tuple[str, int]]:
        """The names of earlier editions, each with the last of them."""
        for entry in self.former.split():
            name, _, last = entry.partition(":")
            yield name, int(last)


class Townships:
    """All townships of all editions, found by code, by parent and by name.

    What is asked of one county reads that county's lines alone; the rest is read when a name is looked up.
    """

    def __init__(self, text: str) -> None:
        blocks = (block.partition("\n") for block in text.split("\n@")[1:])
        self._blocks = {parent: lines for parent, _, lines in blocks}
        self._read: dict[str, tuple[Township, ...]] = {}

    @classmethod
    def load(cls) -> "Townships":
        """The townships shipped with the project."""
        return cls(tables.text("townships.tsv.xz"))

    @cached_property
    def rows(self) -> list[Township]:
        """Every township of every edition."""
        return [row for parent in self._blocks for row in self.inside(parent)]

    def get(self, code: str) -> Township | None:
        """The township that has or had that nine-digit code; the one that has it before one that had it."""
        today = (row for row in self.inside(code[:6]) if row.code == code and row.last is None)
        return next(today, None) or self._by_code.get(code)

    def inside(self, parent: str) -> tuple[Township, ...]:
        """The townships of a county, or of a prefecture without counties."""
        if parent not in self._read:
            lines = self._blocks.get(parent, "").splitlines()
            self._read[parent] = tuple(_row(parent, line) for line in lines)
        return self._read[parent]

    @cached_property
    def _by_code(self) -> dict[str, Township]:
        by_code: dict[str, Township] = {}
        for row in self.rows:
            for other in row.others.split():
                by_code.setdefault(other, row)
        by_code.update((row.code, row) for row in self.rows if row.last is not None)
        by_code.update((row.code, row) for row in self.rows if row.last is None)
        return by_code

    @cached_property
    def _by_name(self) -> dict[str, list[Township]]:
        by_name = defaultdict(list)
        for row in self.rows:
            by_name[row.name].append(row)
        return by_name

    @cached_property
    def _former(self) -> dict[str, list[Township]]:
        former = defaultdict(list)
        for row in self.rows:
            for name, _ in row.former_names():
                former[name].append(row)
        return former

    @cached_property
    def _peoples_omitted(self) -> dict[str, list[Township]]:
        omitted = defaultdict(list)
        for row in self.rows:
            if "族" in row.name:
                for short in short_names(row.name, Level.TOWNSHIP):
                    omitted[short.form].append(row)
        return omitted

    def named(self, name: str) -> Iterator[tuple[Township, Reason]]:
        """The townships of that very name, today's or an earlier edition's."""
        for row in self._by_name.get(name, ()):
            yield row, Reason.OFFICIAL
        for row in self._former.get(name, ()):
            yield row, Reason.FORMER
        for row in self._peoples_omitted.get(name, ()):
            if name.endswith(UNITS[Level.TOWNSHIP]):
                yield row, Reason.ETHNIC_SHORT

    def shortened(self, form: str) -> Iterator[tuple[Township, Reason]]:
        """The townships whose name without its unit is the form."""
        for unit in UNITS[Level.TOWNSHIP]:
            for row in self._by_name.get(form + unit, ()):
                yield row, Reason.SHORT
        for row in self._peoples_omitted.get(form, ()):
            yield row, Reason.SHORT

    def forms(self) -> Iterator[tuple[str, str, Reason]]:
        """Every form of every name with the code it stands for."""
        for row in self.rows:
            yield row.name, row.code, Reason.OFFICIAL
            for short in short_names(row.name, Level.TOWNSHIP):
                yield short.form, row.code, Reason.ETHNIC_SHORT if short.ethnic else Reason.SHORT
            for name, _ in row.former_names():
                yield name, row.code, Reason.FORMER


def _row(parent: str, line: str) -> Township:
    code, name, first, last, others, former = line.split("\t")
    return Township(parent, code, name, int(first), int(last) if last else None, others, former)
