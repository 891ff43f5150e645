"""Where updates come from by asking: long polling, until it is told to stop or may not go on."""

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any, cast

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest

from bot.intake import Intake
from bot.wanted import WANTED
from handlers.calls import data_of
from handlers.context import App

log = logging.getLogger(__name__)

_LONG_POLL = 30
"""Seconds Telegram keeps a request for updates open."""
_NEWCOMER = 10.0
"""Seconds in which a copy that meets another one is the one to go: the bot that runs already stays up."""
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
"""Seconds between attempts while Telegram cannot be reached; doubled each time."""
_PARTING = 3.0
"""Seconds that updates being taken in have to be safe when it is time to stop."""


class Polling:
    """Asks for updates, and unlike the library's own poller not once more after meeting another copy.

    That last question would throw out the copy that is to stay.

    Args:
        application: started.
        request: the connection it asks over, which no other call uses.
        intake: what takes the updates in; only then is Telegram told that they arrived.
        clock: seconds.
    """

    def __init__(
        self, application: App, request: BaseRequest, intake: Intake, clock: Callable[[], float] = monotonic
    ) -> None:
        self._bot = application.bot
        self._request = request
        self._intake = intake
        self._clock = clock
        self._started = self._succeeded = clock()
        self._offset = 0
        self._pause = _FIRST_PAUSE
        self._asking: asyncio.Future[Any] | None = None

    @property
    def age(self) -> float:
        """Seconds since Telegram last answered."""
        return self._clock() - self._succeeded

    async def run(self, stop: asyncio.Event) -> None:
        """Take updates in until ``stop`` is set.

        Raises:
            InvalidToken: Telegram does not know the token.
            Conflict: another copy with the same token was already running.
        """
        log.info("listening as @%s", self._bot.username)
        while not stop.is_set():
            try:
                updates = await self._fetched(stop)
            except TelegramError as error:
                await _rest(stop, self._recovery(error))
                continue
            self._pause = _FIRST_PAUSE
            if updates and await _unless(stop, self._intake.accept(updates)):
                self._offset = max(update["update_id"] for update in updates) + 1
        with suppress(TelegramError):
            # Asking from the next update on tells Telegram that the earlier ones have arrived.
            await self._ask(held=0, limit=1)

    async def restart(self) -> None:
        """Give the connection up and ask over a new one."""
        log.warning("no answer from Telegram for %.0f s: a new connection", self.age)
        self._succeeded = self._clock()
        await self._request.shutdown()
        await self._request.initialize()
        if self._asking is not None:
            self._asking.cancel()

    async def _fetched(self, stop: asyncio.Event) -> Sequence[dict[str, Any]]:
        """The next updates; none where it is time to stop, or the connection was given up."""
        asking = self._asking = asyncio.ensure_future(self._ask(held=_LONG_POLL))
        stopping = asyncio.ensure_future(stop.wait())
        try:
            await asyncio.wait((asking, stopping), return_when=asyncio.FIRST_COMPLETED)
            if not asking.done() or asking.cancelled():
                return ()
            updates = cast(Sequence[dict[str, Any]], asking.result())
            self._succeeded = self._clock()
            return updates
        finally:
            asking.cancel()
            stopping.cancel()

    async def _ask(self, held: int, limit: int = 100) -> Sequence[dict[str, Any]]:
        """One question, kept open by Telegram for so many seconds."""
        asked = {
            "offset": str(self._offset),
            "timeout": str(held),
            "limit": str(limit),
            "allowed_updates": json.dumps(WANTED),
        }
        patience = held + (self._request.read_timeout or 5.0)
        # Asked for as they come: the inbox keeps them in Telegram's words.
        updates: Any = await self._request.post(
            f"{self._bot.base_url}/getUpdates", data_of(asked), read_timeout=patience
        )
        return cast(Sequence[dict[str, Any]], updates)

    def _recovery(self, error: TelegramError) -> float:
        """How long to wait before the next attempt, in seconds; raises where there is none."""
        if isinstance(error, InvalidToken):
            raise error
        if isinstance(error, Conflict) and self._clock() - self._started < _NEWCOMER:
            raise error
        if isinstance(error, TimedOut):
            return 0.0
        log.warning("polling: %s", error)
        if isinstance(error, RetryAfter):
            # The public attribute is changing its type from int to timedelta and warns at every use.
            return float(error._retry_after.total_seconds())
        pause, self._pause = self._pause, min(2 * self._pause, _LONGEST_PAUSE)
        return pause


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Whether the work ended before it was time to stop, or soon after; what it began goes on."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not working.done():
        await asyncio.wait((working,), timeout=_PARTING)
    if working.done():
        working.result()
        return True
    working.cancel()
    return False


async def _rest(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
