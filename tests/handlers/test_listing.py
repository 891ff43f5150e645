"""/list: all cases, those of a region, page by page."""

from pathlib import Path

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
