"""In groups: silence but for what is meant for the bot, one answer a question, nothing twice a day."""

import pytest
from telegram.constants import ReactionEmoji

from bot.local.conversation import Conversation
from bot.local.world import World
from casebase.library import Casebase, GroupSettings
from tests.casebase.cases import CURATOR
from tests.conftest import Clock
from tests.talking import data, labels, only, unfolded

BASIC, SUPER = -55, -1_001_000_000_077
DAY = 24 * 3600


async def test_newly_added_the_bot_says_nothing(chat: Conversation) -> None:
    chat.person(1).add_bot(SUPER)
    assert await chat.finish() == []
    chat.person(1001).join(SUPER)
    chat.person(1001).leave(SUPER)
    assert await chat.finish() == []


@pytest.mark.parametrize("remark", ["谢谢", "哈哈哈", "👍", "好的，谢谢你", "不对吧", "今天天气怎么样", "……"])
async def test_thanks_and_remarks_in_reply_to_the_bot_draw_no_call(chat: Conversation, remark: str) -> None:
    answer = only(await chat.say("/county 资源县", chat=SUPER))
    assert await chat.say(remark, chat=SUPER, reply_to=answer["message_id"]) == []


@pytest.mark.parametrize(
    ("asked", "title"), [("甘洛县", "📍甘洛县"), ("小细胞", "🧩先锋互助"), ("龙胜呢", "📍龙胜")]
)
async def test_a_reply_to_the_bot_that_names_something_is_answered(
    chat: Conversation, asked: str, title: str
) -> None:
    answer = only(await chat.say("/county 资源县", chat=SUPER))
    said = await chat.event({"user": 1002, "chat": SUPER, "text": asked, "reply_to": answer["message_id"]})
    reply = only(said["calls"])
    assert unfolded(reply)[0].startswith(title)
    assert reply["reply_to_message_id"] == said["message_id"]


async def test_a_reply_to_someone_else_is_ordinary_talk(chat: Conversation) -> None:
    chat.driver.bot.sees_everything = True
    said = await chat.event({"user": 1002, "chat": SUPER, "text": "去过资源县吗"})
    assert said["calls"] == []
    assert await chat.say("资源县", chat=SUPER, reply_to=said["message_id"]) == []


async def test_in_a_forum_a_topic_s_first_message_is_no_message_of_the_bot_s(chat: Conversation) -> None:
    chat.driver.bot.sees_everything = True
    group = chat.world.group(SUPER, is_forum=True, bot_status="administrator")
    bot = chat.driver.application.bot
    topic = await bot.create_forum_topic(group.id, "案例")
    said = chat.person(1001).send("资源县", SUPER, reply_to=topic.message_thread_id)
    assert said.fields["message_thread_id"] == topic.message_thread_id
    assert await chat.finish() == []


async def test_a_question_in_a_topic_is_answered_in_it(chat: Conversation) -> None:
    chat.world.group(SUPER, is_forum=True)
    topic = chat.person(1).create_topic("案例", SUPER)
    asked = await chat.event({"user": 1001, "chat": SUPER, "text": "/county 资源县", "thread": topic})
    assert only(asked["calls"])["message_thread_id"] == topic


@pytest.mark.parametrize(
    "asked",
    [
        "/county 资源县",
        "/county 甘洛",
        "/model 小细胞",
        "/list",
        "/county 庆元",
        "/figures 甘洛 30070",
        "/help",
        "/start",
        "/who 支部+合作社",
        "/compare 资源县 大苏河乡",
        "/similar 缺劳力 想种木耳 贫困户60户",
        "/similar 资源县",
        "/industry 木耳",
        "/place 官洞村",
        "/find 合作社",
        "/cite 资源县",
        "/export 资源县",
        "/privacy",
    ],
)
async def test_no_answer_in_a_group_shows_more_than_six_lines(chat: Conversation, asked: str) -> None:
    assert len(unfolded(only(await chat.say(asked, chat=SUPER)))) <= 6


