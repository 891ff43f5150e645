"""A button is pressed: a fact's sentence as a pop-up, or another view in the message's place."""

from telegram import Update

from casebase.library import Casebase
from handlers import reply
from handlers.context import Context
from handlers.export import send_export
from handlers.opening import opened
from handlers.payload import EVIDENCE, Kind, Payload
from handlers.views import phrases
from handlers.views.atoms import Atom, text
from handlers.views.evidence import popup
from handlers.views.facts import evidence, fact, in_words
from handlers.views.message import Message
from handlers.views.script import to_traditional


def wants_pop_up(update: Update) -> bool:
    """Whether what the pressed button says is said in a pop-up; a page is acknowledged before it is made."""
    query = update.callback_query
    payload = Payload.parse(query.data or "") if query else None
    return payload is None or payload.kind in EVIDENCE


async def pressed(update: Update, context: Context) -> None:
    """Answer the press: it is acknowledged before anything is shown, and exactly once."""
    query = update.callback_query
    assert query is not None
    payload = Payload.parse(query.data or "")
    if payload is None:
        await query.answer(phrases.OUTDATED, show_alert=True)
    elif payload.kind in EVIDENCE:
        sentence = await context.off_loop(told_evidence, context.casebase, payload)
        await query.answer(sentence, show_alert=True)
    elif payload.kind is Kind.EXPORT and payload.part:
        await query.answer()
        await send_export(update, context, payload)
    else:
        await query.answer()
        await reply.replace(update, context, await context.off_loop(shown_page, context.casebase, payload))


def shown_page(casebase: Casebase, payload: Payload) -> Message:
    """What the payload opens, in the script it was asked in."""
    message = opened(casebase, payload)
    return message.traditional if payload.traditional else message


def told_evidence(casebase: Casebase, payload: Payload) -> str:
    """The sentence of the fact a paper clip stands for, or why it cannot be shown."""
    said = _evidence(casebase, payload)
    return (said.rewritten(to_traditional) if payload.traditional else said).plain


def _evidence(casebase: Casebase, payload: Payload) -> Atom:
    if payload.kind is Kind.PROGRAM_EVIDENCE:
        hit = casebase.program_by_id(payload.id)
        case = hit.case if hit else None
    else:
        case = casebase.case(payload.id)
    if case is None:
        return text(phrases.GONE)
    shown = fact(case, payload)
    if shown is None:
        return text(phrases.FACT_GONE)
    where = evidence(shown)
    if where is None:
        return text(phrases.NO_EVIDENCE)
    return popup(in_words(shown, case), case, where, casebase.quote(where))
