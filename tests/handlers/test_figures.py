"""/figures: what a number is; never a task shown as a result, never another place's number."""

from pathlib import Path

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from casebase.record import Status
from casebase.store import Store
from tests.casebase.cases import TEXT, made_up
from tests.conftest import Meet
from tests.talking import labels, only, told, unfolded

GROUP = -1001


@pytest.mark.parametrize(
    "typed",
    [
        "/figures 甘洛县 30070",
        "/数字 甘洛 30,070人",
        "／数字甘洛县三万零七十",
        "甘洛县那个30070是怎么回事",
        "甘洛减贫三万零七十人完成了没有",
        "数字 甘洛县 30070",
    ],
)
async def test_a_task_is_said_to_be_one_however_it_is_asked(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    lines = unfolded(answer)
    assert lines[0].startswith("🔢30070名〔任务〕")
    assert "不是已经做到" in lines[0]
    assert "甘洛县（四川凉山）" in answer["text"]
    assert "2017年" in answer["text"]
    assert "独立来源1个" in answer["text"]
    assert len(lines) <= 6


async def test_its_citation_is_copied_by_a_button(chat: Conversation) -> None:
    await chat.say("/figures 甘洛 30070")
    copied = (await chat.event({"user": 1001, "click": "复制引文"}))["copied"]
    assert copied.startswith("甘洛县: “党建+扶贫”激活一盘[N/OL]. 凉山日报, 2017-08-11")
    assert len(copied) <= 256


async def test_its_sentence_is_quoted_where_the_text_is_held(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    answer = only(await chat.say("/figures 甲县 3个"))
    assert f"原句：「{TEXT.split('。')[0]}" in answer["text"]
    assert "王小二" not in answer["text"]
    said = told(await chat.click("📎原句"))
    assert said.startswith("〔计划〕站点3个")


async def test_without_the_text_it_says_where_to_look(chat: Conversation) -> None:
    assert "没有存原文，在原文第" in only(await chat.say("/figures 开江 11052元"))["text"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("官洞村 55", "〔承诺〕"),
        ("开江 500名", "〔计划〕"),
        ("大林村 9万只", "〔产能〕"),
        ("官洞村 2000元", "〔自述〕"),
        ("大苏河 六成", "说的是承诺，不是已经做到的"),
        ("资源县 88%", "占全部脱贫人口"),
    ],
)
async def test_every_nature_is_told_beside_the_number(chat: Conversation, asked: str, said: str) -> None:
    assert said in unfolded(only(await chat.say(f"/figures {asked}")))[0]


async def test_numbers_that_contradict_each_other_are_shown_together(chat: Conversation) -> None:
    answer = only(await chat.say("/figures 资源县 330"))
    assert "对得上2个数" in answer["text"]
    assert {label[:4] for label in labels(answer)} == {"330户", "330名"}
    _, one = await chat.click("330户")
    assert "⚠" in one["text"]
    assert any(label.startswith("330名") for label in labels(one))
    _, other = await chat.click("330名")
    assert other["text"].startswith("🔢330名")


async def test_a_number_that_is_not_there_is_not_made_up(chat: Conversation) -> None:
    answer = only(await chat.say("/figures 甘洛 12345"))
    assert "没有「12345」这个数" in answer["text"]
    assert "最接近的（都不是它）" in answer["text"]
    assert "🔢" not in answer["text"]
    assert 1 <= len(labels(answer)) <= 3


async def test_another_place_s_number_is_offered_and_not_given(chat: Conversation) -> None:
    answer = only(await chat.say("/figures 甘洛 11052"))
    assert "别处有这个数：开江县" in answer["text"]
    assert unfolded(answer)[0].startswith("查过甘洛县的数字，没有")


@pytest.mark.parametrize(
    ("place", "said"), [("桃花源县", "没有认出「桃花源县」"), ("庆元", "庆元县还没有案例")]
)
async def test_a_place_without_a_case_has_no_number(chat: Conversation, place: str, said: str) -> None:
    answer = only(await chat.say(f"/figures {place} 30070"))
    assert said in answer["text"]
    assert "🔢" not in answer["text"]


async def test_a_rounded_number_says_what_it_was_taken_for(chat: Conversation) -> None:
    answer = only(await chat.say("/figures 甘洛 3万"))
    assert "没有正好3万，按约数认作30070名" in answer["text"]


async def test_a_place_alone_has_its_figures_by_nature(chat: Conversation) -> None:
    answer = only(await chat.say("/figures 甘洛"))
    assert "实绩21 · 任务4 · 计划3 · 产能2" in answer["text"]
    _, tasks = await chat.click("任务4")
    lines = [line for line in tasks["text"].split("\n") if line.startswith("📎")]
    assert len(lines) == 4
    assert all("〔任务〕" in line for line in lines)
    _, everything = await chat.click("全部30")
    assert everything["text"].startswith("甘洛县 · 数字（实绩21")


async def test_pages_of_one_nature_stay_with_it(chat: Conversation) -> None:
    await chat.say("/figures 甘洛")
    await chat.click("实绩21")
    _, second = await chat.click("下一页")
    assert "（实绩21，第2/3页）" in second["text"]
    assert "〔" not in second["text"]


async def test_a_village_and_a_program_have_only_their_own(chat: Conversation) -> None:
    village = only(await chat.say("/figures 官洞村"))
    assert "〔承诺〕官洞村要完成脱贫摘帽的贫困户55户" in village["text"]
    assert "1896" not in village["text"]
    program = only(await chat.say("/figures 小细胞"))
    assert "41户" in program["text"]
    assert "246" not in program["text"]


async def test_a_bare_command_shows_one_number_to_tap(chat: Conversation) -> None:
    answer = only(await chat.say("/figures"))
    (label,) = labels(answer)
    assert f"/figures {label}" in answer["text"]
    _, shown = await chat.click(label)
    assert shown["text"].startswith("🔢")


async def test_a_figure_of_a_case_that_is_gone_says_so(meet: Meet, own: Casebase, file: Path) -> None:
    chat = await meet(own)
    await chat.say("/figures 甲县 9个")
    with Store.open(file).change(who="test", action="retract", why="test") as change:
        change.put(made_up(status=Status.RETRACTED))
    _, shown = await chat.click("5个")
    assert "不在库里" in shown["text"]


async def test_a_traditional_asker_reads_traditional_and_the_title_untouched(chat: Conversation) -> None:
    text = only(await chat.say("/數字 開江縣 11052元"))["text"]
    assert "數的是：農村居民人均可支配收入" in text
    assert "《开江构建“基层党建+精准扶贫”新模式》" in text


async def test_what_was_asked_in_vain_is_kept(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    await chat.say("/figures 甘洛 12345")
    assert ("甘洛 12345", "figure", 1) in own._store.conversation.gaps(10)


async def test_a_number_in_a_group_s_talk_is_let_pass(chat: Conversation) -> None:
    assert await chat.say("甘洛30070是什么数", chat=GROUP) == []
    assert len(unfolded(only(await chat.say("/figures 甘洛 30070", chat=GROUP)))) <= 6
