"""/similar: the nearest case, why in each attribute, what it took, what is not told."""

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from tests.conftest import Meet
from tests.talking import labels, only, told, unfolded


@pytest.mark.parametrize(
    "typed",
    [
        "/similar 缺劳力 想种木耳 贫困户60户",
        "/相似 我们村劳动力不够，打算种点木耳，有60户贫困户",
        "我们村年轻人都打工去了，想种木耳，60户贫困户，学谁好",
    ],
)
async def test_the_nearest_case_gives_a_reason_for_each_attribute(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    lines = unfolded(answer)
    assert lines[0] == "🔎最像的是大苏河乡（辽宁抚顺清原满族自治县） · 乡级"
    assert any("那里也做木耳" in line for line in lines[1:4])
    assert any("「党支部+龙头公司+贫困户」" in line for line in lines[1:4])
    assert any("建档立卡贫困户243户" in line for line in lines[1:4])
    assert len(lines) == 6


async def test_what_it_took_and_what_is_not_told_come_after_the_reasons(chat: Conversation) -> None:
    lines = unfolded(only(await chat.say("/similar 缺劳力 想种木耳 贫困户60户")))
    assert lines[4].startswith("学它要先有，你没提到：")
    assert "龙头企业" in lines[4]
    assert lines[5].startswith("材料没有说：")


async def test_what_the_asker_says_is_lacking_is_marked(chat: Conversation) -> None:
    text = only(await chat.say("/similar 没有合作社 想养竹鼠"))["text"]
    assert "有合作社、电商平台、产业基地可以依托（你说缺）" in text


async def test_an_attribute_nothing_is_told_of_is_said_to_be_untold(chat: Conversation) -> None:
    text = only(await chat.say("/similar 缺劳力 想种天麻"))["text"]
    assert "想种天麻：材料未说明" in text


async def test_the_numbers_and_programs_behind_it_are_a_tap_away(chat: Conversation) -> None:
    answer = only(await chat.say("/similar 缺劳力 想种木耳 贫困户60户"))
    said = told(await chat.click("📎243户"))
    assert "243户" in said
    assert "资源县（广西桂林）" in labels(answer), "the next nearest"
    _, program = await chat.click("党支部+龙头公司+贫困户")
    assert program["text"].startswith("🧩")


@pytest.mark.parametrize("typed", ["/similar 资源县", "和资源县最像的是哪儿"])
async def test_a_place_named_has_cases_like_its_own(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    assert answer["text"].startswith("和资源县相近的案例")
    assert "做法：" in answer["text"]
    assert "↔ 甘洛县" in labels(answer)


async def test_a_card_leads_to_the_cases_like_it(chat: Conversation) -> None:
    await chat.say("/county 大苏河乡")
    _, alike = await chat.click("相似")
    assert alike["text"].startswith("和大苏河乡相近的案例")
    _, back = await chat.click("« 大苏河乡")
    assert back["text"].startswith("📍大苏河乡")


async def test_a_program_named_has_programs_like_it(chat: Conversation) -> None:
    text = only(await chat.say("/similar 小细胞"))["text"]
    assert "党群理事会“1+N+1”模式（资源县）都靠结对帮扶" in text


async def test_nothing_alike_is_said_and_kept(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    answer = only(await chat.say("/similar 想种天麻"))
    assert "没有找到相近的案例" in answer["text"]
    assert "想种天麻" in answer["text"]
    assert ("想种天麻", "likeness", 1) in own._store.conversation.gaps(10)


async def test_a_bare_command_shows_how_to_tell_and_one_example(chat: Conversation) -> None:
    answer = only(await chat.say("/similar"))
    assert "/similar 缺劳力 想种木耳 贫困户60户" in answer["text"]
    (label,) = labels(answer)
    _, shown = await chat.click(label)
    assert "相近的案例" in shown["text"]


async def test_a_traditional_asker_is_answered_in_it(chat: Conversation) -> None:
    text = only(await chat.say("我們村缺勞力，想種木耳，60戶貧困戶"))["text"]
    assert text.startswith("🔎最像的是大蘇河鄉")
