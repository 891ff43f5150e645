"""/find: passages with the words marked, and why they matched."""

from pathlib import Path

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from casebase.store import Store
from tests.casebase.cases import made_up
from tests.conftest import Meet
from tests.talking import labels, only, told, unfolded


@pytest.mark.parametrize("typed", ["/find 承诺墙", "/查找 承诺墙", "查找 承诺墙", "/find “承诺墙”"])
async def test_a_passage_has_its_case_its_words_marked_and_the_reason(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    lines = unfolded(answer)
    assert lines[1].startswith("📎1 资源县 · 做法：共产党员公开承诺墙")
    assert lines[1].endswith("〔承诺墙〕")
    assert "<b>承诺墙</b>" in answer["html"]
    said = told(await chat.click("📎1"))
    assert "承诺墙" in said


async def test_fields_and_exclusion_narrow_what_is_found(chat: Conversation) -> None:
    pledges = only(await chat.say("/find 性质:承诺 地区:广西"))["text"]
    assert "55户" in pledges
    assert "〔承诺〕" in pledges
    assert "13年" not in pledges, "a pledge of another province"
    without = only(await chat.say("/find 木耳 -椴木耳"))["text"]
    assert "木耳" in without
    assert "椴木耳" not in without.split("还可以这样找")[0].replace("「木耳 -椴木耳」", "")


async def test_a_plan_found_is_called_one(chat: Conversation) -> None:
    text = only(await chat.say("/find 大学毕业生"))["text"]
    assert "〔计划〕每年支持引进的优秀大学毕业生500名" in text


async def test_pages_are_turned_without_memory(chat: Conversation) -> None:
    first = only(await chat.say("/find 木耳"))
    assert "（第1页）" in first["text"]
    _, second = await chat.click("下一页")
    assert "（第2页）" in second["text"]
    assert "📎6" in labels(second)
    _, back = await chat.click("上一页")
    assert back["text"] == first["text"]


async def test_a_source_s_own_words_are_found_where_they_are_held(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    text = only(await chat.say("/find 第一个报名"))["text"]
    assert "甲县 · 原文" in text
    assert "王某" in text
    assert "王小二" not in text


@pytest.mark.parametrize("typed", ["/find 量子隧道", "/find (((", "/find “”", "/find 性质:没有这种"])
async def test_nothing_found_says_what_was_searched(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    assert "没有" in answer["text"]
    assert "〔" not in unfolded(answer)[0]


async def test_what_is_not_found_is_kept_and_near_names_offered(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    answer = only(await chat.say("/find 承若墙"))
    assert "没有找到「承若墙」" in answer["text"]
    assert any("承诺墙" in label for label in labels(answer))
    assert ("承若墙", "passage", 1) in own._store.conversation.gaps(10)


async def test_plain_words_that_name_nothing_are_looked_for_word_for_word(chat: Conversation) -> None:
    answer = only(await chat.say("火箭发射场"))
    assert "没有找到" in answer["text"]
    answer = only(await chat.say("停车场"))
    assert "没有叫「停车场」的地方或做法，材料里是这样写到的" in answer["text"]


async def test_marked_words_are_escaped(meet: Meet, own: Casebase, file: Path) -> None:
    figure = made_up().figures[1].model_copy(update={"text": "3<b>个", "of": "站点&灯"})
    with Store.open(file).change(who="test", action="correct", why="test") as change:
        change.put(made_up(figures=(figure,), programs=()))
    chat = await meet(own)
    answer = only(await chat.say("/find 站点"))
    assert "3<b>个" in answer["text"]


async def test_a_bare_command_shows_one_example_to_tap(chat: Conversation) -> None:
    answer = only(await chat.say("/find"))
    (label,) = labels(answer)
    _, shown = await chat.click(label)
    assert shown["text"].startswith(f"「{label}」在这些地方写到")
