"""/county: what there is of a place."""

from telegram import Update

from casebase.library import Casebase, CaseHead, PlaceAnswer
from casebase.record import Level
from handlers import reply
from handlers.context import Context
from handlers.gaps import keep_gap
from handlers.question import question
from handlers.views import phrases
from handlers.views.buttons import of_case
from handlers.views.message import Message
from handlers.views.place import place


async def county(update: Update, context: Context) -> None:
    """Answer what there is of the place named; without a name, show how to ask."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.looked_up(told_of_place, asked))


def told_of_place(casebase: Casebase, asked: str) -> Message:
    """What there is of the place ``asked`` names, or an example where it is empty."""
    if not asked:
        shown = example(casebase)
        return phrases.example("county", "地方", of_case(shown, shown.place.name) if shown else None)
    answer = casebase.county(asked)
    keep_gap(casebase, answer.asked, "county")
    return show_place(casebase, answer)


def example(casebase: Casebase) -> CaseHead | None:
    """A case to show how to ask with: a county's where there is one."""
    heads = casebase.cases()
    return next((h for h in heads if h.level is Level.COUNTY), next(iter(heads), None))


def show_place(casebase: Casebase, answer: PlaceAnswer) -> Message:
    """The answer as a message; the only case inside the place is shown in full."""
    lone = casebase.case(answer.inside[0].id) if len(answer.inside) == 1 and not answer.cases else None
    return place(answer, lone)
