"""``Gazetteer``: the register of places, loaded lazily from the compiled data files beside it."""

from collections.abc import Iterator
from functools import cache
from typing import Self

from casebase.gazetteer import tables
from casebase.gazetteer.entries import Entry, NameForm, Period
from casebase.gazetteer.names import RECENT
from casebase.gazetteer.places import Places
from casebase.gazetteer.register import Fate, Register, canonical, level_of
from casebase.gazetteer.resolution import Reason, Resolution
from casebase.gazetteer.resolver import Resolver
from casebase.gazetteer.syllables import syllables
from casebase.gazetteer.townships import FIRST_EDITION, Township
from casebase.record import Level, Place


class Gazetteer:
    """Every province, prefecture and county of 2012 to today, and townships.

    Places are made when asked for; townships are read from disk when the first question needs them.
    Codes are taken with or without the zeros that stand for “as a whole” (45, 450000) and given without.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._places = Places(register)
        self._resolver = Resolver(register, lambda: self._places.townships)

    @classmethod
    @cache
    def load(cls) -> Self:
        """The gazetteer shipped with the project; the same object at every call."""
        return cls(Register.load())

    def get(self, code: str) -> Place | None:
        """The place of that code, current or former; None where no such code was in force since 2012.

        A code given up (513425) gives the place as it last was under it (会理县); ``current`` leads on from
        there. A township's earlier code gives the township under its newest.
        """
        return self._places.get(canonical(code))

    def current(self, code: str) -> Place | None:
        """The place of today that the place of a code is, became, or became part of; None where divided."""
        row = self._register.get(canonical(code))
        if row is None or row.until is None:
            return self.get(code)
        return None if row.fate is Fate.DIVIDED else self.get(row.heirs[0])

    def divisions(self, level: Level, year: int | None = None) -> Iterator[Place]:
        """All places of a level: today's, or those of ``year`` (2012 at the earliest).

        Townships are known from the edition of 2015 on, which also answers for the years before.
        """
        if level is Level.TOWNSHIP:
            edition = max(year, FIRST_EDITION) if year else None
            rows = self._places.townships.rows
            yield from (self._places.of(town.code) for town in rows if town.in_edition(edition))
            return
        for row in self._register.rows:
            if row.level is level and row.fate is not Fate.STATISTICAL and row.in_force(year):
                yield self._places.division(row, year) if year else self._places.of(row.code)

    def inside(self, code: str, level: Level | None = None, *, ended: bool = False) -> tuple[Place, ...]:
        """The places of today directly inside another, or those of ``level`` anywhere inside it.

        Args:
            code: a province, prefecture or county.
            level: the level wanted.
            ended: whether townships of earlier editions count too (则拉乡 of 甘洛县).
        """
        below = self._register.below(canonical(code))
        if level is None:
            found = [row.code for row in below if self._register.parent(row.code) == canonical(code)]
            parents = [canonical(code)]
        else:
            found = [row.code for row in below if row.level is level]
            parents = [canonical(code), *(row.code for row in below)] if level is Level.TOWNSHIP else []
        towns = (town for parent in parents for town in self._places.townships.inside(parent))
        return (
            *map(self._places.of, found),
            *(self._places.township(town) for town in towns if ended or town.last is None),
        )

    def parent(self, code: str) -> Place | None:
        """The place directly above; None for a province and for an unknown code."""
        code = canonical(code)
        town = self._places.townships.get(code) if level_of(code) is Level.TOWNSHIP else None
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

        A full name keeps short ones of other places out, and places down to counties keep townships out. A
        name given up leads to the place of today; a place that was divided stands under its old code. The
        reason is the first place's.

        Args:
            mention: a name, official, short or former, in either script; a chain (广西资源县) counts
                as its last place.
            within: code of a province, prefecture or county the place must lie in.
            level: the level it must have.
            year: names in force that year go before others.
        """
        found = self._resolver.resolve(mention, within and canonical(within), level, year)
        places = tuple(self._places.of(hit.code) for hit in found)
        return Resolution(places, found[0].reason if found else Reason.UNKNOWN)

    def pinyin(self, code: str) -> tuple[str, ...]:
        """The syllables of the place's full name with tone digits (``zi1 yuan2 xian4``), one a character.

        ü is written v. Empty for an unknown code.
        """
        row = self._register.get(canonical(code))
        if row:
            return tuple(row.pinyin.split())
        place = self.get(code)
        return syllables(place.name) if place else ()

    def history(self, code: str) -> tuple[Period, ...]:
        """The names and codes a place had, oldest first, with the years they held; empty where unknown.

        A code given up tells the history of the place of today. Places that went into it are told too.
        """
        place = self.current(code) or self.get(code)
        row = self._register.get(place.code) if place and place.code else None
        if row is None:
            town = self._places.townships.get(code) if place else None
            return _history_of_township(town) if town else ()
        periods = [
            Period(former.name, None, None, former.until, former.fate)
            for former in row.former_names()
            if former.until <= RECENT
        ]
        for own in self._register.lineage(row.code):
            rows = self._register.names_of(own)
            periods += [Period(each.name, own, each.since, each.until, each.fate) for each in rows]
        return tuple(sorted(periods, key=lambda period: (period.until or 9999, period.since or 0)))

    def names(self, level: Level) -> Iterator[NameForm]:
        """Every form of every name of a level with each place it can mean, for finding many at once."""
        if level is Level.TOWNSHIP:
            yield from (NameForm(*form) for form in self._places.townships.forms())
            return
        for form, sense in self._resolver.names.items():
            if level_of(sense.code) is level:
                yield NameForm(form, sense.code, sense.reason)

    def forms(self, code: str) -> tuple[str, ...]:
        """The forms of a place's name: official, short, former."""
        row = self._register.get(canonical(code))
        if row:
            shorts = (form for form, _ in row.short_names())
            return tuple(dict.fromkeys([row.name, *shorts, *(former.name for former in row.former_names())]))
        town = self._places.townships.get(code)
        return (town.name, *town.short_names(), *(name for name, _ in town.former_names())) if town else ()

    def catalogue(self) -> Iterator[Entry]:
        """Every place of today down to counties, as an index of names needs it, without making places."""
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
                    tuple(former.name for former in row.former_names() if former.until >= RECENT),
                )

    def is_ordinary_word(self, name: str) -> bool:
        """Whether the name of a place (资源, 合作, 公安, 城区) is met as a common word too."""
        return name in _ordinary_words()


@cache
def _ordinary_words() -> frozenset[str]:
    return frozenset(word for word, *_ in tables.rows("ordinary.tsv"))


def _history_of_township(town: Township) -> tuple[Period, ...]:
    former = [Period(name, None, None, last, Fate.RENAMED) for name, last in town.former_names()]
    return (*former, Period(town.name, town.code, town.first, town.last, None))
