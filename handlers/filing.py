"""Pictures and files: where they go beside the message they were asked for under, and that they are kept."""

from datetime import timedelta
from typing import Any

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, ReplyParameters, Update
from telegram.constants import ParseMode

from casebase.library import Spot
from handlers import calendar, deeplink
from handlers.context import Context, in_group
from handlers.keyboard import keyboard
from handlers.payload import Payload
from handlers.posted import remember
from handlers.sending import Place
from handlers.views import message as views
from handlers.views import phrases
from handlers.views.buttons import removable
from handlers.views.script import to_traditional

_WITHIN = timedelta(hours=24)


async def sent_before(context: Context, query: CallbackQuery, view: Payload) -> bool:
    """Whether the group was sent the same within a day; the presser is told so, and nobody else."""
    message = query.message
    assert message is not None
    since = calendar.now() - _WITHIN
    part = f".{view.part}" if view.part else ""
    latest = context.casebase.shares.latest
    about = f"{view.kind}:{view.id}{part}:{view.revision}"
    found = await context.off_loop(latest, message.chat.id, about, since, picture=True)
    if found is None:
        return False
    said = phrases.SENT_BEFORE
    await query.answer(to_traditional(said) if view.traditional else said, show_alert=True)
    return True


async def in_quiet_hours(update: Update, context: Context) -> bool:
    """Whether the group wants nothing posted now."""
    chat = update.effective_chat
    if chat is None or not in_group(update):
        return False
    settings = await context.off_loop(context.casebase.groups.settings, chat.id)
    return settings.is_quiet(calendar.now())


async def opened_in_private(context: Context, query: CallbackQuery, payload: Payload) -> None:
    """Open in private what the button is about."""
    await query.answer(url=deeplink.address(context.bot.username, deeplink.nearest(payload)))


def beside(update: Update, message: Message) -> Place:
    """In a group: silently, as a reply to the message and in its topic; in private: at the end."""
    if not in_group(update):
        return Place(message.chat_id)
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat_id, thread, message.message_id, quietly=True)


def under(update: Update, message: views.Message) -> views.Message:
    """What is shown under the picture: in a group whoever asked for it can have it removed."""
    user = update.effective_user
    return removable(message, user.id if user else None) if in_group(update) else message


def arguments(context: Context, message: views.Message, place: Place) -> dict[str, Any]:
    """What every call that sends a picture or a file says of it."""
    reply_to = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None
    shown: InlineKeyboardMarkup | None = keyboard(message, context.bot.username)
    return {
        "caption": message.html,
        "parse_mode": ParseMode.HTML,
        "reply_markup": shown,
        "reply_parameters": reply_to,
        "message_thread_id": place.thread,
        "disable_notification": place.quietly,
    }


async def keep(update: Update, context: Context, sent: Message, message: views.Message) -> None:
    """Remember what was sent: a correction is told under it, and the group may want it removed in time."""
    user, casebase = update.effective_user, context.casebase
    spot = Spot(sent.chat_id, sent.message_id)
    if remember(casebase, spot, message, sent.date, asker=user.id if user else None, picture=True):
        context.live.wake()
    if in_group(update):
        settings = await context.off_loop(casebase.groups.settings, sent.chat_id)
        if settings.remove_after is not None:
            due = sent.date + timedelta(minutes=settings.remove_after)
            await context.off_loop(casebase.groups.remove_at, sent.chat_id, sent.message_id, due)
