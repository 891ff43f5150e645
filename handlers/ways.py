"""What a button opens of a way of working: all its programs, or all of one kind with a program."""

from casebase.library import Casebase
from handlers.payload import Payload
from handlers.views import phrases
from handlers.views.message import Message
from handlers.views.way import kin, way


def told_of_way(casebase: Casebase, payload: Payload) -> Message:
    """A page of the programs of a way of working."""
    answer = casebase.way(payload.id)
    return way(answer, payload.page) if answer else phrases.gone()


def told_of_kin(casebase: Casebase, payload: Payload) -> Message:
    """A page of the programs of the same kind as one."""
    hit = casebase.program_by_id(payload.id)
    return kin(hit, casebase.kin(hit), payload.page) if hit else phrases.sorry(phrases.PROGRAM_GONE)
