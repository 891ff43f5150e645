"""A connection that has been silent for too long is restarted, and only then."""

import asyncio
from datetime import datetime

import pytest
from telegram.error import NetworkError

from bot.metrics import Metrics
from bot.nightly import until_night
from bot.watchdog import watch


class Source:
    """Ages as it is told, and notes restarts."""

    def __init__(self, ages: list[float]) -> None:
        self.ages = ages
        self.restarted: list[float] = []
        self.error: Exception | None = None

    @property
    def age(self) -> float:
        return self.ages[0]

    async def run(self, stop: asyncio.Event) -> None:
        await stop.wait()

    async def restart(self) -> None:
        self.restarted.append(self.age)
        if self.error:
            raise self.error


async def watched(source: Source) -> None:
    """Look once at each age."""
    looks = len(source.ages)

    async def sleep(seconds: float) -> None:
        nonlocal looks
        if looks == 0:
            raise asyncio.CancelledError
        if looks < len(source.ages):
            source.ages.pop(0)
        looks -= 1

    with pytest.raises(asyncio.CancelledError):
        await watch(source, Metrics(), sleep)


async def test_a_living_connection_is_let_be() -> None:
    source = Source([1.0, 30.0, 149.0])
    await watched(source)
    assert source.restarted == []


async def test_a_dead_one_is_restarted() -> None:
    source = Source([149.0, 151.0])
    await watched(source)
    assert source.restarted == [151.0]


async def test_a_restart_that_fails_is_tried_again() -> None:
    source = Source([160.0, 161.0, 162.0])
    source.error = NetworkError("no way")
    await watched(source)
    assert len(source.restarted) >= 2


def test_the_night_is_at_half_past_three() -> None:
    assert until_night(datetime(2026, 1, 1, 3, 29, 59)) == 1
    assert until_night(datetime(2026, 1, 1, 3, 30)) == 24 * 3600
    assert until_night(datetime(2026, 1, 1, 12, 0)) == 15.5 * 3600
