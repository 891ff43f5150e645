"""What a day has to offer: a case, and questions worth asking, the same for everyone all day long."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TypeVar

from casebase.extraction.formula import known_role, role_of
from casebase.library.answers import FigureHit, ProgramHit, Sign, Tie, Way
from casebase.library.areas import area as area_of
from casebase.library.areas import areas
from casebase.library.partners import like_cases
from casebase.library.snapshot import Snapshot
from casebase.library.ways import ways
from casebase.record import Case, Formula, Nature

T = TypeVar("T")

_PROMISED = (Nature.TASK, Nature.PLAN, Nature.PLEDGE, Nature.CAPACITY)
_PARTIES = (2, 4)
_FORMULA = 12
"""Characters of a formula that a button still shows whole."""
_INDUSTRY = 6
_OF = 10
_BOUND = "限"
"""What a limit ends in, 上限 or 下限: nobody asks whether it was reached."""


@dataclass(frozen=True, slots=True)
class Daily:
    """What a day has to offer. Each is drawn from the cases there are; None where none will do."""

    case: Case
    way: Way | None
    """A way of working that several places go: who does?"""
    formula: ProgramHit | None
    """A program with a short formula: who else works by it?"""
    figure: FigureHit | None
    """A figure that is no result: is it one?"""
    industry: str | None
    """Something several cases make or grow."""
    pair: tuple[Case, Case] | None
    """Two cases of one level from different provinces."""


def daily(snapshot: Snapshot, day: date) -> Daily | None:
    """What the day has to offer; None while there is no case."""
    cases = snapshot.published()
    case = _drawn(cases, day, lambda case: case.id)
    if case is None:
        return None
    return Daily(
        case,
        _drawn(_widespread(snapshot), day, lambda way: way.key),
        _drawn(_with_formula(snapshot), day, lambda hit: hit.program.id),
        _drawn(_promised(cases), day, lambda hit: f"{hit.case.id}.{hit.figure.id}"),
        _drawn(_shared_industries(cases), day, str),
        _pair(snapshot, cases, day),
    )


def spread(cases: Iterable[Case], day: date) -> list[Case]:
    """The cases, one of each area in turn, so that the first few show the breadth of the country."""
    shuffled = sorted(cases, key=lambda case: _lot(day, case.id))
    known = areas()
    turns: dict[str, int] = {}
    placed = []
    for case in shuffled:
        area = area_of(case.place) or ""
        turn = turns[area] = turns.get(area, 0) + 1
        placed.append((turn, known.index(area) if area in known else len(known), case))
    return [case for *_, case in sorted(placed, key=lambda one: one[:2])]


def _widespread(snapshot: Snapshot) -> Iterator[Way]:
    """The ways that programs of several cases are called by."""
    for way in ways():
        called = (one for one in snapshot.ways.members(way) if one.sign <= Sign.CALLED)
        if len({one.hit.case.id for one in called}) > 1:
            yield way


def _with_formula(snapshot: Snapshot) -> Iterator[ProgramHit]:
    """The programs with a short formula of parties everyone knows."""
    for case in snapshot.published():
        for program in case.programs:
            if program.formula and _is_plain(program.formula):
                yield ProgramHit(case, program)


def _is_plain(formula: Formula) -> bool:
    """Whether it is short, and all its parties are known ones."""
    least, most = _PARTIES
    fits = least <= len(formula.slots) <= most and len(formula.raw) <= _FORMULA
    return fits and all(known_role(role_of(slot.role)) for slot in formula.slots)


def _promised(cases: Iterable[Case]) -> Iterator[FigureHit]:
    return (
        FigureHit(case, figure)
        for case in cases
        for figure in case.figures
        if figure.nature in _PROMISED and not figure.conflicts and len(figure.of) <= _OF
        if not figure.of.endswith(_BOUND)
    )


def _shared_industries(cases: Iterable[Case]) -> list[str]:
    seen: dict[str, int] = {}
    for case in cases:
        for industry in case.industries:
            seen[industry] = seen.get(industry, 0) + 1
    return [industry for industry, count in seen.items() if count > 1 and len(industry) <= _INDUSTRY]


def _pair(snapshot: Snapshot, cases: list[Case], day: date) -> tuple[Case, Case] | None:
    """Two cases of one level and of different provinces, of a kind where there are such."""
    for first in sorted(cases, key=lambda case: _lot(day, f"pair {case.id}")):
        others = [c for c in cases if c.level is first.level and c.place.path[0] != first.place.path[0]]
        of_a_kind = {case.id for case, reason in like_cases(snapshot, first) if reason.tie is Tie.WAY}
        near = [case for case in others if case.id in of_a_kind]
        other = _drawn(near or others, day, lambda case: f"with {case.id}")
        if other is not None:
            return first, other
    return None


def _drawn(things: Iterable[T], day: date, named: Callable[[T], str]) -> T | None:
    """The one the day's lot falls on: a thing that comes or goes hardly changes the draws of other days."""
    return min(things, key=lambda thing: _lot(day, named(thing)), default=None)


def _lot(day: date, name: str) -> bytes:
    return sha256(f"{day.isoformat()} {name}".encode()).digest()
