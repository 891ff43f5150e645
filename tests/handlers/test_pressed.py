"""Buttons: sentences as pop-ups, pages in the message's place, and buttons that are old."""

from pathlib import Path

import pytest
from telegram import Update

from bot.local.conversation import Conversation
from casebase.library import Casebase
from casebase.record import Case, Repair, Source, Status
from casebase.store import Store
from tests.casebase.cases import TEXT, made_up
from tests.conftest import Meet
from tests.talking import data, labels, only, unfolded

GROUP = -1001


async def test_a_figure_s_sentence_is_a_pop_up_and_no_message(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    await chat.say("/county 甲县", chat=GROUP)
    told = only(await chat.click("📎2", chat=GROUP), "answerCallbackQuery")
    assert told["show_alert"]
    assert told["text"].startswith("〔计划〕站点3个\n「")
    assert TEXT.split("。")[0] in told["text"]
    assert "《甲县亮灯》" in told["text"]


async def test_without_the_source_s_text_a_message_says_what_is_known(chat: Conversation) -> None:
    await chat.say("/county 甘洛县")
    acknowledged, told = await chat.click("📎1")
    assert "没有存原文" in acknowledged["text"]
    for known in ("〔任务〕", "30070名", "凉山日报", "2017年8月11日", "原文第298–303字", "管理员"):
        assert known in told["text"]
    assert "复制引文" in labels(told)
    _, card = await chat.click("« 甘洛县")
    assert unfolded(card)[0].startswith("📍甘洛县")


async def test_in_a_group_what_does_not_fit_a_pop_up_opens_in_private(chat: Conversation) -> None:
    await chat.say("/county 甘洛县", chat=GROUP)
    opening = only(await chat.click("📎1", chat=GROUP), "answerCallbackQuery")
    assert opening["text"] == ""
    chat.person(1001).start(opening["url"].split("start=")[1])
    told = only(await chat.finish())
    assert told["chat_id"] == 1001
    assert "原文第298–303字" in told["text"]


async def test_a_sentence_too_long_for_a_pop_up_is_whole_in_private(
    meet: Meet, own: Casebase, file: Path
) -> None:
    long = TEXT.replace("。乙村", "，" + "村口看得见灯，" * 40 + "家家都说好。乙村", 1)
    _publish(file, made_up(sources=(Source(id="made-up", title="甲县亮灯", sha256="1" * 64, length=999),)))
    _keep_text(file, "1" * 64, long)
    chat = await meet(own)
    await chat.say("/county 甲县")
    acknowledged, told = await chat.click("📎2")
    assert "比较长" in acknowledged["text"]
    assert f"{long.split('。')[0]}。" in told["text"]
    assert "<b>3个</b>" in told["html"]
    assert "第1段（原文第" in told["text"]


async def test_a_mended_sentence_is_shown_as_it_was_scraped(meet: Meet, own: Casebase, file: Path) -> None:
    damaged = TEXT.replace("3个。", "3个(sāngè)。")
    _publish(file, made_up(sources=(Source(id="made-up", title="甲县亮灯", sha256="1" * 64, length=999),)))
    _keep_text(file, "1" * 64, damaged)
    chat = await meet(own)
    chat.person(1001).start("e_f_jia_f2_1")
    told = only(await chat.finish())
    assert "计划再建3个。" in told["text"]
    _, shown = await chat.click("原貌")
    assert "计划再建3个(sāngè)。" in shown["text"]
    assert "计划再建3个。" in only(await chat.click("复原后的"), "answerCallbackQuery")["text"]


async def test_a_mended_sentence_with_someone_masked_in_it_is_not_shown_raw(
    meet: Meet, own: Casebase, file: Path
) -> None:
    damaged = TEXT.replace("报名。", "报名(bàomíng)。")
    _publish(file, made_up(sources=(Source(id="made-up", title="甲县亮灯", sha256="1" * 64, length=999),)))
    _keep_text(file, "1" * 64, damaged)
    chat = await meet(own)
    revision = own.revision
    chat.person(1001).start(f"e_s_jia_0_{revision}")
    assert "王某" in only(await chat.finish())["text"]
    _, shown = await chat.click("原貌")
    assert "王小二" not in shown["text"]
    assert "不便写出姓名" in shown["text"]


@pytest.mark.parametrize(("page", "fact"), [("步骤", "设站点"), ("地点", "乙村"), ("数字", "站点5个")])
async def test_every_kind_of_fact_has_its_sentence(meet: Meet, own: Casebase, page: str, fact: str) -> None:
    chat = await meet(own)
    await chat.say("/county 甲县")
    _, shown = await chat.click(page)
    assert fact in shown["text"]
    told = only(await chat.click("📎1"), "answerCallbackQuery")
    assert fact in told["text"]
    assert "「" in told["text"]


async def test_a_program_has_its_sentence_too(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    await chat.say("/model 一盏灯")
    told = only(await chat.click("📎原句"), "answerCallbackQuery")
    assert "「甲县实施“一盏灯”工程" in told["text"]


async def test_who_is_masked_is_masked_in_the_source_s_sentence_too(meet: Meet, own: Casebase) -> None:
    chat = await meet(own)
    await chat.say("/county 甲县")
    _, people = await chat.click("人物")
    told = only(await chat.click("📎1"), "answerCallbackQuery")
    assert "王某" in people["text"]
    assert "乙村村民王某第一个报名" in told["text"]
    assert "王小二" not in people["text"] + told["text"]


async def test_pages_take_the_message_s_place_and_lead_back(chat: Conversation) -> None:
    card = only(await chat.say("/county 资源县"))
    for page in ("出处", "数字", "做法", "步骤", "地点", "人物"):
        acknowledged, shown = await chat.click(page)
        assert (acknowledged["method"], shown["method"]) == ("answerCallbackQuery", "editMessageText")
        assert shown["message_id"] == card["message_id"]
        assert shown["text"].startswith(f"资源县 · {page}")
        assert len(unfolded(shown)) <= 6
        _, back = await chat.click("« 资源县")
        assert back["text"] == card["text"]


async def test_every_figure_is_on_the_pages_by_nature(chat: Conversation, casebase: Casebase) -> None:
    await chat.say("/county 资源县")
    _, shown = await chat.click("数字")
    pages = [shown["text"]]
    while "下一页 ›" in labels(shown):
        _, shown = await chat.click("下一页")
        pages.append(shown["text"])
    lines = [line for page in pages for line in page.split("\n") if line.startswith("📎")]
    case = casebase.case("ziyuan")
    assert case is not None
    assert len(lines) == len(case.figures)
    assert ["〔承诺〕" in line for line in lines] == sorted("〔承诺〕" in line for line in lines)


async def test_the_source_page_has_a_citation_to_copy(chat: Conversation) -> None:
    await chat.say("/county 大苏河乡")
    await chat.click("出处")
    copied = (await chat.event({"user": 1001, "click": "复制引文"}))["copied"]
    assert copied == "辽宁清原:“三方聚力”强化党建引领脱贫攻坚[EB/OL]. 共产党员网, 2018(2018-06-04)."


async def test_a_mended_source_is_shown_as_it_was_scraped(meet: Meet, own: Casebase, file: Path) -> None:
    damaged = made_up().sources[0].model_copy(update={"repairs": (Repair(kind="乱码", count=1),)})
    _publish(file, made_up(sources=(damaged,)))
    chat = await meet(own)
    await chat.say("/county 甲县")
    _, shown = await chat.click("原貌")
    assert "乱码1处" in shown["text"]


@pytest.mark.parametrize("old", ["", "c", "case|jia", "cc:ziyuan:1", "c:资源县:1", "c:ziyuan:-1", "x" * 64])
async def test_a_button_that_cannot_be_read_any_more_says_so(chat: Conversation, old: str) -> None:
    card = only(await chat.say("/county 资源县"))
    press = {"message_id": card["message_id"], "data": old}
    told = only((await chat.event({"user": 1001, "press": press}))["calls"], "answerCallbackQuery")
    assert told["show_alert"]
    assert "太旧" in told["text"]


async def test_a_button_of_an_earlier_revision_shows_the_case_as_it_is(
    meet: Meet, own: Casebase, file: Path
) -> None:
    chat = await meet(own)
    await chat.say("/county 甲县")
    _publish(file, made_up(one_line="改过的一句话"))
    _, figures = await chat.click("数字")
    _, card = await chat.click("« 甲县")
    assert "改过的一句话" in card["text"]
    assert figures["text"].startswith("甲县 · 数字")


async def test_a_fact_that_moved_since_is_not_guessed(meet: Meet, own: Casebase, file: Path) -> None:
    chat = await meet(own)
    await chat.say("/county 甲县")
    await chat.click("地点")
    _publish(file, made_up(figures=(), programs=()))
    told, page = await chat.click("📎1")
    assert "更新过" in told["text"]
    assert page["method"] == "editMessageText", "the page is put right besides"


async def test_buttons_of_a_case_that_is_gone_say_so(meet: Meet, own: Casebase, file: Path) -> None:
    chat = await meet(own)
    card = only(await chat.say("/county 甲县"))
    _publish(file, made_up(status=Status.RETRACTED))
    told, notice = await chat.click("📎1")
    assert "不在库里" in told["text"]
    assert "理由：test" in told["text"]
    assert "不在库里" in notice["text"]
    old = {"message_id": card["message_id"], "data": data(card, "数字")}
    acknowledged, shown = (await chat.event({"user": 1001, "press": old}))["calls"]
    assert acknowledged["method"] == "answerCallbackQuery"
    assert "not modified" in shown["error"], "the notice stands there already"


async def test_a_merged_case_s_buttons_lead_to_the_case_it_is_part_of(
    meet: Meet, own: Casebase, file: Path
) -> None:
    chat = await meet(own)
    await chat.say("/county 甲县")
    _publish(file, made_up(status=Status.MERGED, merged_into="ziyuan"))
    _, shown = await chat.click("出处")
    assert shown["text"].startswith("资源县 · 出处")


async def test_a_second_tap_on_the_same_page_is_no_error(chat: Conversation) -> None:
    card = only(await chat.say("/county 资源县"))
    press = {"message_id": card["message_id"], "data": "c:ziyuan:0"}
    (await chat.event({"user": 1001, "press": press}))["calls"]
    again = (await chat.event({"user": 1001, "press": press}))["calls"]
    assert [call["method"] for call in again] == ["answerCallbackQuery", "editMessageText"]


async def test_a_button_under_a_message_out_of_reach_is_answered_anew(chat: Conversation) -> None:
    card = only(await chat.say("/county 资源县"))
    chat.person(1001).press("出处")
    (waiting,) = chat.driver.bot.updates.drain()
    # What Telegram sends for a message too old to be edited: its date is 0 and nothing of it is told.
    waiting["callback_query"]["message"] = {
        "chat": waiting["callback_query"]["message"]["chat"],
        "message_id": card["message_id"],
        "date": 0,
    }
    before = chat.world.journal.last_number
    await chat.driver.application.process_update(Update.de_json(waiting, chat.driver.application.bot))
    calls = chat.world.journal.since(before)
    assert [call.method for call in calls] == ["answerCallbackQuery", "sendMessage"]
    assert str(calls[1].shown[0]["text"]).startswith("资源县 · 出处")


async def test_a_page_stays_in_the_script_it_was_asked_in(chat: Conversation) -> None:
    card = only(await chat.say("/county 資源縣"))
    assert data(card, "數字").endswith("t")
    _, shown = await chat.click("數字")
    assert shown["text"].startswith("資源縣 · 數字")
    _, back = await chat.click("« 資源縣")
    assert back["text"] == card["text"]


def _publish(file: Path, case: Case) -> None:
    store = Store.open(file)
    with store.change(who="test", action="correct", why="test") as change:
        change.put(case)
    store.close()


def _keep_text(file: Path, sha256: str, text: str) -> None:
    store = Store.open(file)
    store.texts.put(sha256, "utf-8", text, given_by="test")
    store.close()
