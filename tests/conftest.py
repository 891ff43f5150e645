"""Fixtures that put the real application on a Telegram of our own.

A test asks for ``world`` (and acts as ``person``), or for ``talk``, which brings an application up::

    async def test_answers(talk):
        chat = await talk(lambda request: build_application(casebase, request=request, get_updates_request=request))
        calls = await chat.say("/county 资源县")

Afterwards both check that the bot sent nothing the service would have passed over in silence.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from bot.local.conversation import Conversation
from bot.local.driver import AnyApplication, Driver
from bot.local.person import Person
from bot.local.request import LocalRequest
from bot.local.world import World

ApplicationFactory = Callable[[LocalRequest], AnyApplication]
Talk = Callable[[ApplicationFactory], Awaitable[Conversation]]


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: float = 1_790_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> Iterator[World]:
    """A world; at the end nothing may have been ignored or asked for in vain."""
    world = World(clock=clock)
    yield world
    assert world.ignored == []
    assert world.not_built == []


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
            driver = await stack.enter_async_context(Driver(factory(LocalRequest(world)), world))
            return Conversation(driver)

        yield start
