"""/compare: aligned rows, ⚠ where levels or units differ, 材料未说明 where a side is silent."""

import pytest

from bot.local.conversation import Conversation
from tests.talking import labels, only, told, unfolded


@pytest.mark.parametrize(
    "typed",
    [
        "/compare 资源县 大苏河乡",
        "/对比 资源 大苏河",
        "资源县跟大苏河乡比，有什么不同",
        "资源县、大苏河乡",
        "对比 资源县 大苏河乡",
    ],
)
async def test_two_places_stand_in_aligned_rows(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(typed))
    lines = unfolded(answer)
    assert lines[0] == "⚖资源县（广西桂林） ↔ 大苏河乡（辽宁抚顺清原满族自治县）"
    assert "⚠层级不同" in lines[1]
    rows = {line.split("：")[0]: line for line in answer["text"].split("\n")[1:]}
    assert {"层级", "做法", "主体", "激励", "督责", "机制", "公式", "实绩"} <= set(rows)
    for row in ("主体", "督责", "机制", "实绩"):
        assert "资源县 " in rows[row]
        assert "大苏河乡 " in rows[row]
    assert "资源县 材料未说明" in rows["激励"]
    assert len(lines) <= 6


async def test_a_pledge_in_a_row_of_what_is_expected_keeps_its_nature(chat: Conversation) -> None:
    text = only(await chat.say("/compare 资源县 大苏河乡"))["text"]
    results = next(line for line in text.split("\n") if line.startswith("实绩"))
    assert "55户" not in results
    assert "〔承诺〕" in text


async def test_figures_have_their_sentences(chat: Conversation) -> None:
    answer = only(await chat.say("/compare 资源县 大苏河乡"))
    clips = [label for label in labels(answer) if label.startswith("📎")]
    assert len(clips) == 8
    assert all(clip in answer["text"] for clip in clips)
    said = told(await chat.click("📎4"))
    assert "共产党员网" in said


async def test_three_places_fit_and_a_fourth_is_said_to_be_left_out(chat: Conversation) -> None:
    answer = only(await chat.say("/compare 资源县 开江县 甘洛县 梧州市"))
    assert "资源县（广西桂林） ↔ 开江县（四川达州） ↔ 甘洛县（四川凉山）" in answer["text"]
    assert "还有1个没有放进来" in answer["text"]


async def test_programs_are_compared_by_what_they_are_made_of(chat: Conversation) -> None:
    text = only(await chat.say("小细胞和联合党委有啥区别"))["text"]
    formula = next(line for line in text.split("\n") if line.startswith("公式"))
    assert "1党员＋1–3非贫困户＋1贫困户" in formula
    assert "开江县 材料未说明" in formula
    assert "⚠单位不同" in text


async def test_a_name_two_places_use_is_compared_by_itself(chat: Conversation) -> None:
    text = only(await chat.say("/compare 双组长"))["text"]
    assert text.startswith("⚖脱贫攻坚“双组长”负责制（开江县） ↔ 党政一把手“双组长”负责制（大苏河乡）")


async def test_a_place_without_a_case_is_not_replaced(chat: Conversation) -> None:
    answer = only(await chat.say("/compare 庆元 资源县"))
    assert "庆元县还没有自己的案例，没有比它" in answer["text"]
    assert "⚖" not in answer["text"]
    _, compared = await chat.click("资源县 ↔ 大苏河乡")
    assert compared["text"].startswith("⚖资源县")


async def test_a_name_by_its_sound_is_said_to_be_one(chat: Conversation) -> None:
    text = only(await chat.say("/compare 资元县 甘洛"))["text"]
    assert "没有叫「资元县」的地方，已按同音的「资源县」回答" in text


async def test_a_place_and_a_program_are_not_weighed(chat: Conversation) -> None:
    answer = only(await chat.say("/compare 资源县 小细胞"))
    assert "一个是地方，一个是做法" in answer["text"]
    _, partners = await chat.click("资源县和谁比")
    assert any(label.startswith("资源县 ↔ 开江县") for label in labels(partners))


async def test_a_card_leads_to_a_comparison(chat: Conversation) -> None:
    await chat.say("/county 资源县")
    await chat.click("对比")
    _, compared = await chat.click("资源县 ↔ 甘洛县")
    assert compared["text"].startswith("⚖资源县（广西桂林） ↔ 甘洛县（四川凉山）")


async def test_one_program_alone_is_offered_its_like(chat: Conversation) -> None:
    answer = only(await chat.say("/compare 小细胞"))
    _, compared = await chat.click(labels(answer)[0])
    assert compared["text"].startswith("⚖先锋互助“小细胞”工程")


async def test_a_bare_command_shows_one_pair_to_tap(chat: Conversation) -> None:
    answer = only(await chat.say("/compare"))
    (label,) = labels(answer)
    _, shown = await chat.click(label)
    assert shown["text"].startswith("⚖")


async def test_words_that_name_nothing_get_one_sentence(chat: Conversation) -> None:
    answer = only(await chat.say("/compare 你好"))
    assert "写两个地方，或者两个做法" in answer["text"]


async def test_a_traditional_asker_is_answered_in_it(chat: Conversation) -> None:
    text = only(await chat.say("/對比 資源縣 大蘇河鄉"))["text"]
    assert "層級不同" in text
    assert "材料未說明" in text
