"""Sending and editing: the few calls by which a message reaches a chat."""

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated

from handlers.calls import Value, call, compact
from handlers.context import Context
from handlers.keyboard import markup
from handlers.views.message import Message

log = logging.getLogger(__name__)

_NO_PREVIEW = compact({"is_disabled": True})
"""Addresses in a message are cited, not advertised."""
_UNCHANGED = "message is not modified"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes."""

    chat: int
    thread: int | None = None
    """The forum topic."""
    reply_to: int | None = None
    """The message it answers, where it is shown as a reply."""
    must_answer: bool = False
    """Whether it is worth nothing where the message it answers is gone."""
    quietly: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was sent."""

    chat: int
    message: int
    at: datetime


async def send(context: Context, message: Message, place: Place) -> Sent:
    """Send the message; to the supergroup where the group has become one."""
    parameters = {
        **form(message, context.bot.username),
        "chat_id": place.chat,
        "message_thread_id": place.thread,
        "reply_parameters": _answering(place),
        "disable_notification": place.quietly or None,
    }
    try:
        sent = await call(context.bot, "sendMessage", parameters)
    except ChatMigrated as moved:
        log.info("group %s is %s now", place.chat, moved.new_chat_id)
        await context.off_loop(context.casebase.group_moved, place.chat, moved.new_chat_id)
        # What it answers stands in the old group, whose messages have other numbers there.
        return await send(
            context, message, replace(place, chat=moved.new_chat_id, reply_to=None, thread=None)
        )
    return Sent(sent["chat"]["id"], sent["message_id"], datetime.fromtimestamp(sent["date"], UTC))


async def edit(context: Context, chat: int, message_id: int, message: Message) -> bool:
    """Show ``message`` in the place of one of the bot's own; False where that is gone or cannot be edited."""
    where = {"chat_id": chat, "message_id": message_id}
    try:
        await call(context.bot, "editMessageText", {**form(message, context.bot.username), **where})
    except BadRequest as error:
        return is_unchanged(error)
    return True


def form(message: Message, username: str) -> dict[str, Value]:
    """What every call that shows a message says of it.

    Args:
        message: what is shown.
        username: the bot's, for the addresses its buttons open.
    """
    return {
        "text": message.html,
        "parse_mode": ParseMode.HTML.value,
        "reply_markup": markup(message, username),
        "link_preview_options": _NO_PREVIEW,
    }


def is_unchanged(error: BadRequest) -> bool:
    """Whether an edit was refused because the message shows that already: as good as done."""
    return _UNCHANGED in str(error).lower()


def _answering(place: Place) -> str | None:
    if place.reply_to is None:
        return None
    return compact({"message_id": place.reply_to, "allow_sending_without_reply": not place.must_answer})