async def test_what_was_shared_within_a_day_is_linked_to(chat: Conversation, clock: Clock) -> None:
    card = only(await chat.say("/county 资源县", chat=SUPER))
    clock.advance(3 * 3600)
    asked = await chat.event({"user": 1002, "chat": SUPER, "text": "/县 资源"})
    pointer = only(asked["calls"])
    assert pointer["text"].startswith("📍资源县")
    assert "3小时前在这里发过" in pointer["text"]
    assert pointer["buttons"][0][0]["url"] == f"https://t.me/c/1000000077/{card['message_id']}"
    assert "start=c_ziyuan" in pointer["buttons"][0][1]["url"]
    assert pointer["reply_to_message_id"] == asked["message_id"]
    clock.advance(DAY)
    assert "数字" in labels(only(await chat.say("/county 资源县", chat=SUPER)))


async def test_in_a_public_group_the_link_has_its_name(chat: Conversation) -> None:
    chat.world.group(SUPER, username="anlijie")
    card = only(await chat.say("/model 小细胞", chat=SUPER))
    pointer = only(await chat.say("/model 小细胞", chat=SUPER))
    assert "刚才在这里发过" in pointer["text"]
    assert pointer["buttons"][0][0]["url"] == f"https://t.me/anlijie/{card['message_id']}"


async def test_in_a_basic_group_the_pointer_replies_to_the_card(chat: Conversation) -> None:
    card = only(await chat.say("/county 资源县", chat=BASIC))
    pointer = only(await chat.say("/county 资源县", chat=BASIC))
    assert pointer["reply_to_message_id"] == card["message_id"]
    chat.person(1001).delete(card["message_id"], BASIC)
    refused, again = await chat.say("/county 资源县", chat=BASIC)
    assert "error" in refused
    assert "数字" in labels(again)


async def test_how_a_name_was_understood_is_said_where_it_points_too(chat: Conversation) -> None:
    await chat.say("/county 资源县", chat=SUPER)
    pointer = only(await chat.say("/county 资元县", chat=SUPER))
    assert "没有叫「资元县」的地方" in pointer["text"]
    assert "在这里发过" in pointer["text"]


async def test_a_card_shared_through_inline_mode_is_linked_to(chat: Conversation) -> None:
    await chat.inline("资源县")
    shared = chat.person(1001).choose("c:ziyuan:1", SUPER)
    await chat.finish()
    pointer = only(await chat.say("/county 资源县", user=1002, chat=SUPER))
    assert pointer["buttons"][0][0]["url"] == f"https://t.me/c/1000000077/{shared.id}"


async def test_another_bot_s_card_is_no_card_of_ours(chat: Conversation) -> None:
    await chat.inline("资源县")
    shared = chat.person(1001).choose("c:ziyuan:1", SUPER)
    shared.fields["via_bot"] = {"id": 42, "is_bot": True, "first_name": "x"}
    chat.driver.bot.updates.drain()
    chat.driver.bot.sees_everything = True
    chat.world.announce(shared)
    await chat.finish()
    assert "数字" in labels(only(await chat.say("/county 资源县", chat=SUPER)))


async def test_another_group_gets_the_card(chat: Conversation) -> None:
    await chat.say("/county 资源县", chat=SUPER)
    assert "数字" in labels(only(await chat.say("/county 资源县", chat=SUPER - 1)))
    assert "数字" in labels(only(await chat.say("/county 资源县")))


async def test_a_question_edited_back_does_not_point_at_its_own_answer(chat: Conversation) -> None:
    said = await chat.event({"user": 1001, "chat": SUPER, "text": "/county 资源县"})
    for text in ("/county 甘洛县", "/county 资源县"):
        edited = await chat.event({"user": 1001, "chat": SUPER, "edit": said["message_id"], "text": text})
        assert "数字" in labels(only(edited["calls"], "editMessageText"))


