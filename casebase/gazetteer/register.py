"""The register down to counties: one row a name under a code, from a year to a year."""

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from casebase.gazetteer import tables
from casebase.record import Level


class Fate(StrEnum):
    """What became of a name or a code; the values are those of ``data/divisions.tsv``."""

    RENAMED = "改"
    MERGED = "并"
    DIVIDED = "析"
    STATISTICAL = "统"
    """In force, but only in the statistics bureau's lists."""


def canonical(code: str) -> str:
    """GB/T 2260 without the zeros that stand for “as a whole”: 450000 is 45, 450300 is 4503."""
    if len(code) != 6 or not code.endswith("00"):
        return code
    return code[:2] if code.endswith("0000") else code[:4]


_LEVELS = {2: Level.PROVINCE, 4: Level.PREFECTURE, 6: Level.COUNTY, 9: Level.TOWNSHIP}


def level_of(code: str) -> Level | None:
    """The level a code's length tells: two, four, six or nine digits; None for anything else."""
    return _LEVELS.get(len(code))


class FormerName(NamedTuple):
    """A name a place bore, or a place that became part of it."""

    name: str
    until: int
    """The year in which it was given up: the last it held."""
    fate: Fate

    def __str__(self) -> str:
        """As a reader is shown it: 清原县(–1989), 闸北区(–2015并入)."""
        return f"{self.name}(–{self.until}{'并入' if self.fate is Fate.MERGED else ''})"


class Division(NamedTuple):
    """A row of ``data/divisions.tsv``."""

    code: str
    name: str
    since: int
    """First year of the lists that has it; 1982 and 1949 stand for “from the beginning”."""
    until: int | None
    """The year it ended; None where it is in force."""
    fate: Fate | None
    heirs: tuple[str, ...]
    """Codes of today that it became or became part of."""
    pinyin: str
    shorts: str
    former: str

    @property
    def level(self) -> Level:
        """Province, prefecture or county."""
        return _LEVELS[len(self.code)]

    @property
    def current(self) -> bool:
        """Whether it is a division of today, by the ministry's list."""
        return self.until is None and self.fate is None

    def in_force(self, year: int | None) -> bool:
        """Whether the name held at the end of that year; today where None."""
        if year is None:
            return self.until is None
        return self.since <= year and (self.until is None or year < self.until)

    def short_names(self) -> Iterator[tuple[str, bool]]:
        """Each short name with whether it is the official one less the peoples in it."""
        for form in self.shorts.split():
            yield form.removeprefix("~"), form.startswith("~")

    def former_names(self) -> Iterator[FormerName]:
        """The names given up, oldest first."""
        for entry in self.former.split():
            name, _, end = entry.partition(":")
            yield FormerName(name, int(end[:-1]), Fate(end[-1]))


class Register:
    """All rows, found by code."""

    def __init__(self, rows: tuple[Division, ...]) -> None:
        self.rows = rows
        self._by_code: dict[str, list[Division]] = {}
        self._before: dict[str, list[str]] = defaultdict(list)
        self._paths: dict[tuple[str, int | None], tuple[str, ...]] = {}
        for row in rows:
            self._by_code.setdefault(row.code, []).append(row)
            for heir in row.heirs:
                if heir != row.code and row.fate is not Fate.DIVIDED:
                    self._before[heir].append(row.code)

    @classmethod
    def load(cls) -> "Register":
        """The register shipped with the project."""
        return cls(tuple(_row(*cells) for cells in tables.rows("divisions.tsv")))

    def get(self, code: str, year: int | None = None) -> Division | None:
        """The row of a code: the one in force in ``year``, else the newest."""
        rows = self._by_code.get(code)
        if not rows:
            return None
        return next((row for row in rows if row.in_force(year)), rows[0])

    def names_of(self, code: str) -> tuple[Division, ...]:
        """Every row of a code, newest first."""
        return tuple(self._by_code.get(code, ()))

    def below(self, code: str) -> tuple[Division, ...]:
        """The rows of today that lie inside a province or prefecture, at any depth."""
        return tuple(
            row for row in self.rows if row.current and row.code != code and row.code.startswith(code)
        )

    def lineage(self, code: str) -> tuple[str, ...]:
        """The code with the former ones whose places it took over whole."""
        return (code, *self._before.get(code, ()))

    def parent(self, code: str) -> str | None:
        """The code of the place directly above: the prefecture where there is one, else the province."""
        for width in (6, 4, 2):
            if width < len(code) and code[:width] in self._by_code:
                return code[:width]
        return None

    def path(self, row: Division) -> tuple[str, ...]:
        """Names from the province down to the row, as they were while the row was in force."""
        return (*self.path_above(row.code, row.until), row.name)

    def path_above(self, code: str, until: int | None = None) -> tuple[str, ...]:
        """Names from the province down to the parent of a code, just before ``until`` or today."""
        above = self.parent(code)
        if above is None:
            return ()
        if (above, until) not in self._paths:
            row = self.get(above, until - 1 if until else None)
            name = (row.name,) if row else ()
            self._paths[above, until] = self.path_above(above, until) + name
        return self._paths[above, until]


def _row(
    code: str, name: str, since: str, until: str, fate: str, pinyin: str, shorts: str, former: str
) -> Division:
    return Division(
        code,
        name,
        int(since),
        int(until) if until else None,
        Fate(fate[0]) if fate else None,
        tuple(fate[1:].split(",")) if len(fate) > 1 else (),
        pinyin,
        shorts,
        former,
    )
