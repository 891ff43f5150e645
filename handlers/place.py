"""/place: a village, a town or any other place, inside its county."""

from telegram import Update

from casebase.library import Casebase
from casebase.record import SiteRole
from handlers import reply
from handlers.context import Context
from handlers.county import example, told_of_place
from handlers.question import question
from handlers.views import phrases
from handlers.views.buttons import of_place
from handlers.views.message import Message


async def place(update: Update, context: Context) -> None:
    """Answer what is told of the place named; without a name, show how to ask."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.off_loop(told_of_any_place, context.casebase, asked))


def told_of_any_place(casebase: Casebase, asked: str) -> Message:
    """What is told of the place ``asked`` names, or a village as an example where it is empty."""
    if asked:
        return told_of_place(casebase, asked)
    head = example(casebase)
    case = casebase.case(head.id) if head else None
    site = next((site for site in case.sites if site.role is SiteRole.SITE), None) if case else None
    button = of_place(site.place) if site else None
    name = site.place.name if site else "…"
    return phrases.sample("想看哪个村、乡镇或县？在命令后面写上名字", "place", name, button)
