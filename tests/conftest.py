"""Fixtures that put the real application on a Telegram of our own.

A test asks for ``world`` (and acts as ``person``), or for ``talk``, which brings an application up::

    async def test_answers(talk):
        chat = await talk(lambda request: build_application(casebase, settings=…, request=request))
        calls = await chat.say("/county 资源县")

or for ``chat``, which is a conversation with the bot over the shipped cases; ``meet`` makes one over another
casebase. Afterwards all check that the bot sent nothing the service would have passed over in silence, and
that the world told the bot nothing the Bot API does not have.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.application import build_application
from bot.local.conversation import Conversation
from bot.local.driver import AnyApplication, Driver
from bot.local.person import Person
from bot.local.request import LocalRequest
from bot.local.schema import Field, Reader
from bot.local.world import World
from bot.settings import DeskSettings, ReportSettings, Settings, TelegramSettings
from bot.unasked import catch_up
from bot.wanted import WANTED
from casebase.data.shipped import ShippedCase
from casebase.library import Casebase
from casebase.store import Store
from handlers.context import UNASKED
from tests.casebase.cases import SHA, TEXT, made_up
from tests.casebase.five import FIVE

# The same examples at every run, however slow the machine; HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

ApplicationFactory = Callable[[LocalRequest], AnyApplication]
Talk = Callable[[ApplicationFactory], Awaitable[Conversation]]
Meet = Callable[..., Awaitable[Conversation]]


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: float = 1_790_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


class Overheard:
    """Every update a world pushed, kept to be checked against the schema."""

    def __init__(self, world: World) -> None:
        self.updates: dict[int, Any] = {}
        for bot in world.bots.values():
            bot.updates.listeners.append(lambda bot=bot: self.updates.update(bot.updates.pending))

    def check(self, world: World) -> None:
        unknown: list[str] = []
        for update in self.updates.values():
            Reader(world.schema, "update", unknown.append).value(Field.of("update", "Update"), update, "")
        for record in world.journal.records:
            if record.is_ok:
                reader = Reader(world.schema, record.method, unknown.append)
                reader.value(world.schema.result(record.method), record.result, "")
        assert unknown == []


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> Iterator[World]:
    """A world; at the end nothing may have been ignored or asked for in vain."""
    world = World(clock=clock)
    overheard = Overheard(world)
    yield world
    assert world.ignored == []
    assert world.not_built == []
    overheard.check(world)


@pytest.fixture
def person(world: World) -> Person:
    """A reader without any rights."""
    return Person(world, world.user(1001, "林小山"))


@pytest.fixture
def owner(world: World) -> Person:
    """User 1, creator of every group."""
    return Person(world, world.user(1, "站长"))


@pytest_asyncio.fixture
async def talk(world: World) -> AsyncIterator[Talk]:
    """Brings an application up over the world and returns a conversation with it."""
    async with AsyncExitStack() as stack:

        async def start(factory: ApplicationFactory) -> Conversation:
            application = factory(LocalRequest(world))
            unasked = partial(catch_up, application) if UNASKED in application.bot_data else None
            driver = Driver(application, world, allowed_updates=WANTED, afterwards=unasked)
            return Conversation(await stack.enter_async_context(driver))

        yield start


@pytest.fixture(scope="session", autouse=True)
def five_cases() -> Iterator[None]:
    """Every casebase a test opens is given the same five cases, however many the program ships."""
    with pytest.MonkeyPatch.context() as patch:
        five = tuple(map(ShippedCase.of, FIVE))
        patch.setattr("casebase.library.casebase.shipped_editions", lambda: five)
        yield


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the five shipped cases, to be copied."""
    path = tmp_path_factory.mktemp("cases") / "cases.db"
    Casebase.open(path).close()
    return path


@pytest.fixture(scope="session")
def casebase(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebase]:
    """The five shipped cases; nothing is changed in them, and nobody talks to a bot over them."""
    with Casebase.open(shutil.copy(shipped, tmp_path_factory.mktemp("read"))) as casebase:
        yield casebase


@pytest.fixture
def fresh(shipped: Path, tmp_path: Path) -> Iterator[Casebase]:
    """The five shipped cases, with nothing ever said to anybody."""
    with Casebase.open(shutil.copy(shipped, tmp_path / "fresh.db")) as casebase:
        yield casebase


@pytest.fixture
def file(shipped: Path, tmp_path: Path) -> Path:
    """A database with the shipped cases and a made-up one whose source text is at hand."""
    path = Path(shutil.copy(shipped, tmp_path / "cases.db"))
    store = Store.open(path)
    store.texts.put(SHA, "utf-8", TEXT, given_by="test")
    with store.change(who="test", action="publish", why="test") as change:
        change.put(made_up())
    store.close()
    return path


@pytest.fixture
def own(file: Path) -> Iterator[Casebase]:
    """A casebase of the test's own, over ``file``."""
    with Casebase.open(file) as casebase:
        yield casebase


def settings(token: str, maintainers_chat: int | None = None) -> Settings:
    """Settings that owe nothing to the environment."""
    return Settings(
        telegram=TelegramSettings.model_construct(bot_token=SecretStr(token)),
        desk=DeskSettings.model_construct(owners=(1,), reading_processes=0),
        report=ReportSettings.model_construct(maintainers_chat=maintainers_chat),
    )


@pytest_asyncio.fixture
async def meet(talk: Talk, world: World) -> Meet:
    """Brings the bot up over a casebase."""

    async def start(casebase: Casebase, maintainers_chat: int | None = None) -> Conversation:
        known = settings(world.bot.token, maintainers_chat)
        return await talk(lambda request: build_application(casebase, settings=known, request=request))

    return start


@pytest_asyncio.fixture
async def chat(meet: Meet, fresh: Casebase) -> Conversation:
    """A conversation with the bot over the shipped cases."""
    return await meet(fresh)
