"""An answer in a group is removed: by who asked for it or by an administrator, or because it was due."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from time import time

from telegram import CallbackQuery
from telegram.constants import ChatID
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from casebase.library import Casebase, Spot
from handlers.context import Context
from handlers.payload import Payload
from handlers.views import phrases
from handlers.watching import again_and_again

log = logging.getLogger(__name__)

_BATCH = 50
_LOOK = 15.0
"""Seconds between looks for what is due."""
_GONE = ("message to delete not found", "message to edit not found")


async def remove(context: Context, query: CallbackQuery, payload: Payload) -> None:
    """Remove the message the button stands under, for who may."""
    message = query.message
    if message is None:
        await query.answer(phrases.OUTDATED, show_alert=True)
        return
    try:
        may = await _may_remove(context, message.chat.id, query.from_user.id, payload)
    except TelegramError:
        await query.answer(phrases.RIGHTS_UNKNOWN, show_alert=True)
        return
    if not may:
        await query.answer(phrases.NOT_YOURS_TO_REMOVE, show_alert=True)
        return
    await query.answer()
    await removed(context.bot, context.casebase, message.chat.id, message.message_id)


async def removed(bot: ExtBot[None], casebase: Casebase, chat: int, message: int) -> None:
    """Remove one of the bot's messages; where Telegram no longer allows it, empty it.

    Raises:
        TelegramError: it cannot be done now.
    """
    try:
        await bot.delete_message(chat, message)
    except BadRequest as error:
        if not _is_gone(error):
            await _emptied(bot, chat, message)
    await asyncio.to_thread(casebase.shares.forget, Spot(chat, message))
    await asyncio.to_thread(casebase.groups.removed, chat, message)


class Removals:
    """Removes answers when they are due, as each group has set it.

    Args:
        casebase: knows what is due.
        bot: removes it.
        clock: seconds since the epoch.
    """

    def __init__(self, casebase: Casebase, bot: ExtBot[None], clock: Callable[[], float] = time) -> None:
        self._casebase = casebase
        self._bot = bot
        self._clock = clock

    async def watch(self) -> None:
        """Remove what is due until cancelled."""
        await again_and_again(self.catch_up, _LOOK, "answers that are due could not be removed")

    async def catch_up(self) -> None:
        """Remove every answer that is due; what cannot be removed now is left for the next time."""
        groups = self._casebase.groups
        now = datetime.fromtimestamp(self._clock(), UTC)
        for chat, message in await asyncio.to_thread(groups.due, now, _BATCH):
            try:
                await removed(self._bot, self._casebase, chat, message)
            except Forbidden:
                await asyncio.to_thread(groups.removed, chat, message)
            except TelegramError as error:
                log.warning("an answer that is due stays for now: %s", error)
                return


async def _may_remove(context: Context, chat: int, user: int, payload: Payload) -> bool:
    """Who asked may, and administrators.

    Raises:
        TelegramError: it cannot be known now who administers the group.
    """
    asker = int(payload.id) if payload.id.isdecimal() else 0
    if user == asker and asker != ChatID.ANONYMOUS_ADMIN:
        return True
    return await context.admins.is_admin(context.bot, chat, user)


async def _emptied(bot: ExtBot[None], chat: int, message: int) -> None:
    try:
        await bot.edit_message_text(phrases.REMOVED, chat, message)
    except BadRequest as error:
        if not _is_gone(error):
            log.info("message %s of %s cannot be removed: %s", message, chat, error)


def _is_gone(error: BadRequest) -> bool:
    words = str(error).lower()
    return any(gone in words for gone in _GONE)
