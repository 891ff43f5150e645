"""/start: a greeting, or what a deep link names."""

from telegram import Update

from casebase.library import Casebase
from handlers import deeplink, reply
from handlers.context import Context
from handlers.opening import opened
from handlers.plain import told_of_anything
from handlers.question import question
from handlers.views import phrases
from handlers.views.message import Message

_SUGGESTED = 4


async def start(update: Update, context: Context) -> None:
    """Greet, or show what the deep link names."""
    look = context.asked if context.argument else context.looked_up
    await reply.answer(update, context, await look(told_at_start, context.argument))


def told_at_start(casebase: Casebase, argument: str) -> Message:
    """What the deep link's ``argument`` names or asks; the greeting where it does neither."""
    link, asked = deeplink.parse(argument), question(deeplink.question(argument) or "")
    if link is not None:
        message = opened(casebase, link)
        return message.traditional if link.traditional else message
    return told_of_anything(casebase, asked) if asked else phrases.greeting(casebase.cases()[:_SUGGESTED])
