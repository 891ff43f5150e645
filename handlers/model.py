"""/model: what there is of a program."""

from telegram import Update

from casebase.library import Casebase, ProgramHit
from handlers import reply
from handlers.context import Context
from handlers.county import example
from handlers.gaps import keep_gap
from handlers.question import question
from handlers.views import phrases
from handlers.views.buttons import of_program
from handlers.views.message import Button, Message
from handlers.views.program import programs


async def model(update: Update, context: Context) -> None:
    """Answer what there is of the program named; without a name, show how to ask."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.looked_up(told_of_program, asked))


def told_of_program(casebase: Casebase, asked: str) -> Message:
    """What there is of the program ``asked`` names, or an example where it is empty."""
    if not asked:
        return phrases.example("model", "做法", _some_program(casebase))
    answer = casebase.program(asked)
    keep_gap(casebase, answer.asked, "model")
    found = answer.hits or answer.alike or answer.places
    return programs(answer if found else casebase.described(asked) or answer)


def _some_program(casebase: Casebase) -> Button | None:
    head = example(casebase)
    case = casebase.case(head.id) if head else None
    if case is None or not case.programs:
        return None
    program = next((p for p in case.programs if p.key), case.programs[0])
    return of_program(ProgramHit(case, program))
