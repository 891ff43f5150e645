"""Answering “what is this program?” from one snapshot, and which others work alike."""

from collections.abc import Sequence

from casebase.library.answers import ProgramAnswer, ProgramHit, Understanding
from casebase.library.kinship import kin
from casebase.library.snapshot import Snapshot
from casebase.record import Program
from casebase.search import Hit, Match, Outcome

_OFFERED = 3
"""How many near names are offered where none was meant."""
_RELATED = 4
"""How many programs that work alike are named beside the answer."""
_SAME_NAME = 0.02
"""Scores this close say the name fits both: 双组长 stands in more than one county."""


def program_answer(snapshot: Snapshot, query: str, match: Match) -> ProgramAnswer:
    """The answer for what ``match`` took the query to mean."""
    if match.outcome in (Outcome.UNKNOWN, Outcome.NO_CASE):
        alike = tuple(_hits(snapshot, match.near)[:_OFFERED])
        return ProgramAnswer(_understanding(query, match, None), alike=alike)
    hits = _hits(snapshot, match.hits)
    # A place of the same name may be among what was matched: 三有 is a program, and a village.
    scores = {hit.id: hit.score for hit in match.hits}
    best = [h for h in hits if match.hits[0].score - scores[h.program.id] <= _SAME_NAME]
    meant = best or hits
    return ProgramAnswer(
        _understanding(query, match, meant[0].program),
        hits=tuple(meant),
        alike=tuple(h for h in hits if h not in meant),
        related=related(snapshot, meant),
        kin=kin(snapshot, meant[0]) if len(meant) == 1 else (),
    )


def related(snapshot: Snapshot, meant: Sequence[ProgramHit]) -> tuple[ProgramHit, ...]:
    """Other programs that work like the first: of one set first, then by mechanisms and formula parts."""
    one = meant[0].program
    answered = {hit.program.id for hit in meant}
    scored = [
        (_likeness(one, other.program), other)
        for other in snapshot.programs.values()
        if other.program.id not in answered
    ]
    alike = sorted((s for s in scored if s[0] >= 1), key=lambda s: (-s[0], s[1].program.id))
    return tuple(other for _, other in alike[:_RELATED])


def _likeness(one: Program, other: Program) -> float:
    """How alike two programs work; 1 is one full set of shared mechanisms, or a link the record states."""
    of_one_set = bool({one.part_of, one.id} & {other.part_of, other.id} - {None})
    mechanisms = _overlap(set(one.mechanisms), set(other.mechanisms))
    return 2.0 * of_one_set + mechanisms + _overlap(_roles(one), _roles(other))


def _roles(program: Program) -> set[str]:
    return {slot.role for slot in program.formula.slots} if program.formula else set()


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _hits(snapshot: Snapshot, hits: tuple[Hit, ...]) -> list[ProgramHit]:
    return [snapshot.programs[hit.id] for hit in hits if hit.id in snapshot.programs]


def _understanding(query: str, match: Match, program: Program | None) -> Understanding:
    return Understanding(
        query=query,
        name=match.name,
        outcome=match.outcome,
        how=match.how,
        understood=program.name if program else None,
        region=match.region,
    )
