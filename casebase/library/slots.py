"""Slot algebra: how one formula stands to another, whatever order their parties are written in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from casebase.extraction.formula import UNSTATED, role_of
from casebase.library.tables import table
from casebase.record import Slot

_NEAR = 0.5
"""Formulas that share this much of all their parties are near."""
_KIN = 0.5
"""What a kindred party counts less than the very one."""


class Fit(StrEnum):
    """How a stated formula answers to the one asked for, the best first."""

    EXACT = "exact"
    CONTAINED = "contained"
    """The asked one stands in a longer one."""
    NEAR = "near"
    """As many parties, one of them another or in another number; or mostly the same ones."""
    PART = "part"
    """Only a part of the asked one is stated."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a stated formula answers to the one asked for, and where it differs."""

    fit: Fit
    added: tuple[str, ...] = ()
    """Roles it has besides."""
    missing: tuple[str, ...] = ()
    """Roles it lacks."""
    otherwise: tuple[tuple[str, str], ...] = ()
    """Roles asked for, each with the kindred role it has instead."""
    counts_differ: bool = False
    """Whether a party is stated in other numbers, or in none where some were asked for."""


def normalised(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots under the roles that parties are compared by: 专合组织 is 合作社."""
    return tuple(slot.model_copy(update={"role": role_of(slot.role)}) for slot in slots)


def relate(asked: Sequence[Slot], stated: Sequence[Slot]) -> Relation | None:
    """How ``stated`` answers to ``asked``, both normalised; None where they have too little in common.

    A slot asked for without a role (the X of 党建+X, the N of 1+N+1) fits any party, in its number where it
    has one.
    """
    left = list(stated)
    pairs: list[tuple[Slot, Slot]] = []
    missing: list[Slot] = []
    for slot in sorted(asked, key=lambda one: one.role == UNSTATED):
        other = _best(slot, left)
        if other is None:
            missing.append(slot)
        else:
            left.remove(other)
            pairs.append((slot, other))
    if not pairs:
        return None
    otherwise = tuple((a.role, s.role) for a, s in pairs if a.role not in (s.role, UNSTATED))
    counts = any(a.min is not None and (a.min, a.max) != (s.min, s.max) for a, s in pairs)
    shared = len(pairs) - _KIN * len(otherwise)
    exact = not otherwise and not counts
    fit = _fit(shared, len(asked), len(left), whole=not missing, exact=exact)
    if fit is None:
        return None
    return Relation(fit, tuple(s.role for s in left), tuple(s.role for s in missing), otherwise, counts)


def _fit(shared: float, asked: int, added: int, *, whole: bool, exact: bool) -> Fit | None:
    if whole and exact:
        return Fit.CONTAINED if added else Fit.EXACT
    if whole:
        return Fit.NEAR
    if shared < _NEAR * (asked + added):
        return None
    return Fit.PART if exact and not added else Fit.NEAR


def _best(slot: Slot, left: Sequence[Slot]) -> Slot | None:
    """The stated slot that answers best to the one asked for."""
    counted = [other for other in left if _in_number(slot, other)]
    if slot.role == UNSTATED:
        if slot.min is None:
            return next(iter(left), None)
        same = (other for other in counted if (other.min, other.max) == (slot.min, slot.max))
        return next(same, next(iter(counted), None))
    same_role = [other for other in left if other.role == slot.role]
    kin = [other for other in left if _wider(other.role) == _wider(slot.role)]
    return next(iter((*same_role, *kin)), None)


def _in_number(slot: Slot, other: Slot) -> bool:
    """Whether the numbers of two slots overlap."""
    if slot.min is None or other.min is None:
        return slot.min is None
    return slot.min <= (other.max or slot.min) and other.min <= (slot.max or other.min)


def _wider(role: str) -> str:
    return table("role_kin").get(role, role)
