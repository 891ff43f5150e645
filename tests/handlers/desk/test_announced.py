"""The notice period in chat: everyone sees it, anyone of the curators can withdraw it, the giver hears."""

from dataclasses import replace
from datetime import timedelta
from time import time

import pytest

from bot.application import build_application
from bot.local.conversation import Conversation
from bot.local.world import World
from casebase.library import Casebase
from casebase.store.desk import Actor
from handlers.context import UNASKED, App
from handlers.desk.announced import Announced
from tests.casebase.article import ARTICLE
from tests.conftest import Talk, settings
from tests.handlers.desk.test_desk import click, say, shown

HOURS = 24.0
READER = 1001


class Bot:
    """The bot with a notice period, a curator beside the owner, and a clock that can be put forward."""

    def __init__(self, chat: Conversation, application: App) -> None:
        self.chat = chat
        self.ahead = 0.0
        (announced,) = [one for one in application.bot_data[UNASKED] if isinstance(one, Announced)]
        announced._clock = lambda: time() + self.ahead


@pytest.fixture
async def bot(talk: Talk, world: World, own: Casebase) -> Bot:
    built: list[App] = []

    def start(request: object) -> App:
        known = settings(world.bot.token)
        desk = known.desk.model_copy(update={"notice_hours": HOURS})
        built.append(build_application(own, settings=replace(known, desk=desk), request=request))  # type: ignore[arg-type]
        return built[0]

    own.desk.appoint(Actor(2, "副手"), Actor(1, "站长"))
    chat = await talk(start)
    await say(chat, "/start")
    await say(chat, "/start", 2)
    await say(chat, "/start", READER)
    await say(chat, f"/add {ARTICLE}", READER)
    await click(chat, "接手审稿")
    await click(chat, "全部保留")
    await click(chat, "发布")
    return Bot(chat, built[0])


async def test_the_announcement_is_before_every_curator_and_comes_true(bot: Bot) -> None:
    assert "没有" in shown(await say(bot.chat, "/county 灵川县", READER))["text"]
    bot.ahead = timedelta(hours=HOURS + 1).total_seconds()
    calls = await bot.chat.finish()
    told = {call["chat_id"]: call["text"] for call in calls}
    assert "您提议的文章已经发布" in told[READER]
    assert "已发布" in told[1]
    assert "已发布" in told[2]
    assert "灯火夜校" in shown(await say(bot.chat, "/county 灵川县", READER))["text"]


async def test_any_curator_withdraws_it(bot: Bot) -> None:
    calls = await click(bot.chat, "撤下公示", 2)
    assert {call["chat_id"] for call in calls if call["method"] == "editMessageText"} == {1, 2}
    bot.ahead = timedelta(hours=HOURS + 1).total_seconds()
    assert await bot.chat.finish() == []
    assert "没有" in shown(await say(bot.chat, "/county 灵川县", READER))["text"]
