"""/settings: for a group's administrators, and what each setting changes."""

import pytest

from bot.local.conversation import Conversation
from bot.local.faults import Fault
from bot.local.people import ANONYMOUS_ADMIN_ID
from casebase.library import Casebase, GroupSettings
from tests.conftest import Clock
from tests.talking import labels, only, unfolded

GROUP = -1_001_000_000_077
NOON, NIGHT = 1_790_049_600.0, 1_790_006_400.0
"""12:00 and 00:00 in Beijing."""


async def panel(chat: Conversation, user: int = 1) -> None:
    *_, shown = await chat.say("/settings", user=user, chat=GROUP)
    assert unfolded(shown)[0].startswith("⚙ 本群设置")


async def test_an_administrator_is_shown_what_is_set(chat: Conversation) -> None:
    asked, shown = await chat.say("/设置", user=1, chat=GROUP)
    assert asked["method"] == "getChatAdministrators"
    assert len(unfolded(shown)) <= 6
    assert "✓ 应答：开" in labels(shown)


async def test_anybody_else_is_told_in_private_who_may(chat: Conversation) -> None:
    chat.person(1001).start()
    await chat.finish()
    *_, told = await chat.say("/settings", chat=GROUP)
    assert told["chat_id"] == 1001
    assert "管理员" in told["text"]


async def test_who_cannot_be_told_in_private_is_told_in_the_group(chat: Conversation) -> None:
    *_, told = await chat.say("/settings", chat=GROUP)
    assert (told["chat_id"], len(unfolded(told))) == (GROUP, 1)


async def test_in_private_it_says_what_it_is_for(chat: Conversation) -> None:
    assert "在群里由管理员发 /settings" in only(await chat.say("/settings"))["text"]


async def test_an_anonymous_administrator_is_told_why_and_known_by_the_press(
    chat: Conversation, fresh: Casebase
) -> None:
    chat.person(1).send("/settings", GROUP, anonymous=True)
    told = only(await chat.finish())
    assert "匿名" in told["text"]
    *_, refused = await chat.click("我是管理员", user=1001, chat=GROUP)
    assert "管理员" in refused["text"]
    *_, shown = await chat.click("我是管理员", user=1, chat=GROUP)
    assert "本群设置" in shown["text"]
    assert ANONYMOUS_ADMIN_ID not in {1, 1001}


async def test_only_an_administrator_s_press_sets_anything(chat: Conversation, fresh: Casebase) -> None:
    await panel(chat)
    *_, refused = await chat.click("关", user=1001, chat=GROUP)
    assert refused["show_alert"]
    assert fresh.groups.settings(GROUP) == GroupSettings()
    *_, shown = await chat.click("关", user=1, chat=GROUP)
    assert "✓ 关" in labels(shown)
    assert fresh.groups.settings(GROUP) == GroupSettings(is_on=False)


async def test_when_nobody_knows_who_is_administrator_nothing_is_set(
    chat: Conversation, fresh: Casebase
) -> None:
    chat.world.faults.add(Fault("getChatAdministrators", 502, "Bad Gateway"))
    *_, told = await chat.say("/settings", user=1, chat=GROUP)
    assert "过一会儿再试" in told["text"]


async def test_switched_off_the_bot_answers_nothing_but_settings(chat: Conversation, fresh: Casebase) -> None:
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    fresh.groups.change(GROUP, 1, is_on=False)
    for asked in ("/county 资源县", "/county@" + chat.world.bot.username + " 甘洛县", "／县 资源县", "/help"):
        assert await chat.say(asked, chat=GROUP) == [], asked
    assert await chat.say("甘洛县", chat=GROUP, reply_to=answer["message_id"]) == []
    assert only(await chat.say("/county 资源县")), "in private it goes on"
    await panel(chat)
    await chat.click("应答：开", user=1, chat=GROUP)
    assert "在这里发过" in only(await chat.say("/county 资源县", chat=GROUP))["text"]


async def test_in_quiet_hours_a_question_is_answered_in_private(
    chat: Conversation, fresh: Casebase, clock: Clock
) -> None:
    chat.person(1001).start()
    await chat.finish()
    fresh.groups.change(GROUP, 1, quiet_from=22, quiet_until=7)
    clock.now = NIGHT
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    assert answer["chat_id"] == 1001
    assert "🗑 移除" not in labels(answer)
    clock.now = NOON
    assert only(await chat.say("/county 资源县", chat=GROUP))["chat_id"] == GROUP


async def test_who_cannot_be_answered_in_private_gets_a_silent_sign(
    chat: Conversation, fresh: Casebase, clock: Clock
) -> None:
    fresh.groups.change(GROUP, 1, quiet_from=22, quiet_until=7)
    clock.now = NIGHT
    refused, sign = await chat.say("/county 资源县", chat=GROUP)
    assert "error" in refused
    assert sign["method"] == "setMessageReaction"


async def test_in_quiet_hours_the_settings_are_still_shown_where_they_apply(
    chat: Conversation, fresh: Casebase, clock: Clock
) -> None:
    fresh.groups.change(GROUP, 1, quiet_from=22, quiet_until=7)
    clock.now = NIGHT
    await panel(chat)
    *_, shown = await chat.click("不设安静时段", user=1, chat=GROUP)
    assert "✓ 不设安静时段" in labels(shown)


async def test_answers_go_to_the_topic_that_is_set(chat: Conversation, fresh: Casebase) -> None:
    chat.world.group(GROUP, is_forum=True)
    asking, answering = (chat.person(1).create_topic(name, GROUP) for name in ("提问", "案例"))
    shown = (await chat.event({"user": 1, "chat": GROUP, "text": "/settings", "thread": answering}))["calls"][
        -1
    ]
    assert shown["message_thread_id"] == answering
    *_, shown = await chat.click("都发到这个话题", user=1, chat=GROUP)
    assert "✓ 都发到这个话题" in labels(shown)
    asked = await chat.event({"user": 1001, "chat": GROUP, "text": "/county 资源县", "thread": asking})
    answer = only(asked["calls"])
    assert answer["message_thread_id"] == answering
    assert answer["reply_to_message_id"] == asked["message_id"]
    await chat.click("在提问的话题答", user=1, chat=GROUP)
    asked = await chat.event({"user": 1001, "chat": GROUP, "text": "/county 甘洛县", "thread": asking})
    assert only(asked["calls"])["message_thread_id"] == asking


async def test_removal_after_a_while_is_a_button(chat: Conversation, fresh: Casebase) -> None:
    await panel(chat)
    await chat.click("1天后", user=1, chat=GROUP)
    assert fresh.groups.settings(GROUP).remove_after == 24 * 60


@pytest.mark.parametrize("odd", ["gs:on.2:0", "gs:quiet.9-3:0", "gs:remove.7:0", "gs:what:0", "gs:topic.x:0"])
async def test_a_button_that_sets_nothing_is_said_to_be_old(
    chat: Conversation, fresh: Casebase, odd: str
) -> None:
    await panel(chat)
    message = max(chat.world.group(GROUP).messages)
    press = {"message_id": message, "data": odd}
    *_, told = (await chat.event({"user": 1, "chat": GROUP, "press": press}))["calls"]
    assert "太旧" in told["text"]
    assert fresh.groups.settings(GROUP) == GroupSettings()
