"""Showing a message: as the answer to a question, or in the place of the message a button is under."""

from datetime import datetime, timedelta

from telegram import CallbackQuery, ReactionTypeEmoji, Update
from telegram import Message as Asked
from telegram.constants import ReactionEmoji
from telegram.error import BadRequest, Forbidden

from casebase.library import GroupSettings, Spot
from handlers.calls import Value, call
from handlers.context import Context, in_group
from handlers.earlier import pointed_at
from handlers.posted import remember
from handlers.question import writes_traditional
from handlers.sending import Place, edit, form, is_unchanged, send
from handlers.views.buttons import removable, removed_by
from handlers.views.message import Message


async def answer(
    update: Update, context: Context, message: Message, *, even_in_quiet_hours: bool = False
) -> None:
    """Answer the question; the question edited, its answer is edited.

    In a group the answer is a silent reply that its asker can remove; what was posted there within a day is
    pointed at instead of posted again; and in quiet hours the answer goes to the asker's private chat.

    Args:
        update: the question.
        context: the handler's.
        message: the answer.
        even_in_quiet_hours: whether it is of no use anywhere but where it was asked for.
    """
    asked = update.effective_message
    assert asked is not None
    shown = in_script_of(update, message)
    earlier = None
    if update.edited_message:
        earlier = await context.off_loop(context.casebase.answer_to, asked.chat_id, asked.message_id)
    if in_group(update):
        settings = await context.off_loop(context.casebase.groups.settings, asked.chat_id)
        if settings.is_quiet(asked.edit_date or asked.date) and not even_in_quiet_hours:
            await _answer_quietly(context, asked, shown)
        else:
            await _answer_in_group(context, asked, shown, earlier, settings)
    elif earlier is None or not await edit(context, asked.chat_id, earlier, shown):
        sent = await send(context, shown, Place(asked.chat_id))
        _remember(context, asked, sent.message, shown, sent.at)
    else:
        _remember(context, asked, earlier, shown, asked.date)


def in_script_of(update: Update, message: Message) -> Message:
    """The message in the asker's script. The first time it is asked it reads tables from disk."""
    return message.traditional if writes_traditional(update) else message


async def whisper(context: Context, asked: Asked, message: Message) -> bool:
    """Answer in private what was asked in a group; whether the asker can be reached there."""
    try:
        await anew(context, asker(asked), message)
    except (BadRequest, Forbidden):
        return False
    return True


async def replace(update: Update, context: Context, message: Message) -> None:
    """Show the message where the pressed button is; anew where that message is out of reach."""
    query = update.callback_query
    assert query is not None
    if query.message is not None and not query.message.is_accessible:
        await anew(context, query.message.chat.id, message)
        return
    if isinstance(query.message, Asked) and query.message.text is None:
        # A picture cannot become words.
        await anew(context, query.message.chat.id, message)
        return
    by = removed_by(query.message.reply_markup) if isinstance(query.message, Asked) else None
    if by is not None:
        message = removable(message, by)
    try:
        await call(context.bot, "editMessageText", {**form(message, context.bot.username), **_under(query)})
    except BadRequest as error:
        if not is_unchanged(error):
            raise
    if query.message is not None:
        _keep(context, Spot(query.message.chat.id, query.message.message_id), message)


async def anew(context: Context, chat: int, message: Message) -> None:
    """Send the message silently, as an answer to nothing that was written there."""
    sent = await send(context, message, Place(chat, quietly=True))
    _keep(context, Spot(sent.chat, sent.message), message, sent.at)


def _under(query: CallbackQuery) -> dict[str, Value]:
    """Where the message stands that the pressed button is under."""
    if query.message is None:
        return {"inline_message_id": query.inline_message_id}
    return {"chat_id": query.message.chat.id, "message_id": query.message.message_id}


def asker(asked: Asked) -> int:
    """The id of who asked; of Telegram's own account where they stay anonymous."""
    return asked.from_user.id if asked.from_user else asked.chat_id


async def _answer_quietly(context: Context, asked: Asked, message: Message) -> None:
    """In private, or not at all; then a reaction, which makes no sound, says that the question was seen."""
    if not await whisper(context, asked, message):
        await asked.set_reaction(ReactionTypeEmoji(ReactionEmoji.SLEEPING_FACE))


async def _answer_in_group(
    context: Context, asked: Asked, message: Message, earlier: int | None, settings: GroupSettings
) -> None:
    shown = removable(message, asker(asked))
    if earlier is not None and await edit(context, asked.chat_id, earlier, shown):
        _remember(context, asked, earlier, shown, asked.date)
        return
    place = _beside(asked, settings)
    pointed = await pointed_at(context, asked, message, place)
    sent, shown = pointed or (await send(context, shown, place), shown)
    _remember(context, asked, sent.message, shown, sent.at)
    if settings.remove_after is not None:
        due = sent.at + timedelta(minutes=settings.remove_after)
        await context.off_loop(context.casebase.groups.remove_at, sent.chat, sent.message, due)


def _beside(asked: Asked, settings: GroupSettings) -> Place:
    """In reply to the question, in its topic or in the one the group has set."""
    thread = asked.message_thread_id if asked.is_topic_message else None
    return Place(asked.chat_id, settings.topic or thread, asked.message_id, quietly=True)


def _remember(context: Context, asked: Asked, answer: int, shown: Message, at: datetime) -> None:
    """Keep which message answers the question, and what it shows."""
    context.casebase.remember_answer(asked.chat_id, asked.message_id, answer)
    _keep(context, Spot(asked.chat_id, answer), shown, at, asker(asked))


def _keep(
    context: Context, spot: Spot, shown: Message, at: datetime | None = None, by: int | None = None
) -> None:
    if remember(context.casebase, spot, shown, at, asker=by):
        context.live.wake()
