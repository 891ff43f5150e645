"""Answering a call where it may have to wait: long polls, and delays that were set on purpose."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.local.account import Account
from bot.local.call import refusal
from bot.local.errors import ApiError
from bot.local.schema import Upload
from bot.local.world import World

Json = dict[str, Any]

#: The service cuts longer waits to this; seconds, ``LONG_POLL_MAX_TIMEOUT`` of the official server.
LONGEST_POLL = 50
ANOTHER_POLL = ApiError(
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)
A_WEBHOOK = ApiError(409, "Conflict: terminated by setWebhook request")


class Service:
    """A world that can be waited for; one per event loop, shared by all fronts."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._polls: dict[int, asyncio.Event] = {}

    async def call(
        self, token: str, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> tuple[int, Json]:
        """Answer one call; see ``World.call``."""
        if delay := self.world.faults.delay(method):
            await asyncio.sleep(delay)
        if method.lower() == "getupdates" and token in self.world.bots:
            return await self._poll(token, params)
        return self.world.call(token, method, params, files)

    async def _poll(self, token: str, params: Mapping[str, Any]) -> tuple[int, Json]:
        """Wait until something is there, the time is up, or another poll takes over."""
        bot = self.world.bots[token]
        if (other := self._polls.pop(bot.user.id, None)) is not None:
            other.set()
        replaced = self._polls[bot.user.id] = asyncio.Event()
        loop = asyncio.get_running_loop()
        deadline = loop.time() + min(max(_seconds(params.get("timeout")), 0), LONGEST_POLL)
        try:
            while True:
                status, body = self.world.call(token, "getUpdates", params)
                left = deadline - loop.time()
                if status != 200 or body["result"] or left <= 0:
                    return status, body
                await self._wait(bot, replaced, left)
                if replaced.is_set() or bot.webhook is not None:
                    return refusal(ANOTHER_POLL if replaced.is_set() else A_WEBHOOK)
        finally:
            if self._polls.get(bot.user.id) is replaced:
                del self._polls[bot.user.id]

    async def _wait(self, bot: Account, replaced: asyncio.Event, seconds: float) -> None:
        """Wait for an update or the other poll, at most so long."""
        woken = asyncio.Event()
        bot.updates.listeners.append(woken.set)
        waits = [asyncio.create_task(event.wait()) for event in (woken, replaced)]
        try:
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            bot.updates.listeners.remove(woken.set)
            for wait in waits:
                wait.cancel()


def _seconds(value: Any) -> float:
    try:
        return float(value or 0)
    except (TypeError, ValueError):
        return 0.0
