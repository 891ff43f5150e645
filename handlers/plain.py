"""Plain text in a private chat: a place or a program, whichever it names."""

from telegram import Update

from casebase.library import Casebase, PlaceAnswer
from handlers import reply
from handlers.command import asking
from handlers.context import Context
from handlers.county import show_place
from handlers.gaps import keep_gap
from handlers.question import question
from handlers.views.message import Message
from handlers.views.program import programs


async def plain(update: Update, context: Context) -> None:
    """Answer what there is of whatever the text names."""
    message = asking(update)
    assert message is not None
    asked = question(message.text or "")
    await reply.answer(update, context, await context.looked_up(told_of_anything, asked))


def told_of_anything(casebase: Casebase, asked: str) -> Message:
    """What there is of the place or the program ``asked`` names."""
    answer = casebase.ask(asked)
    keep_gap(casebase, answer.asked, "any")
    return show_place(casebase, answer) if isinstance(answer, PlaceAnswer) else programs(answer)
