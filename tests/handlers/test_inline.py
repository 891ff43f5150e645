"""Inline mode: what is offered while someone types, and the card that is posted."""

from pathlib import Path
from typing import Any

import pytest

from bot.local.conversation import Conversation
from bot.local.faults import Fault
from casebase.library import Casebase
from casebase.record import Status
from casebase.store import Store
from tests.casebase.cases import made_up
from tests.conftest import Meet
from tests.talking import Call, labels, only, unfolded

GROUP = -1001


async def offered(chat: Conversation, typed: str, offset: str = "") -> Call:
    return only(await chat.inline(typed, offset=offset), "answerInlineQuery")


def ids(offer: Call) -> list[str]:
    return [result["id"] for result in offer["results"]]


async def test_a_program_is_offered_before_its_name_is_whole(chat: Conversation) -> None:
    for typed in ("小细", "xiaoxi", "小戏包", "先锋互助小细胞工程"):
        (first, *_) = (await offered(chat, typed))["results"]
        assert first["title"] == "先锋互助“小细胞”工程", typed
        assert "资源县（广西桂林）" in first["description"]


@pytest.mark.parametrize("typed", ["资元县", "zyx", "ziyuanxian", "广西资源", "资源县的案例"])
async def test_a_county_is_offered_however_it_is_typed(chat: Conversation, typed: str) -> None:
    assert ids(await offered(chat, typed))[0] == "c:ziyuan:1"


async def test_a_region_offers_its_cases(chat: Conversation) -> None:
    assert {"c:ziyuan:1", "c:wuzhou:1"} <= set(ids(await offered(chat, "广西")))


async def test_a_name_that_only_sounds_alike_is_offered_as_such(chat: Conversation) -> None:
    (near, *_) = (await offered(chat, "庆元"))["results"]
    assert near["title"].startswith("大苏河乡")
    assert near["description"].startswith("名字相近")


async def test_a_place_inside_another_s_case_is_said_to_be_only_told_of(chat: Conversation) -> None:
    (case, *_) = (await offered(chat, "藤县"))["results"]
    assert case["title"].startswith("梧州市")
    assert case["description"].startswith("里面讲到藤县")


async def test_what_is_posted_is_the_card_with_a_way_back(chat: Conversation) -> None:
    card = only(await chat.say("/county 资源县"))
    (first, *_) = (await offered(chat, "资源县"))["results"]
    assert first["html"] == card["html"]
    assert first["buttons"][-1][0]["url"] == f"https://t.me/{chat.world.bot.username}?start=c_ziyuan"
    assert [b for b in labels(first) if b.startswith("📎")] == [b for b in labels(card) if b.startswith("📎")]


async def test_every_result_has_a_keyboard_with_a_button_back(chat: Conversation) -> None:
    for typed in ("", "广西", "党建", "双组长"):
        for result in (await offered(chat, typed))["results"]:
            assert any("start=" in button.get("url", "") for row in result["buttons"] for button in row)


