"""What the casebase answers: values for views to render, with how each question was understood."""

from dataclasses import dataclass
from typing import Literal

from casebase.record import Case, Figure, Level, Place, Program, Site
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


@dataclass(frozen=True, slots=True)
class ProgramHit:
    """A program with the case it belongs to."""

    case: Case
    program: Program


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
    not_in: Place | None = None
    """The place asked about, where none of its cases has the program."""
    places: tuple[Place, ...] = ()
    """The place of that name with something told of it, where there is no such program."""


@dataclass(frozen=True, slots=True)
class FigureHit:
    """A figure with the case it belongs to."""

    case: Case
    figure: Figure
