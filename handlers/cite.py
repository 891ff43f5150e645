"""/cite: how to cite a case's sources."""

from telegram import Update

from casebase.library import Casebase
from casebase.record import Case
from handlers import reply
from handlers.context import Context
from handlers.county import example
from handlers.named import named_case
from handlers.payload import Kind, Payload
from handlers.question import question
from handlers.views import phrases
from handlers.views.message import Button, Message
from handlers.views.source import citations


async def cite(update: Update, context: Context) -> None:
    """Answer with the citation of the case named; without a name, show how to ask."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.off_loop(told_citation, context.casebase, asked))


def told_citation(casebase: Casebase, asked: str) -> Message:
    """How to cite the case ``asked`` names, or an example where it is empty."""
    if not asked:
        shown = example(casebase)
        payload = Payload(Kind.SOURCES, shown.id, revision=shown.revision) if shown else None
        return phrases.example("cite", "案例", Button(shown.place.name, payload) if shown else None)
    found = named_case(casebase, asked)
    return citations(found) if isinstance(found, Case) else found
