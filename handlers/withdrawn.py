"""What was taken back: a notice with the reason in the place of everything that was shown of it."""

from collections.abc import Iterator

from casebase.library import Casebase, Decision
from casebase.record import Status
from handlers.payload import OF_CASE, OF_PROGRAM, Payload
from handlers.views import phrases
from handlers.views.notices import withdrawn_in_words


def taken_back(casebase: Casebase, payload: Payload) -> Decision | None:
    """The decision that took back what the payload names; None where it was not taken back."""
    for case_id in _cases(casebase, payload):
        if casebase.case(case_id) is None:
            decision = casebase.decision(case_id)
            if decision is not None and decision.case.status is Status.RETRACTED:
                return decision
    return None


def _cases(casebase: Casebase, payload: Payload) -> Iterator[str]:
    """The ids of the cases the payload is about: those it names, and those of the programs it names."""
    if payload.kind in OF_CASE:
        yield from payload.ids
    elif payload.kind in OF_PROGRAM:
        for program in payload.ids:
            if casebase.program_by_id(program) is None and (case := casebase.case_with_program(program)):
                yield case


def gone_in_words(casebase: Casebase, payload: Payload) -> str:
    """Why what the payload names is not there, in a sentence."""
    decision = taken_back(casebase, payload)
    if decision is not None:
        return withdrawn_in_words(decision)
    return phrases.PROGRAM_GONE if payload.kind in OF_PROGRAM else phrases.GONE
