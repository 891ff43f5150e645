"""/who: slot algebra over formulas, each hit with its evidence."""

from pathlib import Path

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from casebase.store import Store
from tests.casebase.cases import made_up
from tests.conftest import Meet
from tests.talking import data, labels, only, told, unfolded


@pytest.mark.parametrize(
    "typed",
    ["/who 党支部+专合组织", "有哪些村在搞支部＋合作社？", "/谁在用 合作社、支部", "谁在用 支部+合作社"],
)
async def test_stated_contained_alike_and_not_told_are_kept_apart(chat: Conversation, typed: str) -> None:
    lines = unfolded(only(await chat.say(typed)))
    assert "写明1 · 包含2" in lines[0]
    stated, longer, alike, silent = lines[1:5]
    assert stated.startswith("写明的：📎1 资源县胡家田村「支部+合作社」")
    assert "大苏河乡「支部+合作社+农户」（另有农户）" in longer
    assert "七位一体" in longer
    assert alike.startswith("没写成公式，做法相近：")
    assert "合作社带动" in alike
    assert silent == "材料里没有的：开江县"


async def test_each_has_its_sentence_and_opens(chat: Conversation) -> None:
    answer = only(await chat.say("/who 支部+合作社"))
    said = told(await chat.click("📎2"))
    assert "支部+合作社+农户" in said
    assert {"📎1", "📎6", "支部+合作社", "“七位一体”产业链党建新模式"} <= set(labels(answer))
    _, program = await chat.click("支部+合作社+农户")
    assert program["text"].startswith("🧩支部+合作社+农户")


async def test_pages_are_turned_without_memory(chat: Conversation) -> None:
    first = only(await chat.say("/who 结对帮扶"))
    assert "（第1/3页）" in first["text"]
    _, second = await chat.click("下一页")
    assert "（第2/3页）" in second["text"]
    assert "📎7" in labels(second)
    _, back = await chat.click("上一页")
    assert back["text"] == first["text"]


async def test_a_region_is_kept_while_turning(chat: Conversation) -> None:
    first = only(await chat.say("/who 广西 结对帮扶"))
    assert "广西壮族自治区" in first["text"]
    assert "开江县" not in first["text"]
    _, second = await chat.click("下一页")
    assert "广西壮族自治区" in second["text"]


async def test_near_formulas_say_where_they_differ(chat: Conversation) -> None:
    text = only(await chat.say("/who 支部+合作社+贫困户"))["text"]
    assert "大苏河乡「支部+合作社+农户」（贫困户写作农户）" in text
    assert "写明0" in text
    assert "支部+合作社」（没有贫困户）" in text.replace("资源县胡家田村「", "")


async def test_a_formula_nobody_has_is_not_made_up(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    answer = only(await chat.say("/who 量子+隧道"))
    assert "没有找到谁在用「量子+隧道」" in answer["text"]
    assert ("量子+隧道", "formula", 1) in own._store.conversation.gaps(10)


async def test_a_program_asked_for_is_shown(chat: Conversation) -> None:
    assert only(await chat.say("哪里有理村顾问"))["text"].startswith("🧩“理村顾问”制度")


async def test_a_bare_command_shows_one_example_to_tap(chat: Conversation) -> None:
    answer = only(await chat.say("/who"))
    assert labels(answer) == ["支部+合作社"]
    _, shown = await chat.click("支部+合作社")
    assert shown["text"].startswith("谁在用「支部+合作社」")


async def test_a_formula_too_long_for_a_button_has_no_pages(meet: Meet, own: Casebase, file: Path) -> None:
    """It is answered all the same; nothing is cut to fit."""
    program = made_up().programs[0]
    with Store.open(file).change(who="test", action="publish", why="test") as change:
        for number in range(8):
            case_id = f"case{number}"
            own_program = program.model_copy(
                update={"id": f"{case_id}-lamp", "name": f"{number}号“一盏灯”工程"}
            )
            change.put(made_up(case_id, programs=(own_program,)))
    chat = await meet(own)
    long = "+".join(["党员", "农户", *(f"某一方代表第{n}组" for n in range(4))])
    answer = only(await chat.say(f"/who {long}"))
    assert "下一页 ›" not in labels(answer)
    short = only(await chat.say("/who 党员+农户"))
    assert data(short, "下一页 ›").startswith("w:")


async def test_a_traditional_asker_is_answered_in_it(chat: Conversation) -> None:
    text = only(await chat.say("哪些地方用黨支部＋合作社"))["text"]
    assert "寫明" in text
    assert "資源縣" in text
