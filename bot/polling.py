"""Running the application by long polling, until it is told to stop or may not go on."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.unasked import watching
from bot.wanted import WANTED
from handlers.context import App

log = logging.getLogger(__name__)

_LONG_POLL = 30
"""Seconds Telegram keeps a request for updates open."""
_NEWCOMER = 10.0
"""Seconds in which a copy that meets another one is the one to go: the bot that runs already stays up."""
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
"""Seconds between attempts while Telegram cannot be reached; doubled each time."""


async def poll(application: App, stop: asyncio.Event, clock: Callable[[], float] = monotonic) -> None:
    """Answer updates until ``stop`` is set; what is in flight is finished.

    Args:
        application: the bot, not started.
        stop: set by whoever wants it to end.
        clock: seconds.

    Raises:
        InvalidToken: Telegram does not know the token.
        NetworkError: Telegram cannot be reached at the start; later on it is tried again and again.
        Conflict: another copy with the same token was already running.
    """
    try:
        async with application:
            if application.post_init is not None:
                await application.post_init(application)
            await application.bot.delete_webhook()
            await application.start()
            try:
                async with watching(application):
                    await _Polling(application, stop, clock).run()
            finally:
                await application.stop()
    finally:
        if application.post_shutdown is not None:
            await application.post_shutdown(application)


class _Polling:
    """Asks for updates, and unlike the library's own poller not once more after meeting another copy.

    That last question would throw out the copy that is to stay.
    """

    def __init__(self, application: App, stop: asyncio.Event, clock: Callable[[], float]) -> None:
        self._bot = application.bot
        self._queue = application.update_queue
        self._stop = stop
        self._clock = clock
        self._started = clock()
        self._offset = 0
        self._pause = _FIRST_PAUSE

    async def run(self) -> None:
        log.info("listening as @%s", self._bot.username)
        while not self._stop.is_set():
            try:
                updates = await self._fetched()
            except TelegramError as error:
                await self._rest(self._recovery(error))
                continue
            self._pause = _FIRST_PAUSE
            for update in updates:
                await self._queue.put(update)
                self._offset = update.update_id + 1
        with suppress(TelegramError):
            # Asking from the next update on tells Telegram that the earlier ones have arrived.
            await self._bot.get_updates(offset=self._offset, timeout=0, limit=1)

    async def _fetched(self) -> Sequence[Update]:
        """The next updates; none where it is time to stop."""
        asking = asyncio.ensure_future(
            self._bot.get_updates(offset=self._offset, timeout=_LONG_POLL, allowed_updates=WANTED)
        )
        stopping = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait((asking, stopping), return_when=asyncio.FIRST_COMPLETED)
            return asking.result() if asking.done() else ()
        finally:
            asking.cancel()
            stopping.cancel()

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

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)
