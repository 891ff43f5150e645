"""Who administers a group: asked of Telegram, remembered for a while, corrected by what Telegram tells."""

from collections.abc import Callable
from time import monotonic

from telegram import ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatID
from telegram.ext import ExtBot

from handlers.context import Context

_KEPT = 300.0
"""Seconds; Telegram tells of changes only a bot that is an administrator itself."""
_ADMINS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


class AdminRights:
    """Who administers which group.

    A question that fails is asked again the next time: only answers are remembered.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._known: dict[int, tuple[float, set[int]]] = {}
        """By chat: until when it holds, and the ids."""

    async def is_admin(self, bot: ExtBot[None], chat: int, user: int) -> bool:
        """Whether that person administers the group.

        Raises:
            TelegramError: it cannot be known now.
        """
        until, admins = self._known.get(chat, (0.0, set()))
        if until <= self._clock():
            members = await bot.get_chat_administrators(chat)
            admins = {member.user.id for member in members}
            self._forget_old()
            self._known[chat] = self._clock() + _KEPT, admins
        return user in admins

    def learn(self, change: ChatMemberUpdated) -> None:
        """Someone's standing in a group has changed."""
        if change.chat.id in self._known:
            admins = self._known[change.chat.id][1]
            admins.discard(change.new_chat_member.user.id)
            if change.new_chat_member.status in _ADMINS:
                admins.add(change.new_chat_member.user.id)

    def forget(self, chat: int) -> None:
        """Ask again the next time."""
        self._known.pop(chat, None)

    def _forget_old(self) -> None:
        now = self._clock()
        self._known = {chat: known for chat, known in self._known.items() if known[0] > now}


async def standing_changed(update: Update, context: Context) -> None:
    """Someone came, went or was promoted; of the bot itself it may be all that is known of the group."""
    if update.my_chat_member is not None:
        context.admins.forget(update.my_chat_member.chat.id)
    elif update.chat_member is not None:
        context.admins.learn(update.chat_member)


def is_anonymous(message: Message) -> bool:
    """Whether someone writes in the name of the group, or of a channel: Telegram does not say who."""
    user = message.from_user
    return message.sender_chat is not None or (user is not None and user.id == ChatID.ANONYMOUS_ADMIN)
