"""Townships: the union of the statistics bureau's editions and the ministry's list of today."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

from casebase.gazetteer.naming import short_names
from casebase.gazetteer.register import Fate, canonical
from casebase.record import Level
from gazetteer_build import packages, tables
from gazetteer_build.counties import Row

COLUMNS = (
    "@code of the place they lie in; code	name	first edition	last, where ended"
    "	other codes	former names:last edition"
)

# What a township's name ends in; the bureau's lists also number parks, zones and prisons, which are none.
_TOWNSHIP = re.compile(r"(?:乡|镇|街道|苏木|地区|办事处|区公所|[农林牧渔茶]场|种畜场)$")
_OFFICE = re.compile(r"(街道|地区)办事处$")


@dataclass
class Township:
    """One township under one county of today, or under the former one it ended with."""

    parent: str
    name: str
    codes: dict[int, str] = field(default_factory=dict)
    """Year of the edition → code there."""
    former: list[tuple[str, int]] = field(default_factory=list)
    """Names it bore in earlier editions, each with the last of them."""

    @property
    def code(self) -> str:
        """Its newest code."""
        return self.codes[self.last]

    @property
    def first(self) -> int:
        """The first edition that has it."""
        return min(self.codes)

    @property
    def last(self) -> int:
        """The last edition that has it."""
        return max(self.codes)

    def cells(self) -> Iterator[str]:
        """The township as it is written."""
        yield self.code
        yield self.name
        yield str(self.first)
        yield str(self.last) if self.last != packages.TODAY else ""
        yield " ".join(sorted(set(self.codes.values()) - {self.code}))
        yield " ".join(f"{name}:{last}" for name, last in self.former)


class Parents:
    """Where an edition's county code belongs today."""

    def __init__(self, rows: Iterable[Row], today: Iterable[packages.Listed]) -> None:
        self._current = {row.code for row in rows if row.until is None and row.fate is not Fate.STATISTICAL}
        self._ended = {row.code: row for row in rows if row.until is not None}
        self._renumbered = dict(tables.hand("renumbered.tsv"))
        self._places: dict[str, set[str]] = defaultdict(set)
        for listed in today:
            self._places[_name(listed.name)].add(canonical(listed.parent))

    def of(self, county: str, name: str) -> str:
        """The code of the place the township of that name lies in."""
        county = canonical(self._renumbered.get(county, county))
        if county in self._current:
            return county
        row = self._ended.get(county)
        if row and row.fate is not Fate.DIVIDED:
            return row.heirs[0]
        heirs = row.heirs if row else ()
        return self._by_name(heirs, name) or (county if row else self._in_prefecture(county, name))

    def _by_name(self, heirs: Iterable[str], name: str) -> str | None:
        held = [heir for heir in heirs if heir in self._places[name]]
        return held[0] if len(held) == 1 else None

    def _in_prefecture(self, zone: str, name: str) -> str:
        """For the bureau's own zones (130171): today's county of the township, else the prefecture."""
        prefecture = zone[:4]
        held = [place for place in self._places[name] if place.startswith(prefecture)]
        if len(held) == 1:
            return held[0]
        return prefecture if prefecture in self._current else zone[:2]


def townships(folder: Path, rows: list[Row]) -> list[Township]:
    """Every township of any edition, by parent and code."""
    today = packages.ministry(folder)[4]
    parents = Parents(rows, today)
    found: dict[tuple[str, str], Township] = {}
    for year, listed in _editions(folder, today):
        name = _name(listed.name)
        if not _TOWNSHIP.search(name):
            continue
        parent = canonical(listed.parent) if year == packages.TODAY else parents.of(listed.parent, name)
        found.setdefault((parent, name), Township(parent, name)).codes.setdefault(year, listed.code)
    return _joined(
        sorted(found.values(), key=lambda township: (township.parent, township.first, township.code))
    )


def cells(found: Iterable[Township]) -> Iterator[Iterable[str]]:
    """The lines of ``townships.tsv``: the townships of each place after a line with its code."""
    ordered = sorted(found, key=lambda township: (township.parent, township.code, township.name))
    for parent, group in groupby(ordered, key=lambda township: township.parent):
        yield (f"@{parent}",)
        yield from (township.cells() for township in group)


def _joined(found: list[Township]) -> list[Township]:
    """One entry for a township whose unit changed (乡 made 镇), with its earlier names as former."""
    kept: dict[tuple[str, str], Township] = {}
    separate: list[Township] = []
    for township in found:
        shorts = [short.form for short in short_names(township.name, Level.TOWNSHIP)]
        key = (township.parent, shorts[0] if shorts else township.name)
        before = kept.get(key)
        if before and before.last >= township.first:
            separate.append(township)
            continue
        if before:
            # The bureau's first edition leaves the peoples out of names: that is no name of its own.
            given_up = [] if before.name in shorts else [(before.name, before.last)]
            township.former = before.former + given_up
            township.codes = before.codes | township.codes
        kept[key] = township
    return [*kept.values(), *separate]


def _editions(folder: Path, today: list[packages.Listed]) -> Iterator[tuple[int, packages.Listed]]:
    for year in packages.EDITIONS:
        for listed in packages.edition(folder, year, "streets"):
            yield year, listed
    for listed in today:
        yield packages.TODAY, listed


def _name(listed: str) -> str:
    """The name of the township itself: 八宝山街道办事处 is the office of 八宝山街道."""
    return _OFFICE.sub(r"\1", listed.strip()).translate(_respelled())


@cache
def _respelled() -> dict[int, str]:
    return {ord(there): char for there, char in tables.hand("respelled.tsv")}
