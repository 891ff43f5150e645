"""What the gazetteer hands out besides places: forms of names, index entries, periods of a history."""

from typing import NamedTuple

from casebase.gazetteer.register import Fate
from casebase.gazetteer.resolution import Reason
from casebase.record import Level


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
    """Names it bore before, and of places that went into it; without years."""
    pinyin: tuple[str, ...]
    """Toneless syllables of the name, one a character; ü is v."""
    province: str
    city: str | None
    """The prefecture a county lies in; None where there is none between it and the province."""
    recent: tuple[str, ...] = ()
    """Of the former names those given up in 2012 or later."""


class Period(NamedTuple):
    """A stretch of a place's history under one name and code."""

    name: str
    code: str | None
    """None for a name given up before 2012, whose code is not kept."""
    since: int | None
    """First year of the lists that has it; None where not kept."""
    until: int | None
    """The year it ended; None where it is in force."""
    fate: Fate | None
    """How it ended."""
