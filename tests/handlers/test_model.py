"""/model: one program, several of a name, none."""

import pytest

from bot.local.conversation import Conversation
from tests.talking import labels, only, unfolded


async def test_a_program_says_where_and_when_first_its_formula_and_its_spread(chat: Conversation) -> None:
    answer = only(await chat.say("/model 小细胞"))
    lines = unfolded(answer)
    assert lines[0] == "🧩先锋互助“小细胞”工程 · 工程 · 资源县（广西桂林）"
    assert lines[1] == "最早：官洞村，2016年3月"
    assert lines[2].startswith("公式：1党员＋1–3非贫困户＋1贫困户")
    assert lines[4].startswith("推广：")
    assert "全县推开" in lines[4]
    assert len(lines) <= 6


async def test_a_note_on_how_it_was_understood_folds_no_figure(chat: Conversation) -> None:
    lines = unfolded(only(await chat.say("/model 小戏包")))
    assert lines[1] == "没有叫「小戏包」的做法，已按同音的「先锋互助“小细胞”工程」回答"
    assert lines[2].startswith("最早：官洞村，2016年3月；推广：")
    assert lines[5].startswith("数字：")


async def test_a_program_leads_to_its_case_its_sentence_and_programs_like_it(chat: Conversation) -> None:
    answer = only(await chat.say("/model 小细胞"))
    assert "案例：资源县" in labels(answer)
    assert "📎原句" in labels(answer)
    assert "党群理事会“1+N+1”模式" in labels(answer)
    _, case = await chat.click("案例：资源县")
    assert unfolded(case)[0].startswith("📍资源县")


@pytest.mark.parametrize("typed", ["1+N+1", "１＋Ｎ＋１", "一加N加一", "“1+n+1”模式"])
async def test_a_formula_is_the_same_however_it_is_written(chat: Conversation, typed: str) -> None:
    answer = only(await chat.say(f"/model {typed}"))
    assert unfolded(answer)[0].startswith("🧩党群理事会“1+N+1”模式")


async def test_a_name_that_two_counties_have_is_offered_for_both(chat: Conversation) -> None:
    answer = only(await chat.say("/模式 双组长"))
    assert "（开江县）" in "".join(labels(answer))
    assert "（大苏河乡）" in "".join(labels(answer))
    _, shown = await chat.click("（开江县）")
    assert "双组长" in unfolded(shown)[0]


async def test_of_several_programs_none_is_said_to_be_the_one_meant(chat: Conversation) -> None:
    answer = only(await chat.say("/model 扶贫"))
    assert unfolded(answer)[0].startswith("「扶贫」对得上")
    assert "认作" not in answer["text"]
    assert len(unfolded(answer)) == 6
    assert len(labels(answer)) == answer["text"].count("▪") > 1


async def test_a_program_that_is_not_there_is_not_made_up(chat: Conversation) -> None:
    answer = only(await chat.say("/model 量子隧道"))
    assert "没有找到叫「量子隧道」的做法" in answer["text"]
    assert "🧩" not in answer["text"]


async def test_a_county_named_to_model_is_no_program(chat: Conversation) -> None:
    answer = only(await chat.say("/model 桃花源县"))
    assert "没有找到" in answer["text"]


async def test_an_empty_command_shows_one_program_to_tap(chat: Conversation) -> None:
    answer = only(await chat.say("/model"))
    (label,) = labels(answer)
    _, shown = await chat.click(label)
    assert unfolded(shown)[0].startswith("🧩")


async def test_figures_of_a_program_keep_their_nature_behind_the_fold_too(chat: Conversation) -> None:
    answer = only(await chat.say("/model 小细胞"))
    folded = answer["text"].split("其余数字：")[1].split("\n")[0]
    assert "〔自述〕一名党员贫困户预计的每月收入2000元" in folded.replace("官洞村", "")


async def test_a_place_named_to_model_is_one_tap_away(chat: Conversation) -> None:
    answer = only(await chat.say("/model 甘洛"))
    assert "没有找到叫「甘洛」的做法" in answer["text"]
    _, shown = await chat.click("甘洛县")
    assert unfolded(shown)[0].startswith("📍甘洛县")


async def test_a_formula_typed_wrong_is_said_to_be_nobody_s(chat: Conversation) -> None:
    assert unfolded(only(await chat.say("/model 1+1")))[0].startswith("没有叫「1+1」的做法")


async def test_a_program_asked_for_where_it_is_not_is_said_to_be_elsewhere(chat: Conversation) -> None:
    answer = only(await chat.say("梧州的小细胞"))
    assert unfolded(answer)[1] == "库里没有梧州市做这个的记载，这是资源县的"
    assert len(unfolded(answer)) <= 6
