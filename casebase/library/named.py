"""The places and programs a question names, each answered as if it had been asked for alone."""

from casebase.library.answers import PlaceAnswer, ProgramAnswer
from casebase.library.places import place_answer
from casebase.library.programs import program_answer
from casebase.library.snapshot import Snapshot
from casebase.record import Case
from casebase.search import Match, Outcome, Scope

Answer = PlaceAnswer | ProgramAnswer


def answer(snapshot: Snapshot, query: str, match: Match) -> Answer:
    """The answer for the first name of ``match``: a place's, unless it is a program's."""
    best = next(iter((*match.hits, *match.near)), None)
    if match.place is None and best is not None and best.id in snapshot.programs:
        return program_answer(snapshot, query, match)
    return place_answer(snapshot, query, match)


def answers(snapshot: Snapshot, query: str, scope: Scope = "any") -> tuple[Answer, ...]:
    """An answer for each name in the query, in the order they stand; none where it names nothing."""
    match = snapshot.names.match(query, scope)
    if match.outcome is Outcome.UNKNOWN:
        return ()
    return tuple(answer(snapshot, query, one) for one in (match, *match.also))


def cases_of(snapshot: Snapshot, found: Answer) -> tuple[Case, ...]:
    """The cases of a program, or of a place: its own, else those inside it, else those that tell of it."""
    if isinstance(found, ProgramAnswer):
        cases = [hit.case for hit in found.hits]
    else:
        inside = (snapshot.case(head.id) for head in found.inside)
        cases = list(found.cases) or [case for case in inside if case] or [m.case for m in found.mentions]
    return tuple({case.id: case for case in cases}.values())
