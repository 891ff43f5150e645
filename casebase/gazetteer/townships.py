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
    """All townships of all editions, found by code, by parent and by name."""

    def __init__(self, blocks: dict[str, list[str]]) -> None:
        self._blocks = blocks
        self._parsed: dict[str, tuple[Township, ...]] = {}

    @classmethod
    def load(cls) -> "Townships":
        """The townships shipped with the project; lines are parsed when they are asked for."""
        blocks: dict[str, list[str]] = {}
        block: list[str] = []
        for line in tables.lines("townships.tsv.xz"):
            if line[0] == "@":
                block = blocks.setdefault(line[1:], [])
            else:
                block.append(line)
        return cls(blocks)

    @cached_property
    def rows(self) -> list[Township]:
        """Every township, by parent."""
        return [row for parent in self._blocks for row in self.inside(parent)]

    @cached_property
    def _by_name(self) -> dict[str, list[Township]]:
        named: dict[str, list[Township]] = defaultdict(list)
        for row in self.rows:
            named[row.name].append(row)
        return named

    @cached_property
    def _former(self) -> dict[str, list[Township]]:
        named: dict[str, list[Township]] = defaultdict(list)
        for row in self.rows:
            if row.former:
                for name, _ in row.former_names():
                    named[name].append(row)
        return named

    @cached_property
    def _peoples_omitted(self) -> dict[str, list[Township]]:
        named: dict[str, list[Township]] = defaultdict(list)
        for row in self.rows:
            if "族" in row.name:
                for short in short_names(row.name, Level.TOWNSHIP):
                    named[short.form].append(row)
        return named

    @cached_property
    def _by_code(self) -> dict[str, Township]:
        coded: dict[str, Township] = {}
        for row in self.rows:
            for other in row.others.split():
                coded.setdefault(other, row)
        coded.update((row.code, row) for row in self.rows if row.last is not None)
        coded.update((row.code, row) for row in self.rows if row.last is None)
        return coded

    def get(self, code: str) -> Township | None:
        """The township that has or had that nine-digit code; the one that has it before one that had it."""
        # Nearly every code begins with its county's: no need to parse the others.
        near = sorted(
            (row for row in self.inside(code[:6]) if row.code == code), key=lambda r: r.last is not None
        )
        return near[0] if near else self._by_code.get(code)

    def inside(self, parent: str) -> tuple[Township, ...]:
        """The townships of a county, or of a prefecture without counties."""
        if parent not in self._parsed:
            self._parsed[parent] = tuple(_row(parent, line) for line in self._blocks.get(parent, ()))
        return self._parsed[parent]

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
