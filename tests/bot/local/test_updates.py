"""Getting updates: offsets, waiting, two pollers, webhooks instead."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict

from bot.local.person import Person
from bot.local.polling import LONGEST_POLL, Service
from bot.local.world import TOKEN, World


async def test_an_offset_acknowledges_what_came_before_it(bot: Bot, person: Person) -> None:
    for number in range(3):
        person.send(str(number))
    updates = await bot.get_updates()
    assert [update.message.text for update in updates] == ["0", "1", "2"]
    assert len(await bot.get_updates()) == 3
    rest = await bot.get_updates(offset=updates[1].update_id)
    assert [update.message.text for update in rest] == ["1", "2"]
    assert [update.message.text for update in await bot.get_updates(offset=-1)] == ["2"]
    assert len(await bot.get_updates()) == 1


async def test_a_limit_is_kept_between_1_and_100(bot: Bot, person: Person) -> None:
    for number in range(101):
        person.send(str(number))
    assert len(await bot.get_updates(limit=1)) == 1
    assert len(await bot.get_updates(limit=0)) == 1
    assert len(await bot.get_updates(limit=1000)) == 100


async def test_a_poll_waits_until_something_comes(bot: Bot, person: Person) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0)
    person.send("在吗")
    assert (await asyncio.wait_for(poll, 1))[0].message.text == "在吗"


async def test_a_poll_is_answered_empty_when_its_time_is_up(bot: Bot) -> None:
    assert await asyncio.wait_for(bot.get_updates(timeout=0), 1) == ()


def test_a_poll_waits_50_seconds_at_most() -> None:
    assert LONGEST_POLL == 50


async def test_the_first_of_two_pollers_is_sent_away(bot: Bot, person: Person) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0)
    second = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await asyncio.wait_for(first, 1)
    person.send("在吗")
    assert len(await asyncio.wait_for(second, 1)) == 1


async def test_polling_and_a_webhook_exclude_each_other(bot: Bot, world: World) -> None:
    assert await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="s", max_connections=3)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections) == ("http://127.0.0.1:9/hook", 3)
    assert await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_setting_a_webhook_ends_a_waiting_poll(bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0)
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await asyncio.wait_for(poll, 1)


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("hook", None, "Invalid webhook url specified"),
        ("http://example.com/hook", None, "Bad webhook: an https url must be provided for webhook"),
        ("https://example.com/hook", "秘密", "Secret token contains unallowed characters"),
        ("https://example.com/hook", "x" * 257, "Secret token is too long"),
    ],
)
async def test_a_webhook_is_refused(bot: Bot, url: str, secret: str | None, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        await bot.set_webhook(url, secret_token=secret)


async def test_pending_updates_can_be_dropped(bot: Bot, person: Person) -> None:
    person.send("旧")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_a_delay_set_on_purpose_is_waited_for(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.local.faults import Fault

    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("bot.local.polling.asyncio.sleep", sleep)
    world.faults.add(Fault("getMe", delay_ms=250))
    service = Service(world)
    assert (await service.call(TOKEN, "getMe", {}))[0] == 200
    assert (await service.call(TOKEN, "getMe", {}))[0] == 200
    assert waited == [0.25]
