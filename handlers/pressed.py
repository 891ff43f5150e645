"""A button is pressed: a fact's sentence as a pop-up, or another view in the message's place."""

from telegram import CallbackQuery, Update

from casebase.library import Casebase
from handlers import deeplink, reply
from handlers.context import Context, in_group
from handlers.evidence import told_evidence
from handlers.export import send_export
from handlers.opening import opened
from handlers.payload import EVIDENCE, PRINTS, Kind, Payload
from handlers.prints.pressed import send_asked_print
from handlers.removing import remove
from handlers.settings import change_setting
from handlers.views import phrases
from handlers.views.message import Message


def wants_pop_up(update: Update) -> bool:
    """Whether what the pressed button says is said in a pop-up; a page is acknowledged before it is made."""
    query = update.callback_query
    payload = Payload.parse(query.data or "") if query else None
    return payload is None or payload.kind in (*EVIDENCE, Kind.REMOVE, Kind.SETTING)


async def pressed(update: Update, context: Context) -> None:
    """Answer the press: it is acknowledged before anything is shown, and exactly once."""
    query = update.callback_query
    assert query is not None
    payload = Payload.parse(query.data or "")
    if payload is None:
        await query.answer(phrases.OUTDATED, show_alert=True)
    elif payload.kind in EVIDENCE:
        await _show_evidence(update, context, query, payload)
    elif payload.kind is Kind.REMOVE:
        await remove(context, query, payload)
    elif payload.kind is Kind.SETTING:
        await change_setting(update, context, query, payload)
    elif query.inline_message_id is not None:
        # A card posted through inline mode stays what it is: its pages open in private.
        await query.answer(url=_link(context, payload))
    elif payload.kind in PRINTS:
        await send_asked_print(update, context, query, payload)
    elif payload.kind is Kind.EXPORT and payload.part:
        await send_export(update, context, query, payload)
    else:
        await query.answer()
        await reply.replace(update, context, await context.off_loop(shown_page, context.casebase, payload))


def shown_page(casebase: Casebase, payload: Payload) -> Message:
    """What the payload opens, in the script it was asked in."""
    message = opened(casebase, payload)
    return message.traditional if payload.traditional else message


async def _show_evidence(update: Update, context: Context, query: CallbackQuery, payload: Payload) -> None:
    """The sentence in a pop-up; where a pop-up is too small for all there is to say, in private."""
    said = await context.off_loop(told_evidence, context.casebase, payload)
    if not said.instead:
        await query.answer(said.words, show_alert=True)
    elif query.message is None or in_group(update):
        await query.answer(url=_link(context, payload))
    else:
        await query.answer(said.instead)
        message = await context.off_loop(shown_page, context.casebase, payload)
        await reply.anew(context, query.from_user.id, message)


def _link(context: Context, payload: Payload) -> str:
    """The address that opens in private what the payload opens."""
    return deeplink.address(context.bot.username, deeplink.nearest(payload))
