"""/similar: who is like a described village, like a case, or like a program."""

from telegram import Update

from casebase.library import Casebase, PlaceAnswer
from casebase.library.attributes import Kind
from casebase.record import Case
from handlers import reply
from handlers.context import Context
from handlers.county import example
from handlers.gaps import keep_unanswered
from handlers.payload import Kind as Opens
from handlers.payload import Payload
from handlers.question import question
from handlers.views import phrases
from handlers.views.message import Button, Message
from handlers.views.similar import like_case, like_program, like_us, nobody_like_us

_MOST = 5
_EXAMPLE = "缺劳力 想种木耳 贫困户60户"


async def similar(update: Update, context: Context) -> None:
    """Answer who is like what is described or named; without a word, show how to ask."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.off_loop(told_similar, context.casebase, asked))


def told_similar(casebase: Casebase, asked: str) -> Message:
    """Who is like what ``asked`` describes, or like the place or the program it names."""
    if not asked:
        return _example(casebase)
    answer = casebase.like_us(asked)
    if all(attribute.kind is Kind.TOLD for attribute in answer.attributes):
        named = _named(casebase, asked)
        if named is not None:
            return named
    if not answer.cases:
        keep_unanswered(casebase, asked, "likeness")
        return nobody_like_us(answer)
    return like_us(answer)


def told_like_case(casebase: Casebase, payload: Payload) -> Message:
    """Which cases are like the case of a button."""
    case = casebase.case(payload.id)
    return _like(casebase, case) if case else phrases.gone()


def _named(casebase: Casebase, asked: str) -> Message | None:
    """Who is like the only case or the only program that is named; None where there is not one."""
    found = casebase.ask(asked)
    if isinstance(found, PlaceAnswer):
        inside = [case for head in found.inside if (case := casebase.case(head.id))]
        cases = found.cases or tuple(inside)
        return _like(casebase, cases[0]) if len(cases) == 1 else None
    hit = found.hits[0] if len(found.hits) == 1 else None
    return like_program(hit, casebase.related(hit)) if hit else None


def _like(casebase: Casebase, case: Case) -> Message:
    return like_case(case, casebase.similar(case.id, _MOST))


def _example(casebase: Casebase) -> Message:
    head = example(casebase)
    wanted = "说说你们村缺什么、想做什么、有多少户，我找最像的案例"
    button = Button(f"和{head.place.name}相近的", Payload(Opens.SIMILAR, head.id)) if head else None
    return phrases.sample(wanted, "similar", _EXAMPLE, button)
