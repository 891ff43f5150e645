"""/settings: what a group's administrators can set for it."""

from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError

from handlers import reply
from handlers.admins import is_anonymous
from handlers.context import Context, in_group
from handlers.payload import Payload
from handlers.views import message as views
from handlers.views import phrases
from handlers.views.settings import OPEN, choice, for_groups_only, panel, who_are_you


async def settings(update: Update, context: Context) -> None:
    """Show the settings to an administrator of the group; to anybody else, why not."""
    asked = update.effective_message
    assert asked is not None
    if not in_group(update):
        await reply.answer(update, context, for_groups_only())
    elif is_anonymous(asked):
        await reply.answer(update, context, who_are_you(), even_in_quiet_hours=True)
    elif refusal := await _refusal(context, asked.chat_id, reply.asker(asked)):
        if not await reply.whisper(context, asked, phrases.sorry(refusal)):
            await reply.answer(update, context, phrases.sorry(refusal))
    else:
        await reply.answer(update, context, await _panel(context, asked), even_in_quiet_hours=True)


async def change_setting(update: Update, context: Context, query: CallbackQuery, payload: Payload) -> None:
    """Set what the pressed button stands for, for an administrator; show the settings as they are then."""
    message, chosen = query.message, choice(payload)
    if not isinstance(message, Message) or (chosen is None and payload.id != OPEN):
        await query.answer(phrases.OUTDATED, show_alert=True)
    elif refusal := await _refusal(context, message.chat_id, query.from_user.id):
        await query.answer(refusal, show_alert=True)
    else:
        if chosen is not None:
            change = context.casebase.groups.change
            await context.off_loop(change, message.chat_id, query.from_user.id, **chosen)
        await query.answer(phrases.SET if chosen else None)
        await reply.replace(update, context, await _panel(context, message))


async def _refusal(context: Context, chat: int, user: int) -> str:
    """Why that person may not set anything for the group; empty where they may."""
    try:
        return "" if await context.admins.is_admin(context.bot, chat, user) else phrases.ONLY_ADMINS
    except TelegramError:
        return phrases.RIGHTS_UNKNOWN


async def _panel(context: Context, message: Message) -> views.Message:
    settings = await context.off_loop(context.casebase.groups.settings, message.chat_id)
    topic = message.message_thread_id if message.is_topic_message else None
    return panel(settings, topic, is_forum=bool(message.chat.is_forum))
