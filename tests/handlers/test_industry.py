"""/industry: which cases have an industry, with figures by nature."""

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from tests.conftest import Meet
from tests.talking import labels, only, told, unfolded


@pytest.mark.parametrize("typed", ["/industry 木耳", "/产业 种木耳的", "哪里在种木耳", "木耳", "产业 木耳"])
async def test_an_industry_has_its_cases_kinds_and_figures(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    lines = unfolded(answer)
    assert lines[0].startswith("🌱木耳：1个案例")
    assert "大苏河乡（辽宁抚顺清原满族自治县） · 乡级：木耳、椴木耳、黑木耳" in lines[1]
    assert "地摆木耳150亩" in answer["text"]
    said = told(await chat.click("📎1"))
    assert "木耳" in said


async def test_several_cases_are_listed_and_open(chat: Conversation) -> None:
    answer = only(await chat.say("/industry 土鸡"))
    assert "2个案例" in answer["text"]
    assert "〔自述〕" in answer["text"]
    _, card = await chat.click("甘洛县")
    assert card["text"].startswith("📍甘洛县")


async def test_an_industry_nobody_has_is_not_made_up(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    answer = only(await chat.say("/industry 香菇"))
    assert "没有「香菇」的案例" in answer["text"]
    assert "木耳" in labels(answer), "of the same class"
    assert ("香菇", "industry", 1) in own._store.conversation.gaps(10)
    _, kin = await chat.click("木耳")
    assert kin["text"].startswith("🌱")


async def test_what_is_only_mentioned_is_said_to_be(chat: Conversation) -> None:
    assert "没有列为产业，只是提到" in only(await chat.say("/industry 幼儿园"))["text"]


async def test_all_industries_are_a_button_away_with_counts(chat: Conversation) -> None:
    await chat.say("/industry 木耳")
    _, values = await chat.click("全部产业")
    assert "乡村旅游（3）" in values["text"]
    _, cases = await chat.click("土鸡（2）")
    assert "土鸡有2个案例" in cases["text"]


async def test_a_bare_command_shows_one_example_to_tap(chat: Conversation) -> None:
    answer = only(await chat.say("/industry"))
    (label,) = labels(answer)
    _, shown = await chat.click(label)
    assert shown["text"].startswith(f"🌱{label}")
