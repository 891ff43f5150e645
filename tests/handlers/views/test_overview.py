"""Many cases are first shown as a map: areas, provinces, counts; each leads to its list."""

from pathlib import Path

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase, CaseHead
from casebase.library.areas import areas
from casebase.library.tables import rows
from casebase.record import Level, Place
from casebase.store import Store
from handlers.views.overview import greeting
from tests.casebase.cases import made_up
from tests.casebase.five import FIVE
from tests.conftest import Meet
from tests.talking import data, labels, only, unfolded

PROVINCES = [(name, province) for name, provinces in rows("areas") for province in provinces.split()]


@pytest.fixture
async def chat(meet: Meet, fresh: Casebase, tmp_path: Path) -> Conversation:
    """A bot over a case in each province besides the five."""
    with Store.open(tmp_path / "fresh.db").change(who="test", action="publish", why="test") as change:
        for number, (_, province) in enumerate(PROVINCES):
            place = Place(code=None, name="某县", level=Level.COUNTY, path=(province, "某市", "某县"))
            change.put(made_up(f"case{number}", place=place, programs=()))
    return await meet(fresh)


def test_every_province_of_the_register_lies_in_one_area(casebase: Casebase) -> None:
    listed = [province for _, province in PROVINCES]
    assert len(set(listed)) == len(listed) == 34
    assert {case.place.path[0] for case in FIVE} <= set(listed)


@pytest.mark.parametrize("asked", ["/list", "有什么案例", "有哪些县", "都有哪里"])
async def test_a_long_list_begins_with_a_map(chat: Conversation, asked: str) -> None:
    answer = only(await chat.say(asked))
    total = len(PROVINCES) + len(FIVE)
    assert answer["text"].startswith(f"🗺 案例库有{total}个案例，来自34个省份")
    assert len(unfolded(answer)) <= 6
    assert [label.split()[0] for label in labels(answer)][: len(areas())] == list(areas())
    assert sum(int(label.split()[1]) for label in labels(answer)[: len(areas())]) == total


async def test_an_area_leads_to_its_list_and_the_way_back_to_the_map(chat: Conversation) -> None:
    map_ = only(await chat.say("/list"))
    _, south = await chat.click("华南 5")
    assert south["text"].startswith("华南有5个案例")
    _, back = await chat.click("全部案例")
    assert back["text"] == map_["text"]
    _, paged = await chat.click("一页一页看")
    assert "第1/8页" in paged["text"]


async def test_an_area_can_be_asked_for_in_words(chat: Conversation) -> None:
    assert only(await chat.say("/list 西南"))["text"].startswith("西南有7个案例")
    assert only(await chat.say("西南有哪些案例"))["text"].startswith("西南有7个案例")
    assert only(await chat.say("广西有什么案例"))["text"].startswith("广西壮族自治区有3个案例")


async def test_the_first_words_say_how_many_and_where(chat: Conversation) -> None:
    answer = only(await chat.say("/start"))
    assert f"🗺 {len(PROVINCES) + len(FIVE)}个案例，34个省份：华北5" in answer["text"]
    assert len(unfolded(answer)) <= 6
    assert data(answer, f"🗺 全部{len(PROVINCES) + len(FIVE)}个案例") == "l:all:0"


async def test_before_anything_is_typed_the_first_results_are_of_every_area(chat: Conversation) -> None:
    offer = only(await chat.inline(""), "answerInlineQuery")
    assert len({result["title"] for result in offer["results"]}) > 1
    assert len(offer["results"]) == 20


def test_an_empty_casebase_greets_all_the_same() -> None:
    heads: tuple[CaseHead, ...] = ()
    assert "你好" in greeting(heads, None).plain
