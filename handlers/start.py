"""/start: a greeting, or what a deep link names."""

from datetime import date

from telegram import Update

from casebase.library import Casebase
from handlers import deeplink, reply
from handlers.calendar import beijing_day
from handlers.context import Context
from handlers.opening import opened
from handlers.plain import told_of_anything
from handlers.question import question
from handlers.views.message import Message
from handlers.views.overview import greeting


async def start(update: Update, context: Context) -> None:
    """Greet, or show what the deep link names."""
    asked = update.effective_message
    assert asked is not None
    look = context.asked if context.argument else context.looked_up
    message = await look(told_at_start, context.argument, beijing_day(asked.date))
    await reply.answer(update, context, message)


def told_at_start(casebase: Casebase, argument: str, day: date) -> Message:
    """What the deep link's ``argument`` names or asks; the greeting where it does neither."""
    link, asked = deeplink.parse(argument), question(deeplink.question(argument) or "")
    if link is not None:
        message = opened(casebase, link)
        return message.traditional if link.traditional else message
    return told_of_anything(casebase, asked) if asked else greeting(casebase.cases(), casebase.daily(day))
