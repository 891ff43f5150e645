"""The one case a question names, for what is done with a case rather than shown of it."""

from casebase.library import Casebase, PlaceAnswer
from casebase.record import Case
from handlers.county import show_place
from handlers.gaps import keep_gap
from handlers.views.message import Message
from handlers.views.program import programs


def named_case(casebase: Casebase, asked: str) -> Case | Message:
    """The case of the place or the program ``asked`` names; what to answer instead where that is not one."""
    answer = casebase.ask(asked)
    keep_gap(casebase, answer.asked, "any")
    if isinstance(answer, PlaceAnswer):
        found = answer.cases or tuple(c for h in answer.inside if (c := casebase.case(h.id)))
        return found[0] if len(found) == 1 else show_place(casebase, answer)
    return answer.hits[0].case if len(answer.hits) == 1 else programs(answer)
