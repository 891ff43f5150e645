"""Flood limits are kept per chat, and a 429 pauses the chat it came from and no other."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.transport import floods
from bot.transport.floods import FloodGuard, Rates


class Clock:
    """Time that passes when somebody waits: the event loop's and the guard's at once."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waited: list[float] = []

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(floods, "monotonic", clock.time)
    monkeypatch.setattr(floods.asyncio, "sleep", clock.sleep)
    return clock


def refuse(times: int, seconds: int) -> Callable[..., Any]:
    """A call the server refuses so often before it goes through."""
    left = iter(range(times))

    async def call() -> bool:
        if next(left, None) is not None:
            raise RetryAfter(seconds)
        return True

    return call


async def send(
    guard: FloodGuard, chat: int | str | None, call: Callable[..., Any], endpoint: str = "sendMessage"
) -> Any:
    data = {} if chat is None else {"chat_id": chat}
    return await guard.process_request(call, (), {}, endpoint, data, None)


async def test_a_refused_call_is_made_again_after_the_pause(clock: Clock) -> None:
    assert await send(FloodGuard(), 7, refuse(times=2, seconds=3)) is True
    assert clock.waited == [3.0, 3.0]


async def test_other_chats_are_not_paused(clock: Clock) -> None:
    guard = FloodGuard(retries=0)
    with pytest.raises(RetryAfter):
        await send(guard, 7, refuse(times=1, seconds=30))
    guard._paused[7] = clock.now + 30
    assert await send(guard, 8, refuse(times=0, seconds=0)) is True
    assert clock.waited == []
    assert await send(guard, "7", refuse(times=0, seconds=0)) is True
    assert clock.waited == [30.0]


async def test_retries_are_bounded(clock: Clock) -> None:
    with pytest.raises(RetryAfter):
        await send(FloodGuard(retries=2), 7, refuse(times=5, seconds=1))
    assert clock.waited == [1.0, 1.0]


async def test_a_very_long_pause_is_left_to_the_caller(clock: Clock) -> None:
    with pytest.raises(RetryAfter):
        await send(FloodGuard(), 7, refuse(times=1, seconds=3600))
    assert clock.waited == []


async def waits(guard: FloodGuard, chat: int | str, count: int, endpoint: str = "sendMessage") -> int:
    """How many of so many calls at once have not gone through without waiting."""
    calls = [
        asyncio.ensure_future(send(guard, chat, refuse(times=0, seconds=0), endpoint)) for _ in range(count)
    ]
    for _ in range(10 * count):
        await asyncio.sleep(0)
    waiting = [c for c in calls if not c.done()]
    for call in waiting:
        call.cancel()
    await asyncio.gather(*calls, return_exceptions=True)
    return len(waiting)


async def test_a_chat_gets_a_short_burst_and_no_more() -> None:
    assert await waits(FloodGuard(), 7, 3) == 0
    assert await waits(FloodGuard(), 7, 5) == 2


async def test_a_group_has_its_own_minute() -> None:
    rates = Rates(per_second_in_chat=0, per_second=0)
    assert await waits(FloodGuard(rates), 7, 40) == 0
    assert await waits(FloodGuard(rates), -100, 25) == 5
    assert await waits(FloodGuard(rates), "@group", 25) == 5


async def test_all_chats_share_the_overall_limit() -> None:
    guard = FloodGuard(Rates(per_second=2))
    assert await waits(guard, 1, 1) + await waits(guard, 2, 1) == 0
    assert await waits(guard, 3, 1) == 1


@pytest.mark.parametrize("endpoint", ["answerCallbackQuery", "answerInlineQuery", "sendChatAction"])
async def test_what_is_no_message_does_not_count(endpoint: str) -> None:
    assert await waits(FloodGuard(), 7, 50, endpoint) == 0


async def test_quiet_chats_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floods, "_FORGET_ABOVE", 10)
    guard = FloodGuard(Rates(per_second=0))
    for chat in range(100):
        guard._chats[chat] = guard._made_for(chat)
    await send(guard, 1000, refuse(times=0, seconds=0))
    assert set(guard._chats) == {1000}