async def test_a_posted_card_s_clip_opens_for_the_presser_alone(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    await offered(chat, "甲县")
    await chat.event(
        {"user": 1001, "chat": GROUP, "choose": {"result_id": ids(await offered(chat, "甲县"))[0]}}
    )
    told = only(await chat.click("📎2", user=1002, chat=GROUP), "answerCallbackQuery")
    assert told["text"].startswith("〔计划〕站点3个\n「")


async def test_a_clip_without_text_under_a_posted_card_opens_in_private(chat: Conversation) -> None:
    await offered(chat, "资源县")
    await chat.event({"user": 1001, "chat": GROUP, "choose": {"result_id": "c:ziyuan:1"}})
    told = only(await chat.click("📎1", user=1002, chat=GROUP), "answerCallbackQuery")
    assert "?start=e_f_ziyuan_" in told["url"]


async def test_a_page_of_a_posted_card_opens_in_private(chat: Conversation) -> None:
    await offered(chat, "资源县")
    message = chat.person(1001).choose("c:ziyuan:1", GROUP)
    await chat.finish()
    press = {"message_id": message.id, "data": "cf:ziyuan:1"}
    told = only(
        (await chat.event({"user": 1002, "chat": GROUP, "press": press}))["calls"], "answerCallbackQuery"
    )
    assert told["url"].endswith("?start=c_ziyuan")


async def test_nothing_typed_offers_cases(chat: Conversation) -> None:
    offer = await offered(chat, "")
    assert len(offer["results"]) == 5
    assert offer["button"]["start_parameter"] == "l_all"


async def test_the_button_above_asks_the_same_in_private(chat: Conversation) -> None:
    offer = await offered(chat, "小细胞")
    assert "私聊" in offer["button"]["text"]
    chat.person(1001).start(offer["button"]["start_parameter"])
    assert unfolded(only(await chat.finish()))[0].startswith("🧩先锋互助“小细胞”工程")


async def test_what_is_not_there_is_said_above_an_empty_list(chat: Conversation) -> None:
    offer = await offered(chat, "桃花源县")
    assert offer["results"] == []
    assert "没有找到「桃花源县」" in offer["button"]["text"]


@pytest.mark.parametrize("typed", ["🌽", "???", "<b>", "县" * 256, "\u202e", "c_nothing", "资源县 c_", "%s"])
async def test_odd_input_is_answered_once(chat: Conversation, typed: str) -> None:
    await offered(chat, typed)


async def test_many_cases_come_in_pages_with_stable_ids(meet: Meet, own: Casebase, file: Path) -> None:
    with Store.open(file).change(who="test", action="publish", why="test") as change:
        for number in range(60):
            change.put(made_up(f"case{number}", programs=()))
    chat = await meet(own)
    seen: list[str] = []
    offset: str | None = ""
    while offset is not None:
        offer = await offered(chat, "", offset)
        assert 0 < len(offer["results"]) <= 50
        assert ids(await offered(chat, "", offset)) == ids(offer)
        seen += ids(offer)
        offset = offer.get("next_offset")
    assert len(seen) == len(set(seen)) == 66


async def test_an_answer_is_kept_a_short_while_and_for_one_only_where_it_depends_on_them(
    chat: Conversation,
) -> None:
    def personal(call: Any) -> bool:
        return bool(call.values.get("is_personal"))

    for typed, expected in (("资源县", False), ("資源縣", False), ("zyx", True), ("", True)):
        offer = await offered(chat, typed)
        assert 0 < offer["cache_time"] <= 15
        assert personal(chat.world.journal.records[-1]) is expected, typed


async def test_who_types_traditional_is_offered_traditional(chat: Conversation) -> None:
    offer = await offered(chat, "資源縣")
    (first, *_) = offer["results"]
    assert first["title"].startswith("資源縣（廣西桂林）")
    assert first["id"].endswith("t")
    assert "在私聊裡問" in offer["button"]["text"]
    assert "到機器人裡看" in labels(first)


async def test_a_traditional_client_is_offered_traditional_for_pinyin(chat: Conversation) -> None:
    chat.world.user(1001).language_code = "zh-hant"
    (first, *_) = (await offered(chat, "zyx"))["results"]
    assert first["title"].startswith("資源縣")


async def test_the_share_button_posts_the_very_card(chat: Conversation) -> None:
    card = only(await chat.say("/county 大苏河乡"))
    typed = (await chat.event({"user": 1001, "click": "分享"}))["typed"]
    assert typed.startswith("大苏河乡 ")
    (first, *_) = (await offered(chat, typed))["results"]
    assert first["html"] == card["html"]


async def test_of_two_programs_of_a_name_the_one_shared_stands_first(chat: Conversation) -> None:
    for program in ("kaijiang-shuangzuzhang", "qingyuan-shuangzuzhang"):
        chat.person(1001).start(f"p_{program}")
        await chat.finish()
        typed = (await chat.event({"user": 1001, "click": "分享"}))["typed"]
        assert ids(await offered(chat, typed))[0] == f"p:{program}:1"


async def test_a_traditional_card_is_shared_in_traditional(chat: Conversation) -> None:
    await chat.say("/county 資源縣")
    typed = (await chat.event({"user": 1001, "click": "分享"}))["typed"]
    (first, *_) = (await offered(chat, typed))["results"]
    assert first["id"] == "c:ziyuan:1t"


async def test_a_retracted_case_is_offered_no_more(meet: Meet, own: Casebase, file: Path) -> None:
    chat = await meet(own)
    assert "甲县" in (await offered(chat, "甲县 c_jia"))["results"][0]["title"]
    with Store.open(file).change(who="test", action="retract", why="test") as change:
        change.put(made_up(status=Status.RETRACTED))
    for typed in ("甲县 c_jia", "甲县", "一盏灯", ""):
        assert not [i for i in ids(await offered(chat, typed)) if "jia" in i.split(":")[1].split("-")]


async def test_a_corrected_case_is_offered_as_it_is_now(meet: Meet, own: Casebase, file: Path) -> None:
    chat = await meet(own)
    await offered(chat, "甲县")
    with Store.open(file).change(who="test", action="correct", why="test") as change:
        change.put(made_up(one_line="改过的一句话"))
    (first, *_) = (await offered(chat, "甲县"))["results"]
    assert first["description"] == "改过的一句话"
    assert "改过的一句话" in first["text"]


async def test_an_answer_that_comes_too_late_is_no_error(
    chat: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    chat.world.faults.add(
        Fault("answerInlineQuery", 400, "Bad Request: query is too old and response timeout expired")
    )
    calls = await chat.inline("资源县")
    assert [call["method"] for call in calls] == ["answerInlineQuery"]
    assert caplog.records == []
