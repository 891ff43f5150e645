"""With whom a case is best compared: with those that work the same way, then with its neighbours."""

from dataclasses import dataclass

from casebase.library.answers import CaseHead, PlaceAnswer, ProgramHit, Reason
from casebase.library.kinship import kin
from casebase.library.snapshot import Snapshot, head
from casebase.record import Case

_MOST = 8
_FEW = 4
"""Where fewer are alike or near, others of the level are offered too."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A case to compare another with."""

    head: CaseHead
    why: str
    """In a word or two: 同为光伏扶贫, 同在甘肃省; empty where they are only of one level."""


def partners(snapshot: Snapshot, case: Case, instead_of: PlaceAnswer | None = None) -> tuple[Partner, ...]:
    """The cases that a case is best compared with.

    Args:
        snapshot: the casebase.
        case: the case.
        instead_of: the place it was to be compared with, which has no case: its neighbours come first.
    """
    found: dict[str, Partner] = {}
    if instead_of is not None and instead_of.place is not None:
        for one in instead_of.nearby[:2]:
            found[one.id] = Partner(one, f"离{instead_of.place.name}近")
    for other, reason in like_cases(snapshot, case):
        found.setdefault(other.id, Partner(head(other), f"{reason.tie}{reason.shared}"))
    for other in _in_order(snapshot, case):
        near = other.place.path[0] == case.place.path[0]
        if near or len(found) <= _FEW:
            found.setdefault(other.id, Partner(head(other), f"同在{case.place.path[0]}" if near else ""))
    return tuple(one for one in found.values() if one.head.id != case.id)[:_MOST]


def like_cases(snapshot: Snapshot, case: Case) -> list[tuple[Case, Reason]]:
    """The cases with a program of a kind with one of the case's, the plainest first."""
    nearest: dict[str, tuple[Case, Reason]] = {}
    for program in case.programs:
        for one in kin(snapshot, ProgramHit(case, program)):
            other, reason = one.hit.case, one.reasons[0]
            if other.id not in nearest or reason.distance < nearest[other.id][1].distance:
                nearest[other.id] = (other, reason)
    return sorted(nearest.values(), key=lambda pair: (pair[1].distance, _apart(pair[0], case), pair[0].id))


def _in_order(snapshot: Snapshot, case: Case) -> list[Case]:
    """All cases, those of the same level and the same province first."""
    return sorted(snapshot.published(), key=lambda one: _apart(one, case))


def _apart(one: Case, other: Case) -> tuple[bool, bool]:
    return one.place.path[0] != other.place.path[0], one.level is not other.level
