"""/industry: which cases there are of an industry."""

from telegram import Update

from casebase.library import Casebase
from handlers import reply
from handlers.context import Context
from handlers.county import example
from handlers.gaps import keep_unanswered
from handlers.payload import Kind, Payload
from handlers.question import question
from handlers.views import phrases
from handlers.views.industry import industry as shown_industry
from handlers.views.message import Button, Message
from handlers.words import packed


async def industry(update: Update, context: Context) -> None:
    """Answer which cases there are of the industry named; without a name, show how to ask."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.off_loop(told_of_industry, context.casebase, asked))


def told_of_industry(casebase: Casebase, asked: str, page: int = 1) -> Message:
    """The cases of the industry ``asked`` names, or an example where it is empty."""
    if not asked:
        return _example(casebase)
    answer = casebase.industry(asked)
    if not answer.hits:
        keep_unanswered(casebase, asked, "industry")
    return shown_industry(answer, page)


def _example(casebase: Casebase) -> Message:
    head = example(casebase)
    case = casebase.case(head.id) if head else None
    name = next(iter(case.industries), "") if case else ""
    token = packed(name) if name else None
    button = Button(name, Payload(Kind.INDUSTRY, token)) if token else None
    return phrases.sample("想看哪种产业？在命令后面写上", "industry", name or "…", button)
