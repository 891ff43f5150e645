"""``Gazetteer``: the register of places, loaded lazily from the compiled data files beside it."""

from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple, Self

from casebase.gazetteer.names import RECENT
from casebase.gazetteer.register import Division, Fate, Register, level_of
from casebase.gazetteer.resolution import Reason, Resolution
from casebase.gazetteer.resolver import Resolver
from casebase.gazetteer.syllables import syllables
from casebase.gazetteer.townships import Township, Townships
from casebase.record import Level, Place

_FIRST_EDITION = 2015
"""Townships are known from this year on; earlier years are answered with it."""


class NameForm(NamedTuple):
    """A form of a name, and one place it can mean."""

    form: str
    code: str
    reason: Reason


class Entry(NamedTuple):
    """What an index of names needs of a place down to counties."""

    code: str
    name: str
    level: Level
    shorts: tuple[str, ...]
    former: tuple[str, ...]
    """Names it bore before, without years."""
    pinyin: tuple[str, ...]
    """Toneless syllables of the name, one a character; ü is v."""
    province: str
    city: str | None
    """The prefecture a county lies in; None where there is none between it and the province."""


class Period(NamedTuple):
    """A stretch of a place's history under one name and code."""

    name: str
    code: str | None
    """None for a name given up before 2012, whose code is not kept."""
    since: int | None
    until: int | None
    """The year it ended; None where it is in force."""
    fate: Fate | None
    """How it ended."""


