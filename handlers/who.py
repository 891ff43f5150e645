"""/who: who works by a formula, a mechanism or a program."""

from telegram import Update

from casebase.library import Casebase
from handlers import reply
from handlers.context import Context
from handlers.gaps import keep_gap, keep_unanswered
from handlers.payload import Kind, Payload
from handlers.question import question
from handlers.views import phrases
from handlers.views.message import Button, Message
from handlers.views.program import programs
from handlers.views.who import who as shown_who
from handlers.words import packed

_EXAMPLE = "支部+合作社"


async def who(update: Update, context: Context) -> None:
    """Answer who works by the formula; without one, show how to ask."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.off_loop(told_of_who, context.casebase, asked))


def told_of_who(casebase: Casebase, asked: str, page: int = 1) -> Message:
    """Who works by the formula ``asked`` holds; an example where it is empty."""
    if not asked:
        token = packed(_EXAMPLE)
        button = Button(_EXAMPLE, Payload(Kind.WHO, token)) if token else None
        return phrases.sample("想看谁在用哪种组合？在命令后面写上", "who", _EXAMPLE, button)
    answer = casebase.who(asked)
    if answer.named is not None:
        keep_gap(casebase, answer.named.asked, "model")
        return programs(answer.named)
    if not (answer.exact or answer.contained or answer.alike):
        keep_unanswered(casebase, asked, "formula")
    return shown_who(answer, page)