async def test_a_pointer_is_in_the_asker_s_script(chat: Conversation) -> None:
    await chat.say("/county 资源县", chat=SUPER)
    pointer = only(await chat.say("/county 資源縣", chat=SUPER))
    assert "剛才在這裡發過" in pointer["text"]


async def test_a_group_that_became_a_supergroup_keeps_its_settings(
    chat: Conversation, fresh: Casebase, world: World
) -> None:
    await chat.say("/county 资源县", chat=BASIC)
    fresh.groups.change(BASIC, 1, quiet_from=0, quiet_until=8)
    moved = world.migrate(BASIC)
    assert await chat.finish() == []
    assert fresh.groups.settings(moved.id) == GroupSettings(quiet_from=0, quiet_until=8)
    fresh.desk.retract("ziyuan", "原文已由报社更正", CURATOR)
    assert await chat.finish() == [], "its old messages are out of reach, and nothing is tried"


async def test_an_answer_to_a_group_that_has_moved_goes_where_it_is_now(
    chat: Conversation, fresh: Casebase, world: World
) -> None:
    person = chat.person(1001)
    person.chat(BASIC)
    fresh.groups.change(BASIC, 1, quiet_from=0, quiet_until=8)
    person.send("/county 资源县", BASIC)
    moved = world.migrate(BASIC)
    for update in chat.driver.bot.updates.drain()[:1]:
        chat.driver.bot.updates.pending[update["update_id"]] = update
    refused, sent = await chat.finish()
    assert "upgraded" in refused["error"]
    assert sent["chat_id"] == moved.id
    assert fresh.groups.settings(moved.id) == GroupSettings(quiet_from=0, quiet_until=8)


async def test_a_card_of_a_group_that_has_moved_unnoticed_is_lost_without_harm(
    chat: Conversation, fresh: Casebase, world: World
) -> None:
    await chat.say("/county 资源县", chat=BASIC)
    fresh.groups.change(BASIC, 1, quiet_from=0, quiet_until=8)
    moved = world.migrate(BASIC)
    chat.driver.bot.updates.drain()
    fresh.desk.retract("ziyuan", "原文已由报社更正", CURATOR)
    refused = await chat.finish()
    assert ["upgraded" in call["error"] for call in refused] == [True]
    assert fresh.groups.settings(moved.id) == GroupSettings(quiet_from=0, quiet_until=8)


async def test_anyone_in_the_group_may_read_on(chat: Conversation) -> None:
    await chat.say("/county 资源县", chat=SUPER)
    acknowledged, page = await chat.click("数字", user=1002, chat=SUPER)
    assert acknowledged["method"] == "answerCallbackQuery"
    assert page["text"].startswith("资源县 · 数字")
    assert data(page, "« 资源县")


def test_the_sign_of_quiet_hours_is_one_telegram_knows() -> None:
    assert ReactionEmoji.SLEEPING_FACE


@pytest.mark.parametrize(
    "said",
    [
        "资源县",
        "甘洛30070是什么数",
        "哪些地方用支部+合作社",
        "你好",
        "谢谢",
        "都有哪里",
        "👍",
        "去过 /county 吗",
        "/",
    ],
)
async def test_ordinary_talk_draws_no_call_even_where_the_bot_reads_everything(
    chat: Conversation, said: str
) -> None:
    chat.driver.bot.sees_everything = True
    chat.world.group(SUPER, bot_status="administrator")
    assert await chat.say(said, chat=SUPER) == []


async def test_a_picture_goes_into_the_topic_it_was_asked_for_in(chat: Conversation) -> None:
    chat.world.group(SUPER, is_forum=True)
    topic = chat.person(1).create_topic("案例", SUPER)
    asked = await chat.event({"user": 1001, "chat": SUPER, "text": "/county 资源县", "thread": topic})
    answer = only(asked["calls"])
    _, card = await chat.click("🖼 卡片", chat=SUPER)
    assert (card["method"], card["message_thread_id"]) == ("sendPhoto", topic)
    assert card["reply_to_message_id"] == answer["message_id"]
