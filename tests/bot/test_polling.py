"""Polling: it answers, stops when told, and knows what to do about a second copy."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from time import monotonic

import pytest
from telegram.error import Conflict, InvalidToken

from bot import polling as polling_module
from bot import serving as serving_module
from bot.application import build_application
from bot.local.faults import Fault
from bot.local.person import Person
from bot.local.polling import Service
from bot.local.request import LocalRequest
from bot.local.world import World
from bot.serving import serve
from bot.settings import HealthSettings, Settings
from casebase.library import Casebase
from handlers.context import App
from tests.conftest import Clock, settings

ANOTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def quiet(token: str) -> Settings:
    """Settings that tell nobody how the bot is."""
    return replace(settings(token), health=HealthSettings.model_construct(health_port=None))


async def poll(
    casebase: Casebase,
    world: World,
    service: Service,
    stop: asyncio.Event,
    clock: Clock | None = None,
    token: str | None = None,
) -> None:
    """Serve the world by polling until told to stop."""
    known = quiet(token or world.bot.token)
    request = LocalRequest(world, service)
    application: App = build_application(casebase, settings=known, request=request)
    await serve(application, casebase, known, stop, clock or monotonic)


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling_module, "_FIRST_PAUSE", 0.0)
    monkeypatch.setattr(serving_module, "_START_PATIENCE", 0.0)


async def until(happened: Callable[[], object]) -> None:
    """Let the bot work until something has happened; the world has no event to wait for."""
    async with asyncio.timeout(10):
        while not happened():  # noqa: ASYNC110
            await asyncio.sleep(0)


def polling(world: World) -> bool:
    """Whether the bot has asked for updates: it then said of which kinds."""
    return world.bot.updates.allowed is not None


def answers(world: World) -> int:
    """How many messages the bot has sent."""
    return sum(record.method == "sendMessage" for record in world.journal.records)


async def test_it_answers_until_it_is_told_to_stop(world: World, person: Person, own: Casebase) -> None:
    stop = asyncio.Event()
    running = asyncio.create_task(poll(own, world, Service(world), stop))
    await until(lambda: polling(world))
    person.send("/county 资源县")
    await until(lambda: answers(world))
    stop.set()
    await running
    assert not world.bot.updates.pending


async def test_a_wrong_token_is_an_error_at_once(world: World, own: Casebase) -> None:
    with pytest.raises(InvalidToken):
        await poll(own, world, Service(world), asyncio.Event(), token="1:wrong")


async def test_a_copy_that_just_started_gives_way_to_another(world: World, own: Casebase) -> None:
    service, stop = Service(world), asyncio.Event()
    first = asyncio.create_task(poll(own, world, service, stop))
    await until(lambda: polling(world))
    second = asyncio.create_task(poll(own, world, service, stop))
    with pytest.raises(Conflict):
        await first
    stop.set()
    await second


async def test_a_copy_that_has_long_been_running_stays(
    world: World, person: Person, own: Casebase, caplog: pytest.LogCaptureFixture
) -> None:
    clock, stop = Clock(), asyncio.Event()
    running = asyncio.create_task(poll(own, world, Service(world), stop, clock))
    await until(lambda: polling(world))
    clock.advance(3600)
    world.faults.add(Fault("getUpdates", 409, ANOTHER))
    person.send("/county 资源县")
    await until(lambda: answers(world))
    stop.set()
    await running
    assert "terminated by other getUpdates" in caplog.text
