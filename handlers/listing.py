"""/list: which cases there are."""

from telegram import Update

from casebase.library import Casebase
from handlers import reply
from handlers.context import Context
from handlers.county import show_place
from handlers.question import question
from handlers.views.listing import EVERYWHERE, listing
from handlers.views.message import Message


async def cases(update: Update, context: Context) -> None:
    """List all cases, or those of the region named."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.looked_up(told_of_region, asked))


def told_of_region(casebase: Casebase, asked: str) -> Message:
    """The cases of the region ``asked`` names, of all where it is empty; what is no region is said so."""
    if not asked:
        return listing(casebase.cases())
    answer = casebase.county(asked)
    if answer.place is None:
        return show_place(casebase, answer)
    return listing(casebase.cases(answer.place.name), answer.place)


def turned_to(casebase: Casebase, region: str, page: int) -> Message:
    """Another page of a list; ``region`` as its buttons name it."""
    answer = None if region == EVERYWHERE else casebase.place(region)
    if answer is None or answer.place is None:
        return listing(casebase.cases(), page=page)
    return listing(casebase.cases(answer.place.name), answer.place, page)
