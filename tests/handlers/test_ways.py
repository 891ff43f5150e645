"""A way of working by its general name, and 同类 on a program's card: one line, three buttons, then all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.local.conversation import Conversation
from casebase.library import Casebase
from casebase.store import Store
from tests.casebase.counties import PLACES, case, village_of
from tests.conftest import Meet
from tests.talking import labels, only, unfolded


@pytest.fixture
def solar(file: Path) -> Iterator[Casebase]:
    """A casebase with one way under another name in each county, and a district that was a county."""
    names = ("村级光伏电站", "光伏扶贫工程", "阳光银行", "农光互补项目")
    with Store.open(file).change(who="test", action="publish", why="test") as change:
        for place, name in zip(PLACES, names, strict=True):
            change.put(case(place, {"name": name, "description": "屋顶装光伏板，收入归村里。"}))
        change.put(village_of(("青海省", "西宁市", "湟中县"), "shanghe"))
    with Casebase.open(file) as casebase:
        yield casebase


@pytest_asyncio.fixture
async def talking(meet: Meet, solar: Casebase) -> Conversation:
    return await meet(solar)


@pytest.mark.parametrize("typed", ["/model 光伏扶贫", "光伏扶贫怎么做", "/who 光伏扶贫", "哪里有光伏扶贫"])
async def test_a_way_is_told_by_place_with_a_line_each(talking: Conversation, typed: str) -> None:
    answer = only(await talking.say(typed))
    lines = unfolded(answer)
    assert lines[0] == "🧩光伏扶贫：4个案例，点一下看"
    assert lines[1].startswith("▪ 金寨县（安徽六安）「光伏扶贫工程」："), "the one that is so named"
    assert {line[2:4] for line in lines[1:]} == {"金寨", "魏县", "古浪", "隆德"}
    assert len(lines) <= 6
    _, shown = await talking.click("村级光伏电站（古浪县）")
    assert shown["text"].startswith("🧩村级光伏电站")


async def test_a_card_names_three_of_its_kind_with_the_reason_and_opens_the_rest(
    talking: Conversation,
) -> None:
    answer = only(await talking.say("/model 光伏扶贫工程"))
    lines = unfolded(answer)
    assert len(lines) <= 6
    kin = next(line for line in lines if line.startswith("同类："))
    assert kin.endswith("（同为光伏扶贫）")
    assert kin.count("「") == 3
    assert {"阳光银行（魏县）", "村级光伏电站（古浪县）", "农光互补项目（隆德县）"} <= set(labels(answer))


async def test_more_than_three_are_a_button_away_each_with_its_reason(
    meet: Meet, own: Casebase, file: Path
) -> None:
    with Store.open(file).change(who="test", action="publish", why="test") as change:
        for number, place in enumerate(PLACES):
            change.put(case(place, {"name": f"光伏电站{number}号"}, {"name": f"农光互补{number}号"}))
    chat = await meet(own)
    answer = only(await chat.say("/model 光伏电站0号"))
    assert "同类全部6个" in labels(answer)
    _, page = await chat.click("同类全部6个")
    assert page["text"].startswith("和「光伏电站0号」同类的做法有6个（第1/2页）")
    assert page["text"].count("同为光伏扶贫") == 5
    _, second = await chat.click("下一页")
    assert "（第2/2页）" in second["text"]
    _, back = await chat.click("« 光伏电站0号")
    assert back["text"].startswith("🧩光伏电站0号")


async def test_where_a_place_has_none_it_is_said_so_and_none_is_guessed(talking: Conversation) -> None:
    lines = unfolded(only(await talking.say("贵州有没有光伏扶贫")))
    assert lines[0].endswith("贵州省没有，这些是别处的")
    assert not any("贵州" in line for line in lines[1:])


async def test_a_way_nobody_tells_of_is_said_so_and_kept_as_a_gap(
    talking: Conversation, solar: Casebase
) -> None:
    answer = only(await talking.say("/model 积分超市"))
    assert answer["text"].startswith("库里还没有哪个案例写到「积分超市」")
    assert ("/model 积分超市".removeprefix("/model "), "model", 1) in solar._store.conversation.gaps(10)


async def test_a_district_leads_to_the_case_of_the_county_it_was(talking: Conversation) -> None:
    for typed in ("/county 湟中区", "/county 湟中县"):
        answer = only(await talking.say(typed))
        assert answer["text"].startswith("📍上河村（青海西宁湟中县）"), typed
        assert "湟中县本身没有案例；这是其中上河村的" in answer["text"]
    today = only(await talking.say("/county 湟中区"))["text"]
    assert "湟中区以前是湟中县，案例写的是那时" in today


async def test_whom_to_compare_with_is_of_the_same_way_and_said_why(talking: Conversation) -> None:
    answer = only(await talking.say("/compare 古浪县 龙胜"))
    first, *others = labels(answer)
    assert first == "古浪县 ↔ 资源县（离龙胜各族自治县近）"
    assert {"古浪县 ↔ 金寨县（同为光伏扶贫）", "古浪县 ↔ 魏县（同为光伏扶贫）"} <= set(others)
    _, side_by_side = await talking.click("古浪县 ↔ 金寨县")
    assert side_by_side["text"].startswith("⚖古浪县")
