"""``NameIndex``: every form of every name down to counties, and what each can mean."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from casebase.gazetteer.naming import short_names
from casebase.gazetteer.register import Division, Fate, Register
from casebase.gazetteer.resolution import Reason
from casebase.record import Level

RECENT = 2012
"""Names given up since then are as good as official ones: articles of those years use them."""


class Strength(IntEnum):
    """How surely a form means a place; a stronger form keeps weaker ones out."""

    OFFICIAL = 0
    RECENT = 1
    """A full name given up in 2012 or later."""
    PEOPLES_OMITTED = 2
    """The official name less the peoples in it: 清原县, 凉山州."""
    SHORT = 3
    OLD = 4
    """A full name given up before 2012."""
    SHORT_OF_FORMER = 5


class Sense(NamedTuple):
    """A place a form can mean."""

    code: str
    strength: Strength
    since: int
    until: int | None
    """First year and year of the end of the name, for choosing by year."""

    @property
    def reason(self) -> Reason:
        """What a reader is told."""
        return _REASONS[self.strength]

    @property
    def full(self) -> bool:
        """Whether the form is a name that stood in a list."""
        return self.strength in (Strength.OFFICIAL, Strength.RECENT, Strength.OLD)

    def in_force(self, year: int) -> bool:
        """Whether the place bore the very name at the end of the year."""
        return self.full and self.since <= year and (self.until is None or year < self.until)


_REASONS = {
    Strength.OFFICIAL: Reason.OFFICIAL,
    Strength.RECENT: Reason.FORMER,
    Strength.PEOPLES_OMITTED: Reason.ETHNIC_SHORT,
    Strength.SHORT: Reason.SHORT,
    Strength.OLD: Reason.FORMER,
    Strength.SHORT_OF_FORMER: Reason.FORMER,
}
# Forms of one group are alternatives; a later group only counts where no earlier one does.
_GROUPS = (
    {Strength.OFFICIAL, Strength.RECENT},
    {Strength.RECENT, Strength.PEOPLES_OMITTED},
    {Strength.SHORT},
    {Strength.OLD},
    {Strength.SHORT_OF_FORMER},
)


class NameIndex:
    """Form → senses, one a place, the strongest."""

    def __init__(self, register: Register) -> None:
        self._senses: dict[str, dict[str, Sense]] = {}
        for row in register.rows:
            for form, sense in _forms(row):
                self._add(form, sense)

    def _add(self, form: str, sense: Sense) -> None:
        senses = self._senses.setdefault(form, {})
        known = senses.get(sense.code)
        if known is None or sense.strength < known.strength:
            senses[sense.code] = sense

    def senses(self, form: str) -> Iterable[Sense]:
        """Everything the form can mean."""
        known = self._senses.get(form)
        return known.values() if known else ()

    def items(self) -> Iterator[tuple[str, Sense]]:
        """Every form with each of its senses."""
        for form, senses in self._senses.items():
            for sense in senses.values():
                yield form, sense


def strongest(senses: Iterable[Sense], year: int | None = None) -> list[Sense]:
    """The senses that hold once weaker ones are left out, best first: by year, strength, level, code."""
    found = list(senses)
    dated = [] if year is None else [sense for sense in found if sense.in_force(year)]
    chosen: list[Sense] = []
    if any(sense.strength is Strength.OFFICIAL for sense in found):
        chosen = [sense for sense in found if sense.strength in _GROUPS[0]]
    else:
        for group in _GROUPS[1:]:
            chosen = [sense for sense in found if sense.strength in group]
            if chosen:
                break
    merged = {sense.code: sense for sense in [*dated, *chosen]}
    return sorted(
        merged.values(),
        key=lambda sense: (sense not in dated, sense.strength, len(sense.code), sense.code),
    )


def _forms(row: Division) -> Iterator[tuple[str, Sense]]:
    if row.until is not None:
        yield from _forms_of_ended(row)
        return
    yield row.name, Sense(row.code, Strength.OFFICIAL, row.since, None)
    for short, ethnic in row.short_names():
        strength = Strength.PEOPLES_OMITTED if ethnic else Strength.SHORT
        yield short, Sense(row.code, strength, row.since, None)
    for former in row.former_names():
        strength = Strength.RECENT if former.until >= RECENT else Strength.OLD
        yield former.name, Sense(row.code, strength, 0, former.until)
        yield from _shortened(former.name, row.code, row.level, former.until)


def _forms_of_ended(row: Division) -> Iterator[tuple[str, Sense]]:
    """Names of places that nothing took over whole; the others are former names of their heirs."""
    if row.fate is Fate.DIVIDED:
        yield row.name, Sense(row.code, Strength.RECENT, row.since, row.until)
        yield from _shortened(row.name, row.code, row.level, row.until)


def _shortened(name: str, code: str, level: Level, until: int | None) -> Iterator[tuple[str, Sense]]:
    for short in short_names(name, level):
        yield short.form, Sense(code, Strength.SHORT_OF_FORMER, 0, until)
