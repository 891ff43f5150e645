"""🖼, 📊, PDF and files by a button: sent beside the message, told the truth under, and kept up to date."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase, Spot
from casebase.record import Case, Status
from casebase.store import Store
from handlers.payload import Payload
from handlers.prints.asked import asked_for
from handlers.views.files import title
from handlers.views.prints.case import case_sheet
from tests.casebase.cases import CURATOR, made_up
from tests.conftest import Clock, Meet
from tests.talking import Call, data, labels, only

GROUP = -1001


@pytest.fixture
async def chat(meet: Meet, own: Casebase, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Conversation:
    monkeypatch.setattr("handlers.calendar.now", lambda: datetime.fromtimestamp(clock(), UTC))
    return await meet(own)


def publish(file: Path, case: Case) -> None:
    store = Store.open(file)
    with store.change(who="test", action="publish", why="数错了") as change:
        change.put(case)
    store.close()


def photo(chat: Conversation) -> str:
    """Under which id the picture sent last is kept."""
    sent: dict[str, Any] = [r for r in chat.world.journal.records if r.method == "sendPhoto"][-1].result
    return str(sent["photo"][-1]["file_id"])


async def test_a_case_s_card_chart_and_print_are_a_tap_away(chat: Conversation) -> None:
    await chat.say("/county 资源县")
    acknowledged, card = await chat.click("🖼 卡片")
    assert (acknowledged["method"], card["method"]) == ("answerCallbackQuery", "sendPhoto")
    assert card["text"].startswith("📍资源县（广西桂林） · 第1版 · 已核")
    assert "#资源县 #联帮体 #小细胞" in card["text"]
    assert labels(card) == ["📊 数字图", "PDF", "看案例"]
    assert (await chat.click("数字图"))[1]["method"] == "sendPhoto"
    printed = (await chat.click("PDF"))[1]
    assert printed["method"] == "sendDocument"
    assert printed["file"]["name"] == "资源县党建促脱贫攻坚.pdf"


async def test_a_program_s_card_leads_to_the_program(chat: Conversation) -> None:
    await chat.say("/model 小细胞")
    _, card = await chat.click("🖼 卡片")
    assert card["method"] == "sendPhoto"
    assert card["text"].startswith("🧩先锋互助“小细胞”工程 · 资源县（广西桂林）")
    assert labels(card) == ["PDF", "看案例"]


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("/compare 资源县 大苏河乡", "资源县"),
        ("/compare 资源县 大苏河乡 甘洛县", "甘洛县"),
        ("/compare 小细胞 理村顾问", "小细胞"),
    ],
)
async def test_what_stands_side_by_side_is_drawn_and_printed(
    chat: Conversation, asked: str, named: str
) -> None:
    await chat.say(asked)
    card = (await chat.click("🖼 卡片"))[1]
    assert card["method"] == "sendPhoto"
    assert named in card["text"]
    assert (await chat.click("PDF"))[1]["method"] == "sendDocument"


async def test_what_telegram_holds_is_known_after_a_restart(
    chat: Conversation, own: Casebase, meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    await chat.say("/county 甲县")
    await chat.click("🖼 卡片")
    first = photo(chat)
    again = await meet(own)

    def not_drawn(*_: object) -> None:
        raise AssertionError("drawn twice")

    monkeypatch.setattr("handlers.prints.press.Press.draw", not_drawn)
    await again.say("/county 甲县")
    await again.click("🖼 卡片")
    assert photo(again) == first


async def test_an_old_button_sends_the_case_as_it_is_now(chat: Conversation, file: Path) -> None:
    card = only(await chat.say("/county 甲县"))
    await chat.click("🖼 卡片")
    before = photo(chat)
    publish(file, made_up(one_line="改过的一句话"))
    old = {"message_id": card["message_id"], "data": data(card, "🖼 卡片")}
    _, sent = (await chat.event({"user": 1001, "press": old}))["calls"][:2]
    assert "第3版" in sent["text"]
    assert photo(chat) != before


async def test_of_a_case_taken_back_nothing_is_drawn(chat: Conversation, own: Casebase) -> None:
    card = only(await chat.say("/county 甲县"))
    await chat.click("🖼 卡片")
    own.desk.retract("jia", "数错了", CURATOR)
    for label in ("🖼 卡片", "导出"):
        old = {"message_id": card["message_id"], "data": data(card, label)}
        calls = (await chat.event({"user": 1001, "press": old}))["calls"]
        assert not [call for call in calls if call["method"] in ("sendPhoto", "sendDocument")]
        assert "不在库里" in "".join(str(call.get("text")) for call in calls)


async def test_in_a_group_a_card_is_a_silent_reply_its_asker_can_remove(chat: Conversation) -> None:
    answer = only(await chat.say("/county 资源县", chat=GROUP))
    _, card = await chat.click("🖼 卡片", user=1002, chat=GROUP)
    assert card["reply_to_message_id"] == answer["message_id"]
    assert chat.world.journal.records[-1].values["disable_notification"]
    assert labels(card)[-1] == "🗑 移除"
    press = {"message_id": card["message_id"], "data": data(card, "🗑 移除")}
    refused = (await chat.event({"user": 1001, "chat": GROUP, "press": press}))["calls"]
    assert "只有提问的人" in refused[-1]["text"]
    calls = (await chat.event({"user": 1002, "chat": GROUP, "press": press}))["calls"]
    assert [call["method"] for call in calls] == ["answerCallbackQuery", "deleteMessage"]


async def test_a_group_is_sent_the_same_card_once_a_day(chat: Conversation, own: Casebase) -> None:
    await chat.say("/county 资源县", chat=GROUP)
    await chat.click("🖼 卡片", chat=GROUP)
    answer = only(await chat.say("/county 资源县", chat=GROUP - 1))
    assert (await chat.click("🖼 卡片", chat=GROUP - 1))[1]["method"] == "sendPhoto"
    press = {"message_id": answer["message_id"], "data": data(answer, "🖼 卡片")}
    calls = (await chat.event({"user": 1002, "chat": GROUP - 1, "press": press}))["calls"]
    told = only(calls, "answerCallbackQuery")
    assert "今天已经发在群里" in told["text"]
    await chat.say("/export 资源县", chat=GROUP)
    assert (await chat.click("Word", chat=GROUP))[1]["method"] == "sendDocument"
    assert "今天已经发在群里" in only(await chat.click("Word", chat=GROUP), "answerCallbackQuery")["text"]


async def test_in_quiet_hours_a_card_opens_in_private(chat: Conversation, own: Casebase) -> None:
    await chat.say("/county 资源县", chat=GROUP)
    own.groups.change(GROUP, 1, quiet_from=0, quiet_until=24)
    for label in ("🖼 卡片", "导出"):
        calls = await chat.click(label, chat=GROUP)
        if label == "导出":
            calls = await chat.click("Word", chat=GROUP)
        assert only(calls, "answerCallbackQuery")["url"].endswith("start=c_ziyuan")


async def test_a_card_is_removed_when_the_group_has_answers_removed(
    chat: Conversation, own: Casebase
) -> None:
    await chat.say("/county 资源县", chat=GROUP)
    own.groups.change(GROUP, 1, remove_after=30)
    _, card, *removed = await chat.click("🖼 卡片", chat=GROUP)
    assert [call["method"] for call in removed] == ["deleteMessage"], "by the clock of the machine it is due"
    assert removed[0]["message_id"] == card["message_id"]


async def test_under_a_picture_a_correction_and_a_retraction_are_told_once_each(
    chat: Conversation, own: Casebase, file: Path
) -> None:
    await chat.say("/county 甲县")
    _, card = await chat.click("🖼 卡片")
    await chat.say("/county 甲县")
    _, chart = await chat.click("🖼 卡片")
    publish(file, made_up(one_line="改过", status=Status.CORRECTED))
    calls = await chat.finish()
    captions = [call for call in calls if call["method"] == "editMessageCaption"]
    assert sorted(call["message_id"] for call in captions) == sorted(
        [card["message_id"], chart["message_id"]]
    )
    for call in captions:
        assert "这张图是照第2版做的，现在是第3版" in call["text"]
        assert labels(call) == ["看最新的"]
    publish(file, made_up(one_line="再改", status=Status.CORRECTED))
    again = [call for call in await chat.finish() if call["method"] == "editMessageCaption"]
    assert all("照第2版做的，现在是第4版" in call["text"] for call in again)
    own.desk.retract("jia", "数错了", CURATOR)
    gone = [call for call in await chat.finish() if call["method"] == "editMessageCaption"]
    assert len(gone) == 2
    assert all("已撤回" in call["text"] and "理由：数错了" in call["text"] for call in gone)
    assert await chat.finish() == []


async def test_a_comparison_s_picture_still_tells_of_a_retraction_when_the_other_changes(
    chat: Conversation, own: Casebase, file: Path
) -> None:
    await chat.say("/compare 甲县 资源县")
    _, card = await chat.click("🖼 卡片")
    spot = Spot(card["chat_id"], card["message_id"])
    own.desk.retract("jia", "数错了", CURATOR)
    (first,) = _under(await chat.finish(), spot)
    assert "甲县" in first["text"]
    ziyuan = own.case("ziyuan")
    assert ziyuan is not None
    publish(file, ziyuan.model_copy(update={"one_line": "改过"}))
    (second,) = _under(await chat.finish(), spot)
    assert "甲县" in second["text"]
    assert "已撤回" in second["text"]
    assert "资源县" in second["text"]


async def test_a_page_asked_for_under_a_picture_comes_as_a_message(chat: Conversation) -> None:
    await chat.say("/county 资源县")
    _, card = await chat.click("🖼 卡片")
    press = {"message_id": card["message_id"], "data": "cf:ziyuan:1"}
    _, shown = (await chat.event({"user": 1001, "press": press}))["calls"]
    assert shown["method"] == "sendMessage"


def test_a_file_s_name_holds_nobody_who_is_masked() -> None:
    case = made_up(title="王小二和他的灯")
    assert title(case) == case_sheet(case).name == "王某和他的灯"


def _under(calls: list[Call], spot: Spot) -> list[Call]:
    edits = [call for call in calls if call["method"] == "editMessageCaption"]
    return [call for call in edits if (call["chat_id"], call["message_id"]) == (spot.chat, spot.message)]


async def test_who_asks_in_traditional_script_is_sent_the_card_in_it(
    chat: Conversation, own: Casebase
) -> None:
    card = only(await chat.say("/county 資源縣"))
    _, sent = await chat.click("🖼 卡片")
    assert sent["text"].startswith("📍資源縣（廣西桂林）")
    payload = Payload.parse(data(card, "🖼 卡片"))
    assert payload is not None
    drawn = asked_for(own, payload, "a_bot")
    assert drawn is not None
    assert "貧困" in drawn.sheet.json()
