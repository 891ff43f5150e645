"""An answer in a group can be removed by who asked for it and by administrators, or after a while."""

from datetime import UTC, datetime

import pytest

from bot.local.conversation import Conversation
from bot.local.faults import Fault
from bot.local.people import ANONYMOUS_ADMIN_ID
from casebase.library import Casebase
from handlers.context import UNASKED
from handlers.removing import Removals
from tests.casebase.cases import CURATOR
from tests.conftest import Clock
from tests.talking import Call, data, labels, only

GROUP = -1_001_000_000_077
REMOVE = "🗑 移除"


async def gone(chat: Conversation, answer: Call) -> bool:
    return answer["message_id"] not in chat.world.group(GROUP).messages


async def test_every_answer_in_a_group_can_be_removed_and_none_in_private(chat: Conversation) -> None:
    for asked in ("/county 资源县", "/county 庆元", "/county 桃花源县", "/list", "/help", "/model 双组长"):
        assert REMOVE in labels(only(await chat.say(asked, chat=GROUP))), asked
        assert REMOVE not in labels(only(await chat.say(asked))), asked


async def test_who_asked_removes_the_answer(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    acknowledged, deleted = await chat.click(REMOVE, chat=GROUP)
    assert (acknowledged["method"], deleted["method"]) == ("answerCallbackQuery", "deleteMessage")
    assert await gone(chat, answer)


async def test_an_administrator_removes_it_too(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    await chat.click(REMOVE, user=1, chat=GROUP)
    assert await gone(chat, answer)


async def test_nobody_else_does(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    calls = await chat.click(REMOVE, user=1002, chat=GROUP)
    assert calls[-1]["method"] == "answerCallbackQuery"
    assert "只有提问的人和群管理员" in calls[-1]["text"]
    assert not await gone(chat, answer)


async def test_a_page_turned_to_is_still_its_asker_s(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    _, page = await chat.click("数字", user=1002, chat=GROUP)
    assert data(page, REMOVE) == data(answer, REMOVE) == "gx:1001:0"


async def test_a_card_put_right_is_still_its_asker_s(chat: Conversation, fresh: Casebase) -> None:
    await chat.say("/county 资源县", chat=GROUP)
    fresh.desk.retract("ziyuan", "原文已由报社更正", CURATOR)
    assert data(only(await chat.finish(), "editMessageText"), REMOVE) == "gx:1001:0"


async def test_an_anonymous_administrator_s_answer_is_nobody_s_but_administrators_(
    chat: Conversation,
) -> None:
    chat.person(1).send("/county 资源县", GROUP, anonymous=True)
    answer = only(await chat.finish())
    assert data(answer, REMOVE) == f"gx:{ANONYMOUS_ADMIN_ID}:0"
    await chat.click(REMOVE, user=1001, chat=GROUP)
    assert not await gone(chat, answer)
    await chat.click(REMOVE, user=1, chat=GROUP)
    assert await gone(chat, answer)


async def test_when_it_cannot_be_known_who_is_administrator_it_is_said(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    chat.world.faults.add(Fault("getChatAdministrators", 502, "Bad Gateway"))
    calls = await chat.click(REMOVE, user=1, chat=GROUP)
    assert "过一会儿再试" in calls[-1]["text"]
    await chat.click(REMOVE, user=1, chat=GROUP)
    assert await gone(chat, answer)


async def test_what_is_too_old_to_be_removed_is_emptied(chat: Conversation, clock: Clock) -> None:
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    clock.advance(49 * 3600)
    *_, emptied = await chat.click(REMOVE, chat=GROUP)
    assert "已移除" in emptied["text"]
    assert "buttons" not in emptied
    assert not await gone(chat, answer)


async def test_what_is_gone_already_is_no_error(chat: Conversation) -> None:
    await chat.say("/county 资源县", chat=GROUP)
    chat.world.faults.add(Fault("deleteMessage", 400, "Bad Request: message to delete not found"))
    calls = await chat.click(REMOVE, chat=GROUP)
    assert [call["method"] for call in calls] == ["answerCallbackQuery", "deleteMessage"]


async def test_what_was_removed_is_neither_put_right_nor_pointed_at(
    chat: Conversation, fresh: Casebase
) -> None:
    await chat.say("/county 资源县", chat=GROUP)
    await chat.click(REMOVE, chat=GROUP)
    assert only(await chat.say("/county 资源县", chat=GROUP))["text"].startswith("📍资源县")
    await chat.click(REMOVE, chat=GROUP)
    fresh.desk.retract("ziyuan", "原文已由报社更正", CURATOR)
    assert await chat.finish() == []


@pytest.fixture
def later(chat: Conversation, fresh: Casebase, clock: Clock) -> Clock:
    """The clock by which the bot removes what is due."""
    later = Clock(clock.now)
    application = chat.driver.application
    live, _, *others = application.bot_data[UNASKED]
    application.bot_data[UNASKED] = (live, Removals(fresh, application.bot, later), *others)
    return later


async def test_answers_are_removed_after_a_while_where_that_is_set(
    chat: Conversation, fresh: Casebase, later: Clock
) -> None:
    fresh.groups.change(GROUP, 1, remove_after=60)
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    assert await chat.finish() == []
    assert not await gone(chat, answer)
    later.advance(3601)
    only(await chat.finish(), "deleteMessage")
    assert await gone(chat, answer)
    assert fresh.groups.due(datetime(2100, 1, 1, tzinfo=UTC), 10) == ()


async def test_a_removal_that_fails_is_tried_again_unless_it_never_can(
    chat: Conversation, fresh: Casebase, later: Clock
) -> None:
    fresh.groups.change(GROUP, 1, remove_after=60)
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    later.advance(3601)
    chat.world.faults.add(Fault("deleteMessage", 502, "Bad Gateway"))
    await chat.finish()
    assert not await gone(chat, answer)
    chat.world.faults.add(Fault("deleteMessage", 403, "Forbidden: bot was kicked from the supergroup chat"))
    await chat.finish()
    assert fresh.groups.due(datetime(2100, 1, 1, tzinfo=UTC), 10) == ()
