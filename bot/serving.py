"""Running the bot: everything it needs is brought up, looked after, and let go in the right order."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError

from bot import unasked
from bot.application import METRICS, POLLS
from bot.health import Health
from bot.intake import Intake
from bot.limits import Limits
from bot.metrics import Metrics
from bot.nightly import nightly
from bot.polling import Polling
from bot.settings import Settings
from bot.watchdog import Source, watch
from bot.webhook import Webhook, leave_webhook
from casebase.library import Casebase
from handlers.context import App

log = logging.getLogger(__name__)

_DRAIN = 6.0
"""Seconds that what is in flight has to end when the bot is told to stop; the rest is for closing."""
_START_PATIENCE = 10.0
"""Seconds for which a start is tried again while Telegram cannot be reached."""
_START_PAUSE = 0.5
_GARBAGE = (10_000, 10, 4)
"""New objects, and collections of younger ones, after which garbage is looked for."""


@dataclass(slots=True)
class Running:
    """A bot that is up, for whoever wants to look at it."""

    intake: Intake
    source: Source
    health: Health | None = None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)


async def serve(
    application: App,
    casebase: Casebase,
    settings: Settings,
    stop: asyncio.Event,
    clock: Callable[[], float] = monotonic,
) -> None:
    """Answer updates until ``stop`` is set; what is in flight is finished, or kept for the next start.

    Args:
        application: the bot, not started.
        casebase: what it answers from.
        settings: polling or webhook, limits, health and backups.
        stop: set by whoever wants it to end.
        clock: seconds.

    Raises:
        InvalidToken: Telegram does not know the token.
        NetworkError: Telegram cannot be reached at the start; later on it is tried again and again.
        Conflict: another copy with the same token was already running.
        CasebaseError: a port or a certificate of the settings cannot be used.
    """
    async with _up(application, casebase, settings, clock) as running:
        await running.intake.recover()
        try:
            await running.source.run(stop)
        finally:
            await running.intake.drain(_DRAIN)
            await asyncio.to_thread(casebase.settle)


@asynccontextmanager
async def _up(
    application: App, casebase: Casebase, settings: Settings, clock: Callable[[], float]
) -> AsyncIterator[Running]:
    metrics: Metrics = application.bot_data[METRICS]
    traffic = settings.traffic
    async with AsyncExitStack() as stack:
        stack.push_async_callback(_closed, application)
        # A start that fails half-way has opened connections already.
        stack.push_async_callback(application.bot.shutdown)
        await _reached(application.initialize)
        stack.push_async_callback(application.shutdown)
        limits = Limits(traffic.questions_per_minute, traffic.questions_per_minute_in_group, clock)
        intake = Intake(application, casebase.inbox, limits, metrics, traffic.updates_waiting)
        source: Source
        if settings.webhook.webhook_url is None:
            await _reached(lambda: leave_webhook(application))
            source = Polling(application, application.bot_data[POLLS], intake, clock)
        else:
            source = Webhook(application, settings.webhook, intake, clock)
        running = Running(intake, source)
        if settings.health.health_port is not None:
            health = Health(settings.health.health_port, casebase, intake, source, metrics, clock)
            running.health = await stack.enter_async_context(health)
        await application.start()
        stack.push_async_callback(application.stop)
        beside = (
            _opened(application),
            watch(source, metrics),
            unasked.watch(application),
            nightly(casebase, settings),
        )
        stack.push_async_callback(_cancelled, [asyncio.create_task(work) for work in beside])
        stack.enter_context(_the_standing_left_alone())
        yield running


@contextmanager
def _the_standing_left_alone() -> Iterator[None]:
    """Have garbage looked for among what is new, and less often.

    The index and the gazetteer are hundreds of thousands of objects that stay; looking through them over and
    over takes a fifth of the time an answer does.
    """
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


async def _reached(call: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Make a call of the start, again for a while where Telegram cannot be reached."""
    patience = asyncio.get_running_loop().time() + _START_PATIENCE
    while True:
        try:
            return await call()
        except InvalidToken:
            raise
        except (NetworkError, RetryAfter) as error:
            if asyncio.get_running_loop().time() + _START_PAUSE > patience:
                raise
            log.warning("Telegram cannot be reached, trying again: %s", error)
            await asyncio.sleep(_START_PAUSE)


async def _opened(application: App) -> None:
    """What is set up while the first questions are answered already."""
    if application.post_init is not None:
        try:
            await application.post_init(application)
        except TelegramError as error:
            log.warning("not everything could be set up: %s", error)


async def _closed(application: App) -> None:
    if application.post_shutdown is not None:
        await application.post_shutdown(application)


async def _cancelled(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)
