"""The real application over the five shipped cases."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.application import build_application
from bot.local.conversation import Conversation
from bot.local.world import World
from bot.settings import ReportSettings, Settings, TelegramSettings
from casebase.library import Casebase
from casebase.store import Store
from tests.casebase.cases import SHA, TEXT, made_up
from tests.conftest import Talk

Meet = Callable[..., Awaitable[Conversation]]


@pytest.fixture(scope="session")
def casebase(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebase]:
    """The five shipped cases; nothing is changed in them."""
    with Casebase.open(tmp_path_factory.mktemp("cases") / "cases.db") as shipped:
        yield shipped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with the shipped cases and a made-up one whose source text is at hand."""
    path = tmp_path / "cases.db"
    Casebase.open(path).close()
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
async def chat(meet: Meet, casebase: Casebase) -> Conversation:
    """A conversation with the bot over the shipped cases."""
    return await meet(casebase)
