"""Showing a message: as the answer to a question, or in the place of the message a button is under."""

from datetime import datetime

from telegram import LinkPreviewOptions, Update
from telegram import Message as Sent
from telegram.constants import ParseMode
from telegram.error import BadRequest

from casebase.library import Spot
from handlers.context import Context, in_group
from handlers.keyboard import keyboard
from handlers.posted import remember
from handlers.question import writes_traditional
from handlers.views.message import Message

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""Addresses in a message are cited, not advertised."""
_UNCHANGED = "message is not modified"


async def answer(update: Update, context: Context, message: Message) -> None:
    """Answer the question; the question edited, its answer is edited.

    In a group the answer is a silent reply.
    """
    asked = update.effective_message
    assert asked is not None
    shown = await context.off_loop(in_script_of, update, message)
    if update.edited_message:
        earlier = await context.off_loop(context.casebase.answer_to, asked.chat_id, asked.message_id)
        if earlier is not None and await _edited(context, asked.chat_id, earlier, shown):
            await context.off_loop(_remember, context, asked, shown, earlier, asked.date)
            return
    sent = await _sent(context, asked, shown, quietly=in_group(update))
    await context.off_loop(_remember, context, asked, shown, sent.message_id, sent.date)


def _remember(context: Context, asked: Sent, shown: Message, answer: int, at: datetime) -> None:
    casebase, spot = context.casebase, Spot(asked.chat_id, answer)
    casebase.remember_answer(asked.chat_id, asked.message_id, answer)
    casebase.shares.forget(spot)
    if remember(casebase, spot, shown, at, asker=asked.from_user.id if asked.from_user else None):
        context.live.wake()


def in_script_of(update: Update, message: Message) -> Message:
    """The message in the asker's script. The first time it is asked it reads tables from disk."""
    return message.traditional if writes_traditional(update) else message


async def replace(update: Update, context: Context, message: Message) -> None:
    """Show the message where the pressed button is; anew where that message is out of reach."""
    query = update.callback_query
    assert query is not None
    if query.message is not None and not query.message.is_accessible:
        await anew(context, query.message.chat.id, message)
        return
    try:
        await query.edit_message_text(
            message.html,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(message, context.bot.username),
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as error:
        if _UNCHANGED not in str(error).lower():
            raise
    if query.message is not None:
        spot = Spot(query.message.chat.id, query.message.message_id)
        if await context.off_loop(remember, context.casebase, spot, message):
            context.live.wake()


async def _sent(context: Context, asked: Sent, message: Message, *, quietly: bool) -> Sent:
    return await asked.reply_text(
        message.html,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(message, context.bot.username),
        link_preview_options=NO_PREVIEW,
        do_quote=quietly,
        disable_notification=quietly,
        allow_sending_without_reply=True,
    )


async def anew(context: Context, chat_id: int, message: Message) -> None:
    """Send the message silently, as an answer to nothing that was written."""
    sent = await context.bot.send_message(
        chat_id,
        message.html,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(message, context.bot.username),
        link_preview_options=NO_PREVIEW,
        disable_notification=True,
    )
    spot = Spot(chat_id, sent.message_id)
    if await context.off_loop(remember, context.casebase, spot, message, sent.date):
        context.live.wake()


async def _edited(context: Context, chat_id: int, message_id: int, message: Message) -> bool:
    """Whether the earlier answer now shows ``message``; False where it is gone."""
    try:
        await context.bot.edit_message_text(
            message.html,
            chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(message, context.bot.username),
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as error:
        return _UNCHANGED in str(error).lower()
    return True
