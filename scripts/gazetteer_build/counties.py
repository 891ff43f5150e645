"""Provinces, prefectures and counties: those of today, those since 2012, and what became of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from casebase.gazetteer.naming import short_names, unit
from casebase.gazetteer.register import Fate, canonical
from casebase.gazetteer.syllables import syllables
from casebase.record import Level
from gazetteer_build import packages, tables

START = 2012
"""Codes and names of this year and later have rows of their own; older names only stand as former names."""

COLUMNS = "code\tname\tsince\tuntil\tfate, heirs\tpinyin\tshort names (~ peoples left out)\tformer names:year"

_RANK = {2: Level.PREFECTURE, 3: Level.COUNTY}


@dataclass
class Row:
    """A line of ``divisions.tsv``: a name under a code, from a year to a year."""

    code: str
    name: str
    level: Level
    since: int
    until: int | None = None
    fate: Fate | None = None
    heirs: tuple[str, ...] = ()
    former: dict[str, tuple[int, Fate]] = field(default_factory=dict)
    """Former name → the year it was given up, and by what."""
    colloquial: tuple[str, ...] = ()

    def shorts(self) -> list[str]:
        """Its short names, by rule and by hand."""
        ruled = [short.form for short in short_names(self.name, self.level)]
        return list(dict.fromkeys([*ruled, *self.colloquial]))

    def cells(self) -> Iterator[str]:
        """The row as it is written."""
        yield self.code
        yield self.name
        yield str(self.since)
        yield str(self.until or "")
        yield (self.fate or "") + ",".join(self.heirs)
        yield " ".join(syllables(self.name))
        peoples_omitted = {short.form for short in short_names(self.name, self.level) if short.ethnic}
        yield " ".join("~" + form if form in peoples_omitted else form for form in self.shorts())
        former = sorted(self.former.items(), key=lambda item: (item[1][0], item[0]))
        yield " ".join(f"{name}:{year}{fate}" for name, (year, fate) in former)


def rows(folder: Path) -> list[Row]:
    """Every row of ``divisions.tsv``, by code, today's before an earlier name of the same code."""
    official = packages.ministry(folder)
    today = [_today(listed, Level.PROVINCE, 1949) for listed in official[1]]
    today += [Row(canonical(code), name, Level.PROVINCE, 1949) for code, name in tables.hand("provinces.tsv")]
    ended: list[Row] = []
    for rank, level in _RANK.items():
        history = _History(packages.snapshots(folder, rank))
        current = [
            _today(listed, level, history.since(listed.code, listed.name)) for listed in official[rank]
        ]
        today += current
        ended += history.ended({listed.code: listed.name for listed in official[rank]}, level)
        history.add_older_names(current)
    by_code = {row.code: row for row in today}
    _add_former_names(by_code, ended)
    _add_hand_made(by_code)
    statistical = [
        Row(code, name, Level.COUNTY, START, fate=Fate.STATISTICAL)
        for code, name in tables.hand("statistical.tsv")
    ]
    return sorted([*today, *ended, *statistical], key=lambda row: (row.code, row.until or 9999))


def _today(listed: packages.Listed, level: Level, since: int) -> Row:
    return Row(canonical(listed.code), listed.name, level, since)


def stem(name: str, level: Level) -> str:
    """A name without its unit and peoples, for telling whether two names are one place's."""
    shorts = short_names(name, level)
    return shorts[0].form if shorts else name.removesuffix(unit(name, level)) or name


class _History:
    """The yearly lists of one level, read as names with a first and a last year."""

    def __init__(self, snapshots: Iterable[packages.Snapshot]) -> None:
        self._years: dict[tuple[str, str], list[int]] = {}
        self._identity: dict[tuple[str, str], str] = {}
        self._by_identity: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for snapshot in snapshots:
            key = (snapshot.code, snapshot.name)
            span = self._years.setdefault(key, [snapshot.year, snapshot.year])
            span[0], span[1] = min(span[0], snapshot.year), max(span[1], snapshot.year)
            self._identity[key] = snapshot.identity
            if key not in self._by_identity[snapshot.identity]:
                self._by_identity[snapshot.identity].append(key)

    def since(self, code: str, name: str) -> int:
        """The first year of a name under a code, or under any code where this one was in force by 2012."""
        first: int = self._years.get((code, name), [packages.TODAY])[0]
        if first > START:
            return first
        kin = self._by_identity[self._identity[code, name]]
        return min(self._years[other][0] for other in kin if other[1] == name)

    def ended(self, current: dict[str, str], level: Level) -> list[Row]:
        """The names of 2012 and later that are no longer in the list of today."""
        told = {
            (code, name): (Fate(fate), heirs) for code, name, fate, heirs in tables.hand("successors.tsv")
        }
        found = []
        for (code, name), (_, last) in self._years.items():
            if last < START or current.get(code) == name:
                continue
            fate, heirs = told.get((code, name)) or (Fate.RENAMED, self._heir(code, name, current, level))
            successors = tuple(canonical(heir) for heir in heirs.split(","))
            since = self.since(code, name)
            found.append(Row(canonical(code), name, level, since, last + 1, fate, successors))
        return found

    def _heir(self, code: str, name: str, current: dict[str, str], level: Level) -> str:
        """Today's code of a place that kept its name or its stem, by the package's mark and both names."""
        for other in self._by_identity[self._identity[code, name]]:
            if current.get(other[0]) == other[1] and _akin(name, other[1], level):
                return other[0]
        raise LookupError(f"what became of {code} {name}? Say so in hand/successors.tsv")

    def add_older_names(self, rows: list[Row]) -> None:
        """Give today's rows the names they gave up before 2012, where the stem shows it is the same place."""
        for row in rows:
            key = (row.code.ljust(6, "0"), row.name)
            for code, name in self._by_identity.get(self._identity.get(key, ""), ()):
                last = self._years[code, name][1]
                if last < START and name != row.name and _akin(name, row.name, row.level):
                    row.former[name] = max(row.former.get(name, (0, Fate.RENAMED)), (last + 1, Fate.RENAMED))


def _akin(name: str, other: str, level: Level) -> bool:
    """Whether two names share a stem: 晋县 and 晋州市, 清原县 and 清原满族自治县."""
    if level is Level.PREFECTURE and name != other:
        # The package's marks of prefectures were checked by its author; their names change freely.
        return True
    first, second = sorted((stem(name, level), stem(other, level)), key=len)
    return second.startswith(first)


def _add_former_names(by_code: dict[str, Row], ended: list[Row]) -> None:
    for row in ended:
        if row.fate in (None, Fate.DIVIDED) or row.until is None:
            continue
        heir = by_code[row.heirs[0]]
        if heir.name != row.name:
            heir.former[row.name] = (row.until, row.fate)


def _add_hand_made(by_code: dict[str, Row]) -> None:
    for code, former, fate, year in tables.hand("older_names.tsv"):
        by_code[canonical(code)].former[former] = (int(year), Fate(fate))
    for code, short in tables.hand("colloquial.tsv"):
        by_code[code].colloquial += (short,)
