"""What was taken back: a notice with the reason in the place of everything that was shown of it."""

from casebase.library import Casebase, Decision
from casebase.record import Status
from handlers.payload import OF_CASE, OF_PROGRAM, Payload
from handlers.views import phrases
from handlers.views.notices import withdrawn_in_words


def taken_back(casebase: Casebase, payload: Payload) -> Decision | None:
    """The decision that took back what the payload names; None where it was not taken back."""
    case_id: str | None = None
    if payload.kind in OF_CASE:
        case_id = payload.id
    elif payload.kind in OF_PROGRAM and casebase.program_by_id(payload.id) is None:
        case_id = casebase.case_with_program(payload.id)
    if case_id is None or casebase.case(case_id) is not None:
        return None
    decision = casebase.decision(case_id)
    return decision if decision and decision.case.status is Status.RETRACTED else None


def gone_in_words(casebase: Casebase, payload: Payload) -> str:
    """Why what the payload names is not there, in a sentence."""
    decision = taken_back(casebase, payload)
    if decision is not None:
        return withdrawn_in_words(decision)
    return phrases.PROGRAM_GONE if payload.kind in OF_PROGRAM else phrases.GONE
