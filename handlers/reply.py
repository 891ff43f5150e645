"""Showing a message: as the answer to a question, or in the place of the message a button is under."""

from telegram import Message as Sent
from telegram import Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.calls import Value, call, compact
from handlers.context import Context, in_group
from handlers.keyboard import markup
from handlers.question import writes_traditional
from handlers.views.message import Message

_NO_PREVIEW = compact({"is_disabled": True})
_UNCHANGED = "message is not modified"


async def answer(update: Update, context: Context, message: Message) -> None:
    """Answer the question; the question edited, its answer is edited.

    In a group the answer is a silent reply.
    """
    asked = update.effective_message
    assert asked is not None
    shown = in_script_of(update, message)
    if update.edited_message:
        earlier = await context.off_loop(context.casebase.answer_to, asked.chat_id, asked.message_id)
        if earlier is not None and await _edited(context, asked.chat_id, earlier, shown):
            return
    sent = await _sent(context, asked, shown, quietly=in_group(update))
    context.casebase.remember_answer(asked.chat_id, asked.message_id, sent)


def in_script_of(update: Update, message: Message) -> Message:
    """The message in the asker's script."""
    return message.traditional if writes_traditional(update) else message


async def replace(update: Update, context: Context, message: Message) -> None:
    """Show the message where the pressed button is; anew where that message is out of reach."""
    query = update.callback_query
    assert query is not None
    if query.message is not None and not query.message.is_accessible:
        await anew(context, query.message.chat.id, message)
        return
    where: dict[str, Value]
    if query.message is not None:
        where = {"chat_id": query.message.chat.id, "message_id": query.message.message_id}
    else:
        where = {"inline_message_id": query.inline_message_id}
    try:
        await call(context.bot, "editMessageText", {**_shown(context, message), **where})
    except BadRequest as error:
        if _UNCHANGED not in str(error).lower():
            raise


async def _sent(context: Context, asked: Sent, message: Message, *, quietly: bool) -> int:
    """Send the answer to where the question was asked; returns the answer's id."""
    reply = {"message_id": asked.message_id, "allow_sending_without_reply": True}
    sent = await call(
        context.bot,
        "sendMessage",
        {
            **_shown(context, message),
            "chat_id": asked.chat_id,
            "message_thread_id": asked.message_thread_id if asked.is_topic_message else None,
            "reply_parameters": compact(reply) if quietly else None,
            "disable_notification": True if quietly else None,
        },
    )
    return int(sent["message_id"])


def _shown(context: Context, message: Message) -> dict[str, Value]:
    """What every call that shows a message has in common."""
    return {
        "text": message.html,
        "parse_mode": ParseMode.HTML.value,
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": markup(message, context.bot.username),
    }


async def anew(context: Context, chat_id: int, message: Message) -> None:
    """Send the message silently, as an answer to nothing that was written."""
    shown = _shown(context, message)
    await call(context.bot, "sendMessage", {**shown, "chat_id": chat_id, "disable_notification": True})


async def _edited(context: Context, chat_id: int, message_id: int, message: Message) -> bool:
    """Whether the earlier answer now shows ``message``; False where it is gone."""
    where: dict[str, Value] = {"chat_id": chat_id, "message_id": message_id}
    try:
        await call(context.bot, "editMessageText", {**_shown(context, message), **where})
    except BadRequest as error:
        return _UNCHANGED in str(error).lower()
    return True
