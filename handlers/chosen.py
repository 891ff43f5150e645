"""A card was chosen in inline mode and stands in some chat now: it is remembered from now on.

Where it was chosen from a list older than its case, it is put right at once.
"""

from datetime import UTC, datetime

from telegram import InlineKeyboardMarkup, Update

from casebase.library import Casebase, SharedCard, Spot
from handlers import deeplink
from handlers.context import Context
from handlers.payload import Kind, Payload


async def chosen(update: Update, context: Context) -> None:
    """Remember the card; without its ``inline_message_id`` it could never be edited."""
    result = update.chosen_inline_result
    assert result is not None
    view = Payload.parse(result.result_id)
    if view is None or result.inline_message_id is None:
        return
    if await context.off_loop(is_behind, context.casebase, view, result.inline_message_id):
        context.live.wake()
        await context.live.catch_up()


async def shared_here(update: Update, context: Context) -> None:
    """Remember that a card was shared into this group: who asks for it within a day is led to it.

    The message is its sender's, not the bot's; the card in it is edited by its ``inline_message_id``.
    """
    message = update.message
    assert message is not None
    if message.via_bot is None or message.via_bot.id != context.bot.id:
        return
    view = _back(message.reply_markup)
    if view is not None:
        card = SharedCard(Spot(message.chat_id, message.message_id), view.encode(), {})
        context.casebase.shares.remember(card, message.date)


def _back(keyboard: InlineKeyboardMarkup | None) -> Payload | None:
    """What the button back to the bot opens."""
    rows = keyboard.inline_keyboard if keyboard else ()
    links = (button.url.partition("?start=")[2] for row in rows for button in row if button.url)
    return next(filter(None, map(deeplink.parse, links)), None)


def is_behind(casebase: Casebase, view: Payload, inline_message: str) -> bool:
    """Remember the card; whether its case has changed since the list was made."""
    case_id = casebase.case_with_program(view.id) if view.kind is Kind.PROGRAM else view.id
    if case_id is None or casebase.decision(case_id) is None:
        return False
    card = SharedCard(Spot(inline_message=inline_message), view.encode(), {case_id: view.revision})
    return casebase.keep_card(card, datetime.now(UTC))