class Gazetteer:
    """Every province, prefecture and county of 2012 to today, and townships.

    Places are made when asked for; townships are read from disk when the first question needs them.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._places: dict[str, Place] = {}
        self._resolver = Resolver(register, lambda: self._townships)

    @classmethod
    @cache
    def load(cls) -> Self:
        """The gazetteer shipped with the project; the same object at every call."""
        return cls(Register.load())

    @cached_property
    def _townships(self) -> Townships:
        return Townships.load()

    def get(self, code: str) -> Place | None:
        """The place of that code, current or former; None where no such code was in force since 2012.

        A code given up (513425) gives the place as it last was under it (会理县); ``current`` leads on from
        there. A township's earlier code gives the township under its newest.
        """
        if code not in self._places:
            place = self._make(code)
            if place is None:
                return None
            self._places[code] = place
        return self._places[code]

    def current(self, code: str) -> Place | None:
        """The place of today that the place of a code is, became, or became part of; None where divided."""
        row = self._register.get(code)
        if row is None or row.until is None:
            return self.get(code)
        return None if row.fate is Fate.DIVIDED else self.get(row.heirs[0])

    def divisions(self, level: Level, year: int | None = None) -> Iterator[Place]:
        """All places of a level: today's, or those of ``year`` (2012 at the earliest)."""
        if level is Level.TOWNSHIP:
            for town in self._townships.rows:
                if town.in_edition(year and max(year, _FIRST_EDITION)):
                    yield self._township(town)
            return
        for row in self._register.rows:
            if row.level is level and row.fate is not Fate.STATISTICAL and row.in_force(year):
                yield self._division(row, year) if year else self._known(row.code)

    def inside(self, code: str, level: Level | None = None, *, ended: bool = False) -> tuple[Place, ...]:
        """The places directly inside another, or those of ``level`` anywhere inside it.

        Args:
            code: a province, prefecture or county.
            level: the level wanted.
            ended: whether townships of earlier editions count too.
        """
        found = [self._known(row.code) for row in self._register.rows if row.current and row.code != code]
        upper = [
            place
            for place in found
            if place.code
            and place.code.startswith(code)
            and (self._register.parent(place.code) == code if level is None else place.level is level)
        ]
        if level is Level.TOWNSHIP:
            parents = [code, *(row.code for row in self._register.rows if row.code.startswith(code))]
        elif level is None:
            parents = [code]
        else:
            return tuple(upper)
        towns = (town for parent in dict.fromkeys(parents) for town in self._townships.inside(parent))
        return (*upper, *(self._township(town) for town in towns if ended or town.last is None))

    def parent(self, code: str) -> Place | None:
        """The place directly above; None for a province and for an unknown code."""
        town = self._townships.get(code) if len(code) > 6 else None
        above = town.parent if town else self._register.parent(code)
        return self.get(above) if above else None

    def resolve(
        self,
        mention: str,
        *,
        within: str | None = None,
        level: Level | None = None,
        year: int | None = None,
    ) -> Resolution:
        """The places ``mention`` can mean.

        Args:
            mention: a name, official, short or former, in either script; a chain (广西资源县) counts
                as its last place.
            within: code of a province, prefecture or county the place must lie in.
            level: the level it must have.
            year: names in force that year go before others.
        """
        found = self._resolver.resolve(mention, within, level, year)
        places = tuple(self._known(hit.code) for hit in found)
        return Resolution(places, found[0].reason if found else Reason.UNKNOWN)

    def pinyin(self, code: str) -> tuple[str, ...]:
        """The syllables of the place's full name with tone digits (``zi1 yuan2 xian4``), one a character."""
        row = self._register.get(code)
        if row:
            return tuple(row.pinyin.split())
        place = self.get(code)
        return syllables(place.name) if place else ()

    def history(self, code: str) -> tuple[Period, ...]:
        """The names and codes a place had, oldest first, with the years they held; empty where unknown."""
        row = self._register.get(code)
        if row is None:
            return _history_of_township(self._townships.get(code))
        periods = [
            Period(former.name, None, None, former.until, former.fate)
            for former in row.former_names()
            if former.until <= RECENT
        ]
        for own in self._register.lineage(code):
            periods += [
                Period(r.name, r.code, r.since, r.until, r.fate) for r in self._register.names_of(own)
            ]
        return tuple(sorted(periods, key=lambda period: (period.until or 9999, period.since or 0)))

    def names(self, level: Level) -> Iterator[NameForm]:
        """Every form of every name of a level with each place it can mean, for finding many at once."""
        if level is Level.TOWNSHIP:
            yield from (NameForm(*form) for form in self._townships.forms())
            return
        for form, sense in self._resolver.names.items():
            if level_of(sense.code) is level:
                yield NameForm(form, sense.code, sense.reason)

    def forms(self, code: str) -> tuple[str, ...]:
        """The forms of a place's name: official, short, former."""
        row = self._register.get(code)
        if row:
            shorts = (form for form, _ in row.short_names())
            return tuple(dict.fromkeys([row.name, *shorts, *(former.name for former in row.former_names())]))
        place = self.get(code)
        return (place.name, *place.aliases) if place else ()

    def catalogue(self) -> Iterator[Entry]:
        """Every place of today down to counties, as an index of names needs it; 5 ms for all."""
        for row in self._register.rows:
            if row.until is None:
                path = self._register.path(row)
                yield Entry(
                    row.code,
                    row.name,
                    row.level,
                    tuple(form for form, _ in row.short_names()),
                    tuple(former.name for former in row.former_names()),
                    tuple(syllable[:-1] for syllable in row.pinyin.split()),
                    path[0],
                    path[1] if len(path) == 3 else None,
                )

    def is_ordinary_word(self, name: str) -> bool:
        """Whether a short name of a place (资源, 合作, 公安) is met as a common word too."""
        return name in _ordinary_words()

    def _known(self, code: str) -> Place:
        place = self.get(code)
        if place is None:
            raise KeyError(code)
        return place

    def _make(self, code: str) -> Place | None:
        row = self._register.get(code)
        if row:
            return self._division(row)
        town = self._townships.get(code) if len(code) == 9 else None
        return self._township(town) if town else None

    def _division(self, row: Division, year: int | None = None) -> Place:
        above = self._register.path_above(row.code, year + 1 if year else row.until)
        return Place(
            code=row.code,
            name=row.name,
            level=row.level,
            path=(*above, row.name),
            aliases=tuple(form for form, _ in row.short_names()),
            former=tuple(str(former) for former in row.former_names()),
        )

    def _township(self, town: Township) -> Place:
        parent = self._known(town.parent)
        return Place(
            code=town.code,
            name=town.name,
            level=Level.TOWNSHIP,
            path=(*parent.path, town.name),
            aliases=town.short_names(),
            former=tuple(f"{name}(–{last})" for name, last in town.former_names()),
        )


@cache
def _ordinary_words() -> frozenset[str]:
    lines = files("casebase.gazetteer").joinpath("data/ordinary.tsv").read_text("utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if not line.startswith("#"))


def _history_of_township(town: Township | None) -> tuple[Period, ...]:
    if town is None:
        return ()
    former = [Period(name, None, None, last, Fate.RENAMED) for name, last in town.former_names()]
    return (*former, Period(town.name, town.code, town.first, town.last, None))
