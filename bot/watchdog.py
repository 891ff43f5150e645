"""Restarts a connection that has died without a word, as they do behind proxies."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

from telegram.error import TelegramError

from bot.metrics import Metrics

log = logging.getLogger(__name__)

SILENCE = 150.0
"""Seconds without a sign of life after which a connection is restarted; a long poll takes 30."""
_GLANCE = 5.0
"""Seconds between two looks."""


class Source(Protocol):
    """Where updates come from."""

    @property
    def age(self) -> float:
        """Seconds since the last sign of life."""

    async def run(self, stop: asyncio.Event) -> None:
        """Take updates in until ``stop`` is set."""

    async def restart(self) -> None:
        """Begin again with a new connection."""


async def watch(
    source: Source, metrics: Metrics, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> None:
    """Look after the source until cancelled.

    Args:
        source: what is watched; its ``age`` says how long it has been silent.
        metrics: where restarts are counted.
        sleep: waits between two looks.
    """
    while True:
        await sleep(_GLANCE)
        if source.age < SILENCE:
            continue
        metrics.restarted()
        try:
            await source.restart()
        except TelegramError as error:
            log.warning("the connection could not be restarted: %s", error)
