"""``Townships``: the register below counties, read from disk when a question first needs it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from casebase.gazetteer import tables
from casebase.gazetteer.naming import UNITS, short_names, unit
from casebase.gazetteer.resolution import Reason
from casebase.record import Level

_NAMES = re.compile(r"^\d+\t([^\t]+)\t", re.MULTILINE)
_SEARCHED = 24
"""How many names are searched for in the text before an index of it is made."""
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

    def leaves_out_peoples(self, form: str) -> bool:
        """Whether the form is its name without the peoples in it: 凉山乡 for 凉山彝族乡."""
        return "族" in self.name and form in self.short_names()

    def former_names(self) -> Iterator[tuple[str, int]]:
        """The names of earlier editions, each with the last of them."""
        for entry in self.former.split():
            name, _, last = entry.partition(":")
            yield name, int(last)


class Townships:
    """All townships of all editions, found by code, by parent and by name.

    The list stays one text, as it is on disk, and is searched through: that takes a millisecond, where all of
    its lines take a fifth of a second to read, and many times the memory.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._inside: dict[str, tuple[Township, ...]] = {}
        self._start = text.find("\n@")
        """Where the first block begins; before it stands what the columns are."""
        self._searched = 0

    @classmethod
    def load(cls) -> "Townships":
        """The townships shipped with the project."""
        return cls(tables.text("townships.tsv.xz"))

    @cached_property
    def rows(self) -> list[Township]:
        """Every township of every edition."""
        blocks = (block.partition("\n") for block in self._text.split("\n@")[1:])
        return [_row(parent, line) for parent, _, lines in blocks for line in lines.splitlines()]

    def get(self, code: str) -> Township | None:
        """The township that has or had that nine-digit code; the one that has it before one that had it."""
        today = (row for row in self.inside(code[:6]) if row.code == code and row.last is None)
        return next(today, None) or self._by_code(code)

    def inside(self, parent: str) -> tuple[Township, ...]:
        """The townships of a county, or of a prefecture without counties."""
        if parent not in self._inside:
            head = f"\n@{parent}\n"
            start = self._text.find(head) + len(head)
            end = self._text.find("\n@", start)
            lines = self._text[start : end if end >= 0 else None].splitlines() if start >= len(head) else []
            self._inside[parent] = tuple(_row(parent, line) for line in lines)
        return self._inside[parent]

    def _by_code(self, code: str) -> Township | None:
        found = list(self._with(code)) if code else []
        own = [row for row in found if row.code == code]
        today = [row for row in own if row.last is None]
        earlier = [row for row in found if code in row.others.split()]
        return next(iter((*today[-1:], *own[-1:], *earlier)), None)

    def named(self, name: str) -> Iterator[tuple[Township, Reason]]:
        """The townships of that very name, today's or an earlier edition's."""
        rows = list(self._called(name))
        for row in rows:
            if row.name == name:
                yield row, Reason.OFFICIAL
        for row in rows:
            if any(former == name for former, _ in row.former_names()):
                yield row, Reason.FORMER
        for row in rows:
            if name.endswith(UNITS[Level.TOWNSHIP]) and row.leaves_out_peoples(name):
                yield row, Reason.ETHNIC_SHORT

    def shortened(self, form: str) -> Iterator[tuple[Township, Reason]]:
        """The townships whose name without its unit is the form."""
        for name in (form + ending for ending in UNITS[Level.TOWNSHIP]):
            for row in self._called(name):
                if row.name == name:
                    yield row, Reason.SHORT
        for row in self._called(form):
            if row.leaves_out_peoples(form):
                yield row, Reason.SHORT

    def _called(self, name: str) -> Iterator[Township]:
        """The townships that bear or bore the name, or are called so for short, and perhaps others.

        The first questions search, so that none of them waits for the index.
        """
        if self._searched > _SEARCHED:
            first, others = self._places_of
            if name in first:
                yield from map(self._at, (first[name], *others.get(name, ())))
            return
        self._searched += 1
        yield from self._with("\t" + name.removesuffix(unit(name, Level.TOWNSHIP)))
        yield from (row for row in self._with(f"{name}:") if row.name != name)

    @cached_property
    def _places_of(self) -> tuple[dict[str, int], dict[str, list[int]]]:
        """Where in the text each name stands first, and where else."""
        first: dict[str, int] = {}
        others: dict[str, list[int]] = defaultdict(list)
        for name, at in self._names():
            if first.setdefault(name, at) != at:
                others[name].append(at)
        return first, others

    def _names(self) -> Iterator[tuple[str, int]]:
        """Every name of today, former, or less the peoples in it, with where it stands."""
        for found in _NAMES.finditer(self._text):
            yield found[1], found.start(1)
            if "族" in found[1]:
                for short in short_names(found[1], Level.TOWNSHIP):
                    yield short.form, found.start(1)
        colon = self._text.find(":", self._start)
        while colon >= 0:
            line = self._text.rfind("\t", 0, colon)
            start = max(line, self._text.rfind(" ", line, colon)) + 1
            yield self._text[start:colon], start
            colon = self._text.find(":", colon + 1)

    def _at(self, at: int) -> Township:
        """The township in whose line that place of the text lies."""
        start = self._text.rfind("\n", 0, at) + 1
        end = self._text.find("\n", at)
        head = self._text.rfind("\n@", 0, start) + 2
        parent = self._text[head : self._text.index("\n", head)]
        return _row(parent, self._text[start : end if end >= 0 else None])

    def _with(self, text: str) -> Iterator[Township]:
        """The townships in whose line the text stands."""
        at = self._text.find(text, max(self._start, 0))
        while at >= 0:
            if not self._text.startswith("@", self._text.rfind("\n", 0, at + 1) + 1):
                yield self._at(at + 1)
            end = self._text.find("\n", at + 1)
            at = self._text.find(text, end) if end >= 0 else -1

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
