"""Plain text: answered in private, let pass in groups."""

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from tests.conftest import Meet
from tests.talking import labels, only, unfolded

GROUP = -1001


async def test_a_village_is_shown_inside_its_county_and_its_pledge_as_one(chat: Conversation) -> None:
    answer = only(await chat.say("官洞村"))
    lines = unfolded(answer)
    assert lines[0] == "📍官洞村（广西桂林资源县资源镇） · 村级"
    assert "资源县" in lines[1]
    assert any("〔承诺〕" in line and "55户" in line for line in lines)
    assert "看资源县的案例" in labels(answer)


async def test_a_township_that_four_counties_have_is_said_to_be_this_one(chat: Conversation) -> None:
    answer = only(await chat.say("梅溪镇"))
    assert unfolded(answer)[0].startswith("📍梅溪镇（广西桂林资源县）")
    assert "全国另有3个梅溪镇" in answer["text"]


@pytest.mark.parametrize(
    "typed",
    ["ziyuanxian", "zyx", "广西资源", "资源县的案例", "请问资源县怎么做的", "资源县", " 资源\u200b县 "],
)
async def test_a_county_is_found_however_it_is_named(chat: Conversation, typed: str) -> None:
    assert unfolded(only(await chat.say(typed)))[0].startswith("📍资源县")


async def test_a_program_is_found_by_its_name_alone(chat: Conversation) -> None:
    assert unfolded(only(await chat.say("小细胞")))[0].startswith("🧩先锋互助“小细胞”工程")


async def test_what_names_nothing_gets_one_honest_sentence(chat: Conversation) -> None:
    answer = only(await chat.say("今天天气怎么样"))
    assert "没有找到" in answer["text"]
    assert len(unfolded(answer)) <= 2


async def test_an_edited_text_edits_its_answer(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    said = await chat.event({"user": 1001, "text": "小细胞"})
    edited = await chat.event({"user": 1001, "edit": said["message_id"], "text": "资源县"})
    assert only(edited["calls"], "editMessageText")["message_id"] == only(said["calls"])["message_id"]


@pytest.mark.parametrize("talk_of", ["资源县", "大家好", "@casebot 你好", "/unknown", "／什么", "🌽"])
async def test_talk_in_a_group_draws_no_call_at_all(chat: Conversation, talk_of: str) -> None:
    assert await chat.say(talk_of, chat=GROUP) == []


async def test_an_edit_of_talk_in_a_group_draws_no_call_at_all(chat: Conversation) -> None:
    said = await chat.event({"user": 1001, "chat": GROUP, "text": "资源县真美"})
    edited = await chat.event({"user": 1001, "chat": GROUP, "edit": said["message_id"], "text": "资源县很美"})
    assert edited["calls"] == []


async def test_a_command_s_chinese_word_works_without_its_slash_in_private_only(chat: Conversation) -> None:
    assert only(await chat.say("引用 大苏河乡"))["text"].startswith("大苏河乡 · 引用")
    assert await chat.say("引用 大苏河乡", chat=GROUP) == []
    assert only(await chat.say("引用"))["text"].startswith("没有"), "the word alone is only a word"


@pytest.mark.parametrize(("said", "told"), [("你好", "怎么问"), ("你会什么？", "怎么问"), ("谢谢", "不客气")])
async def test_a_greeting_is_no_name_that_was_not_found(chat: Conversation, said: str, told: str) -> None:
    assert told in only(await chat.say(said))["text"]
