"""/list: all cases, those of a region, page by page."""

from pathlib import Path

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from casebase.store import Store
from tests.casebase.cases import made_up
from tests.conftest import Meet
from tests.talking import labels, only, unfolded

GROUP = -1001


async def test_all_cases_are_listed_with_a_button_each(chat: Conversation) -> None:
    answer = only(await chat.say("/list"))
    assert unfolded(answer)[0] == "案例库有5个案例，点一下看："
    assert [label for label in labels(answer) if "（" in label] == labels(answer)[:5]
    _, shown = await chat.click("甘洛县")
    assert unfolded(shown)[0].startswith("📍甘洛县（四川凉山）")


async def test_a_region_has_its_own_list(chat: Conversation) -> None:
    answer = only(await chat.say("/列表 广西"))
    assert unfolded(answer)[0] == "广西壮族自治区有2个案例，点一下看："
    assert [label.split("（")[0] for label in labels(answer)[:2]] == ["资源县", "梧州市"]


async def test_a_region_without_cases_says_so(chat: Conversation) -> None:
    assert "浙江省还没有案例" in only(await chat.say("/list 浙江"))["text"]


async def test_what_is_no_region_is_said_to_be_none(chat: Conversation) -> None:
    assert "没有找到「桃花源县」" in only(await chat.say("/list 桃花源县"))["text"]


async def test_a_long_list_is_turned_by_buttons_without_memory(meet: Meet, own: Casebase, file: Path) -> None:
    with Store.open(file).change(who="test", action="publish", why="test") as change:
        for number in range(7):
            change.put(made_up(f"case{number}"))
    chat = await meet(own)
    first = only(await chat.say("/list", chat=GROUP))
    assert "第1/3页" in first["text"]
    assert len(unfolded(first)) == 6
    _, second = await chat.click("下一页", chat=GROUP)
    assert "第2/3页" in second["text"]
    _, back = await chat.click("上一页", chat=GROUP)
    assert back["text"] == first["text"]


async def test_a_region_s_list_stays_with_the_region_when_turned(
    meet: Meet, own: Casebase, file: Path
) -> None:
    with Store.open(file).change(who="test", action="publish", why="test") as change:
        ziyuan = own.case("ziyuan")
        assert ziyuan is not None
        for number in range(5):
            change.put(ziyuan.model_copy(update={"id": f"ziyuan{number}", "programs": ()}))
    chat = await meet(own)
    assert "广西壮族自治区有7个案例（第1/2页）" in only(await chat.say("/list 广西"))["text"]
    _, second = await chat.click("下一页")
    assert "广西壮族自治区有7个案例（第2/2页）" in second["text"]


async def test_facets_with_counts_narrow_the_list_and_pages_stay_in_it(
    meet: Meet, own: Casebase, file: Path
) -> None:
    with Store.open(file).change(who="test", action="publish", why="test") as change:
        for number in range(7):
            change.put(made_up(f"case{number}"))
    chat = await meet(own)
    answer = only(await chat.say("/list", chat=GROUP))
    assert "层级：县级（11）、乡级（1）、市级（1）" in answer["text"]
    _, levels = await chat.click("按层级", chat=GROUP)
    assert "县级（11）" in levels["text"]
    _, counties = await chat.click("县级（11）", chat=GROUP)
    assert counties["text"].startswith("县级有11个案例（第1/3页）")
    _, second = await chat.click("下一页", chat=GROUP)
    assert second["text"].startswith("县级有11个案例（第2/3页）")
    await chat.click("按产业", chat=GROUP)
    _, both = await chat.click("木耳（8）", chat=GROUP)
    assert both["text"].startswith("县级 · 木耳有8个案例")
    _, everything = await chat.click("全部案例", chat=GROUP)
    assert everything["text"].startswith("案例库有13个案例")


async def test_long_lists_of_values_have_pages(chat: Conversation) -> None:
    await chat.say("/list")
    _, first = await chat.click("按产业")
    assert "（第1/" in first["text"]
    _, second = await chat.click("下一页")
    assert "（第2/" in second["text"]
    _, back = await chat.click("« 案例库")
    assert back["text"].startswith("案例库有5个案例")


async def test_words_choose_facets_too(chat: Conversation) -> None:
    assert "四川省 · 县级有2个案例" in only(await chat.say("/list 县级 四川"))["text"]
    assert "2017年有1个案例" in only(await chat.say("/列表 2017"))["text"]
    assert "结对帮扶有5个案例" in only(await chat.say("/list 结对"))["text"]
    assert "广西壮族自治区 · 乡级还没有案例" in only(await chat.say("/list 广西 乡级"))["text"]


async def test_a_list_s_button_from_before_there_were_facets_still_works(chat: Conversation) -> None:
    card = only(await chat.say("/list"))
    press = {"message_id": card["message_id"], "data": "l:450000.1:0"}
    _, shown = (await chat.event({"user": 1001, "press": press}))["calls"]
    assert shown["text"].startswith("广西壮族自治区有2个案例")


@pytest.mark.parametrize("data", ["l:all-xdeadbeef.9:0", "lf:all.q-1:0", "lf:all.p-99:0", "l:999999.1:0"])
async def test_a_button_of_a_value_that_is_gone_shows_what_there_is(chat: Conversation, data: str) -> None:
    card = only(await chat.say("/list 广西"))
    press = {"message_id": card["message_id"], "data": data}
    _, shown = (await chat.event({"user": 1001, "press": press}))["calls"]
    assert shown["text"].startswith("案例库")


async def test_which_cases_there_are_can_be_asked_in_plain_words(chat: Conversation) -> None:
    assert only(await chat.say("列出全部案例"))["text"].startswith("案例库有5个案例")
