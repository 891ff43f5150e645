"""What the casebase answers: values for views to render, with how each question was understood."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Literal

from casebase.record import Case, Figure, Level, Mechanism, Place, Program, Site
from casebase.search.match import How, Outcome, Scope

Wanted = Scope | Literal["figure", "formula", "industry", "passage", "likeness", "facet"]
"""What a question that found nothing was after."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a question was read."""

    query: str
    """As asked."""
    name: str
    """The part taken as the name, as typed."""
    outcome: Outcome
    how: How | None
    understood: str | None
    """The name answered for, in full; None where nothing was understood."""
    region: str | None = None


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What a list or a button shows of a case."""

    id: str
    title: str
    one_line: str
    place: Place
    revision: int

    @property
    def level(self) -> Level:
        """Level of the place the case is about."""
        return self.place.level


@dataclass(frozen=True, slots=True)
class Mention:
    """A place inside a case that is another place's."""

    case: Case
    site: Site


@dataclass(frozen=True, slots=True, weakref_slot=True)
class PlaceAnswer:
    """The answer to “what is there of this place?”."""

    asked: Understanding
    place: Place | None
    """The real place understood; None where there is none, or where several are meant."""
    cases: tuple[Case, ...] = ()
    """Cases about the place itself."""
    inside: tuple[CaseHead, ...] = ()
    """Cases about places inside it: 清原满族自治县 has 大苏河乡's."""
    mentions: tuple[Mention, ...] = ()
    """What cases of other places tell of it."""
    nearby: tuple[CaseHead, ...] = ()
    """Cases in the same prefecture, else the same province, where it has none itself."""
    alike: tuple[CaseHead, ...] = ()
    """Cases of places whose names look or sound alike: offered, never substituted."""
    options: tuple[Place, ...] = ()
    """The places meant, where the name fits several, or the nearest real names, where it fits none."""
    homonyms: tuple[Place, ...] = ()
    """Other real places of the very name."""
    programs: tuple["ProgramHit", ...] = ()
    """The programs of that name, where there is no such place."""
    today: Place | None = None
    """The place of today that was asked for, where the cases tell of it as ``place``, which it was before."""


@dataclass(frozen=True, slots=True)
class ProgramHit:
    """A program with the case it belongs to."""

    case: Case
    program: Program


class Sign(IntEnum):
    """By what a program is known to be of a way, the plainest first."""

    NAMED = 0
    """Its name says so."""
    CALLED = 1
    """It is also called so."""
    PARTIES = 2
    """Its formula has the parties of the way."""
    MECHANISM = 3
    """The record gives the way as one of its mechanisms."""
    TOLD = 4
    """What is told of it says so."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of working."""

    key: str
    """A few ASCII letters for it, to be put into a button."""
    names: tuple[str, ...]
    """The general name first."""
    marks: tuple[str, ...] = ()
    parties: tuple[frozenset[str], ...] = ()
    """Roles that together make a formula one of the way; any of these sets will do."""
    mechanism: Mechanism | None = None

    @property
    def name(self) -> str:
        """The general name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class OfWay:
    """A program that is of a way, and by what sign."""

    hit: ProgramHit
    sign: Sign
    by: str
    """The words, parties or mechanism it is known by."""


class Tie(StrEnum):
    """What makes two programs one kind; the value is how a reader is told, before what they share."""

    WAY = "同为"
    FORMULA = "公式都有"
    MECHANISM = "都靠"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two programs are of a kind."""

    tie: Tie
    shared: str
    """The way's name, the parties or the mechanisms they have in common."""
    distance: int
    """0 for the plainest; only good for comparing."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A program of the same kind."""

    hit: ProgramHit
    reasons: tuple[Reason, ...]
    """The plainest first; at least one."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class ProgramAnswer:
    """The answer to “what is this program?”."""

    asked: Understanding
    hits: tuple[ProgramHit, ...] = ()
    """The programs meant: one, or several where the name fits several (双组长 in two counties)."""
    alike: tuple[ProgramHit, ...] = ()
    """Programs of like names, where none was meant: offered, never substituted."""
    related: tuple[ProgramHit, ...] = ()
    """Other programs that work alike: members of the same set first, then by mechanism and formula."""
    kin: tuple[Kin, ...] = ()
    """同类: programs of other cases of a kind with the one meant, each with why; none where several are."""
    way: Way | None = None
    """The way of working that was asked for by a name of it; then ``hits`` are all its programs."""
    members: tuple[OfWay, ...] = ()
    """The programs of that way, each with the sign it is known by; in the order of ``hits``."""
    not_in: Place | None = None
    """The place asked about, where none of its cases has the program."""
    places: tuple[Place, ...] = ()
    """The place of that name with something told of it, where there is no such program."""


@dataclass(frozen=True, slots=True)
class FigureHit:
    """A figure with the case it belongs to."""

    case: Case
    figure: Figure
