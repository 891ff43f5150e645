"""Telegram's flood limits, kept before the server has to remind us of them."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from time import monotonic
from typing import Any

from aiolimiter import AsyncLimiter
from telegram._utils.types import JSONDict
from telegram.constants import FloodLimit
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

_COUNTED = ("send", "edit", "copy", "forward")
"""Calls that count as messages; answers to taps and inline queries, actions and reactions do not."""
_UNCOUNTED = {"sendChatAction"}
_BURST_S = 3.0
"""A chat may take a short burst (an answer and its picture) as long as the average is kept."""
_MAX_WAIT_S = 60.0
"""A longer pause is left to the caller: nobody waits for that answer any more."""
_PATIENCE_S = 180.0
"""For so long a message is tried again while Telegram cannot be reached; later it would answer nobody."""
_HASTE_S = 10.0
"""The same for answers to taps and inline queries, which soon expire, and for everything else."""
_FIRST_PAUSE_S = 0.25
_LONGEST_PAUSE_S = 15.0
_FORGET_ABOVE = 1024

log = logging.getLogger(__name__)

Answer = bool | JSONDict | list[JSONDict]


@dataclass(frozen=True, slots=True)
class Rates:
    """How many messages may go out; 0 switches a limit off."""

    per_second: float = FloodLimit.MESSAGES_PER_SECOND
    per_second_in_chat: float = FloodLimit.MESSAGES_PER_SECOND_PER_CHAT
    per_minute_in_group: float = FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP


class FloodGuard(BaseRateLimiter[int]):
    """Waits where a message would come too fast; a 429 pauses the chat it came from and no other.

    Args:
        rates: what Telegram allows.
        retries: how often a call refused with 429 is tried again.
    """

    __slots__ = ("_chats", "_overall", "_paused", "_rates", "_retries")

    def __init__(self, rates: Rates | None = None, retries: int = 3) -> None:
        self._rates = rates or Rates()
        self._retries = retries
        self._overall = AsyncLimiter(self._rates.per_second, 1) if self._rates.per_second else None
        self._chats: dict[int | str, tuple[AsyncLimiter, ...]] = {}
        self._paused: dict[int | str, float] = {}

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Answer:
        """Make the call when its chat may speak again, and again while Telegram cannot be reached.

        A call whose answer was lost on the way may have done its work, so a message can come twice; but it
        does come.

        Raises:
            RetryAfter: the server still refuses after the retries, or asks for a pause of over a minute.
            NetworkError: it could not be reached for as long as somebody waits for such a call.
        """
        chat = _chat(data)
        retries = self._retries if rate_limit_args is None else rate_limit_args
        deadline = monotonic() + (_PATIENCE_S if _counts(endpoint) else _HASTE_S)
        pause = _FIRST_PAUSE_S
        while True:
            await self._wait_for(chat)
            try:
                if _counts(endpoint) and chat is not None:
                    for limiter in self._limiters(chat):
                        await limiter.acquire()
                return await callback(*args, **kwargs)
            except NetworkError as error:
                if isinstance(error, BadRequest) or monotonic() + pause > deadline:
                    raise
                log.debug("%s again in %.1f s: %s", endpoint, pause, error)
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE_S)
            except RetryAfter as refused:
                seconds = _seconds(refused)
                if retries <= 0 or seconds > _MAX_WAIT_S:
                    raise
                retries -= 1
                if chat is not None:
                    self._paused[chat] = max(self._paused.get(chat, 0.0), monotonic() + seconds)
                else:
                    await asyncio.sleep(seconds)

    async def _wait_for(self, chat: int | str | None) -> None:
        while chat is not None and (until := self._paused.get(chat)) is not None:
            seconds = until - monotonic()
            if seconds <= 0:
                self._paused.pop(chat, None)
                return
            await asyncio.sleep(seconds)

    def _limiters(self, chat: int | str) -> tuple[AsyncLimiter, ...]:
        """The chat's own limits first, so that a chat that waits takes nothing from the others."""
        if chat not in self._chats:
            self._forget_idle()
            self._chats[chat] = self._made_for(chat)
        return (*self._chats[chat], self._overall) if self._overall else self._chats[chat]

    def _made_for(self, chat: int | str) -> tuple[AsyncLimiter, ...]:
        limiters = []
        if self._rates.per_second_in_chat:
            limiters.append(AsyncLimiter(self._rates.per_second_in_chat * _BURST_S, _BURST_S))
        # A chat known by its @name is a group or a channel.
        if self._rates.per_minute_in_group and (isinstance(chat, str) or chat < 0):
            limiters.append(AsyncLimiter(self._rates.per_minute_in_group, 60))
        return tuple(limiters)

    def _forget_idle(self) -> None:
        """Drop the limits of chats that have been quiet, so that memory does not grow with every chat met."""
        if len(self._chats) <= _FORGET_ABOVE:
            return
        self._chats = {
            chat: limiters
            for chat, limiters in self._chats.items()
            if not all(limiter.has_capacity(limiter.max_rate) for limiter in limiters)
        }


def _counts(endpoint: str) -> bool:
    return endpoint.startswith(_COUNTED) and endpoint not in _UNCOUNTED


def _chat(data: dict[str, Any]) -> int | str | None:
    """The chat a call goes to, as a number where it is one."""
    chat = data.get("chat_id")
    if isinstance(chat, str) and chat.lstrip("-").isdigit():
        return int(chat)
    return chat if isinstance(chat, int | str) else None


def _seconds(refused: RetryAfter) -> float:
    # The public attribute is changing its type from int to timedelta and warns at every use.
    return refused._retry_after.total_seconds()
