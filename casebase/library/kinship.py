"""同类: programs of other cases that work the same under whatever name, each with the reason."""

from collections.abc import Iterator

from casebase.library.answers import Kin, ProgramHit, Reason, Sign, Tie
from casebase.library.slots import Fit, normalised, relate
from casebase.library.snapshot import Snapshot
from casebase.record import Formula, Mechanism, Program

_COMMON = {Mechanism.PARTY_BUILDING, Mechanism.INDUSTRY, Mechanism.EXEMPLARS, Mechanism.TRAINING}
"""Mechanisms so widespread that sharing them makes no two programs alike."""
_SHARED = 2
"""So many parties, or telling mechanisms, two programs must share to be alike by these alone."""
_BY_FORMULA = {Fit.EXACT: 1, Fit.CONTAINED: 3}
_BY_MECHANISM = 8
"""How far apart a tie leaves two programs; those of a way are as far apart as their two signs are plain."""


def kin(snapshot: Snapshot, hit: ProgramHit) -> tuple[Kin, ...]:
    """The programs of other cases that are of a kind with it, the plainest first.

    One of each case comes before the second of any, so that the first few show how far the kind spread.
    """
    reasons: dict[str, list[Reason]] = {}
    for other, reason in (
        *_of_the_way(snapshot, hit),
        *_of_the_formula(snapshot, hit),
        *_by_mechanisms(snapshot, hit),
    ):
        if snapshot.programs[other].case.id != hit.case.id and reason not in reasons.setdefault(other, []):
            reasons[other].append(reason)
    found = [
        Kin(snapshot.programs[other], tuple(sorted(why, key=lambda reason: reason.distance)))
        for other, why in reasons.items()
        if why
    ]
    found.sort(key=_nearest)
    return tuple(_in_turn(found))


def _nearest(one: Kin) -> tuple[int, int, bool, str, str]:
    hit = one.hit
    nearest = one.reasons[0].distance
    return nearest, -len(one.reasons), not hit.program.key, hit.case.place.code or "9", hit.program.id


def _in_turn(found: list[Kin]) -> list[Kin]:
    """The first of each case, then the second of each, in the order they are in."""
    seen: dict[str, int] = {}
    turns = []
    for one in found:
        turn = seen[one.hit.case.id] = seen.get(one.hit.case.id, 0) + 1
        turns.append((turn, one))
    return [one for _, one in sorted(turns, key=lambda each: each[0])]


def _of_the_way(snapshot: Snapshot, hit: ProgramHit) -> Iterator[tuple[str, Reason]]:
    """Programs of the ways it is of; a way that is only told of in passing makes nobody kin."""
    for way, own in snapshot.ways.ways_of(hit.program):
        for member in snapshot.ways.members(way):
            if Sign.TOLD not in (own.sign, member.sign):
                yield member.hit.program.id, Reason(Tie.WAY, way.name, own.sign + member.sign)


def _of_the_formula(snapshot: Snapshot, hit: ProgramHit) -> Iterator[tuple[str, Reason]]:
    """Programs whose formula is the same, stands in its formula, or holds it."""
    formula = hit.program.formula
    if formula is None or len(formula.slots) < _SHARED:
        return
    own = normalised(formula.slots)
    for role in dict.fromkeys(slot.role for slot in own):
        for stated in snapshot.formulas.by_role(role):
            relation = relate(own, stated.slots) or relate(stated.slots, own)
            if relation is None or relation.fit not in _BY_FORMULA or len(stated.slots) < _SHARED:
                continue
            shared = [one for one in _roles(formula) if one in {slot.role for slot in stated.slots}]
            yield (
                stated.hit.program.id,
                Reason(Tie.FORMULA, "、".join(shared), _BY_FORMULA[relation.fit]),
            )


def _by_mechanisms(snapshot: Snapshot, hit: ProgramHit) -> Iterator[tuple[str, Reason]]:
    """Programs that work by the very same telling mechanisms."""
    own = _telling(hit.program)
    if len(own) < _SHARED:
        return
    for other in snapshot.formulas.by_mechanism.get(own[0], []):
        if _telling(other.program) == own:
            yield other.program.id, Reason(Tie.MECHANISM, "、".join(own), _BY_MECHANISM)


def _telling(program: Program) -> list[Mechanism]:
    return [one for one in Mechanism if one in program.mechanisms and one not in _COMMON]


def _roles(formula: Formula) -> list[str]:
    return list(dict.fromkeys(slot.role for slot in normalised(formula.slots)))
