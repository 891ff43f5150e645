"""/compare: two or three places or programs side by side."""

from telegram import Update

from casebase.library import Casebase, PlaceAnswer, ProgramHit
from casebase.record import Case
from handlers import reply
from handlers.context import Context
from handlers.county import example
from handlers.gaps import keep_gap
from handlers.payload import Kind, Payload
from handlers.question import question
from handlers.views import phrases
from handlers.views.compared import cases_compared, compared, one_sided, partners, programs_compared
from handlers.views.message import Button, Message

_OFFERED = 6
"""Programs offered to compare one with."""


async def compare(update: Update, context: Context) -> None:
    """Show the places or programs named side by side; without names, show how to ask."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.off_loop(told_compared, context.casebase, asked))


def told_compared(casebase: Casebase, asked: str) -> Message:
    """What ``asked`` names side by side; whom to compare with where it names one, an example where none."""
    if not asked:
        return _example(casebase)
    answer = casebase.compare(asked)
    for part in answer.parts:
        keep_gap(casebase, part.asked, "any")
    if answer.sides > 1:
        return compared(answer)
    absent = next((one for one in answer.without if isinstance(one, PlaceAnswer)), None)
    found = casebase.partners(answer.cases[0], absent) if answer.cases else ()
    return one_sided(answer, found, _like(casebase, answer.programs[0]) if answer.programs else ())


def told_cases(casebase: Casebase, payload: Payload) -> Message:
    """The cases a button sets side by side."""
    cases = cases_of(casebase, payload)
    return cases_compared(cases) if cases else phrases.gone()


def told_programs(casebase: Casebase, payload: Payload) -> Message:
    """The programs a button sets side by side."""
    hits = programs_of(casebase, payload)
    return programs_compared(hits) if hits else phrases.gone()


def cases_of(casebase: Casebase, payload: Payload) -> tuple[Case, ...]:
    """The cases a button sets side by side; empty where fewer than two of them are left."""
    cases = {case.id: case for i in payload.ids if (case := casebase.case(i))}
    return tuple(cases.values()) if len(cases) > 1 else ()


def programs_of(casebase: Casebase, payload: Payload) -> tuple[ProgramHit, ...]:
    """The programs a button sets side by side; empty where fewer than two of them are left."""
    hits = {hit.program.id: hit for i in payload.ids if (hit := casebase.program_by_id(i))}
    return tuple(hits.values()) if len(hits) > 1 else ()


def told_partners(casebase: Casebase, payload: Payload) -> Message:
    """Whom the case of a button can be compared with."""
    case = casebase.case(payload.id)
    return partners(case, casebase.partners(case)) if case else phrases.gone()


def _like(casebase: Casebase, hit: ProgramHit) -> tuple[ProgramHit, ...]:
    """The programs of its kind elsewhere, then those that work alike."""
    found = (*(one.hit for one in casebase.kin(hit)), *casebase.related(hit))
    return tuple({one.program.id: one for one in found}.values())[:_OFFERED]


def _example(casebase: Casebase) -> Message:
    wanted = "想比较哪两个？在命令后面写上两个地方或两个做法"
    one = example(casebase)
    case = casebase.case(one.id) if one else None
    others = casebase.partners(case) if case else ()
    if one is None or not others:
        return phrases.sample(wanted, "compare", "…", None)
    other = others[0].head
    asked = f"{one.place.name} {other.place.name}"
    payload = Payload(Kind.COMPARE, one.id, other.id)
    return phrases.sample(wanted, "compare", asked, Button(asked, payload) if payload.fits else None)
