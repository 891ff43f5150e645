"""Manners in groups: what is not meant for the bot is let pass; where it is switched off, so is the rest."""

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, BaseHandler

from casebase.library import Casebase, PlaceAnswer
from casebase.search.match import Outcome
from handlers import reply
from handlers.command import asking, slashed
from handlers.context import Context, in_group
from handlers.county import show_place
from handlers.gaps import keep_gap
from handlers.question import question
from handlers.views.message import Message as Shown
from handlers.views.program import programs

_ALWAYS = ("settings", "设置", "設定", "設置")
"""Commands that are answered where the bot is switched off: it must be possible to switch it on again."""


class SwitchedOff(BaseHandler[Update, Context, None]):
    """Ends what is done about a message where the group's administrators have switched the bot off."""

    def __init__(self) -> None:
        super().__init__(stop_where_off)

    def check_update(self, update: object) -> bool:
        """Whether a message in a group is meant for the bot; nothing is looked up for any other."""
        message = asking(update)
        if message is None or not isinstance(update, Update) or not in_group(update):
            return False
        command = slashed(message.text or "")
        if command is not None:
            return not command.lower().startswith(_ALWAYS)
        return answers_the_bot(message)


async def stop_where_off(update: Update, context: Context) -> None:
    """Let the message pass where the bot is switched off."""
    message = asking(update)
    assert message is not None
    settings = await context.off_loop(context.casebase.groups.settings, message.chat_id)
    if not settings.is_on:
        raise ApplicationHandlerStop


class ReplyHandler(BaseHandler[Update, Context, None]):
    """Text that replies to one of the bot's messages in a group is a question, as it is in private."""

    def __init__(self) -> None:
        super().__init__(replied)

    def check_update(self, update: object) -> bool:
        """Whether the update is such a reply."""
        message = asking(update)
        if message is None or not isinstance(update, Update) or not in_group(update):
            return False
        return bool(message.text) and slashed(message.text or "") is None and answers_the_bot(message)


async def replied(update: Update, context: Context) -> None:
    """Answer a reply that names something; thanks and remarks are let pass."""
    message = asking(update)
    assert message is not None
    shown = await context.off_loop(told_of_reply, context.casebase, message.text or "")
    if shown is not None:
        await reply.answer(update, context, shown)


def told_of_reply(casebase: Casebase, typed: str) -> Shown | None:
    """What there is of what the reply names; None where it names nothing and nothing is like it."""
    if not any(character.isalnum() for character in typed):
        return None
    answer = casebase.ask(question(typed))
    if answer.asked.outcome is Outcome.UNKNOWN:
        near = (*answer.options, *answer.alike) if isinstance(answer, PlaceAnswer) else answer.alike
        if not near:
            return None
    keep_gap(casebase, answer.asked, "any")
    return show_place(casebase, answer) if isinstance(answer, PlaceAnswer) else programs(answer)


def answers_the_bot(message: Message) -> bool:
    """Whether the message replies to one of the bot's own.

    In a forum every message that replies to no other replies to the one that opened its topic.
    """
    to = message.reply_to_message
    if to is None or to.from_user is None or to.forum_topic_created is not None:
        return False
    return to.from_user.id == message.get_bot().id
