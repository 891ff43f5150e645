"""Updates of one chat one after the other, different chats at once."""

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor


class OrderedPerChat(BaseUpdateProcessor):
    """Keeps the order within a chat while other chats go on.

    Args:
        at_once: how many updates are worked on at the same time.
        waiting: how many may be taken in altogether; beyond them the library's own queue fills, and polling
            leaves the rest with Telegram.
    """

    __slots__ = ("_chats", "_slots")

    def __init__(self, at_once: int = 64, waiting: int = 1024) -> None:
        super().__init__(waiting)
        self._slots = asyncio.Semaphore(at_once)
        # A chat's lock lives as long as some update waits on it.
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's earlier updates, then for a free slot, then work."""
        chat = _chat(update)
        if chat is None:
            async with self._slots:
                await coroutine
            return
        lock = self._chats.get(chat)
        if lock is None:
            lock = self._chats[chat] = asyncio.Lock()
        # The chat's lock first: a chat that waits for itself takes no slot from others.
        async with lock, self._slots:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""


def _chat(update: object) -> int | None:
    """Whose order counts: the chat's, or where there is none (inline queries) the person's."""
    if not isinstance(update, Update):
        return None
    if update.effective_chat is not None:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user is not None else None
