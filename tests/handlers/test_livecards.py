"""Posted cards are put right wherever they stand: once each, whatever stops the bot in the middle."""

import asyncio
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.local.conversation import Conversation
from bot.local.faults import Fault
from bot.local.people import Message
from bot.local.world import World
from casebase.library import Casebase, SharedCard, Spot
from casebase.record import Case, Status
from casebase.store import Shares, Store
from handlers import livecards
from handlers.context import LIVE
from handlers.livecards import LiveCards
from tests.casebase.cases import CURATOR, made_up
from tests.conftest import Clock, Meet
from tests.talking import Call, labels, only

GROUP = -1001
CURATORS = -1999
WHY = "原文已由报社更正"


@pytest.fixture
async def chat(meet: Meet, own: Casebase, world: World) -> Conversation:
    """A bot over a casebase of the test's own, with a chat for its curators."""
    world.group(CURATORS)
    return await meet(own, CURATORS)


def live(chat: Conversation) -> LiveCards:
    cards: LiveCards = chat.driver.application.bot_data[LIVE]
    return cards


async def post(chat: Conversation, groups: int, query: str = "甲县") -> list[Message]:
    """Share the first result of a query into so many groups."""
    offer = only(await chat.inline(query), "answerInlineQuery")
    person = chat.person(1001)
    messages = [person.choose(offer["results"][0]["id"], GROUP - n) for n in range(groups)]
    await chat.finish()
    return messages


def edits(calls: list[Call]) -> Counter[str]:
    """How often each message was edited."""
    edited = [call for call in calls if call["method"] == "editMessageText"]
    return Counter(c.get("inline_message_id") or f"{c['chat_id']}:{c['message_id']}" for c in edited)


def all_edits(world: World) -> Counter[str]:
    records = [r for r in world.journal.records if r.method == "editMessageText"]
    return Counter(str(r.values.get("inline_message_id") or r.values["message_id"]) for r in records)


def corrected(case: Case, **changes: object) -> Case:
    return Case.model_validate({**case.model_dump(), **changes, "status": Status.CORRECTED})


def publish(file: Path, case: Case) -> None:
    store = Store.open(file)
    with store.change(who="test", action="publish", why="test") as change:
        change.put(case)
    store.close()


async def test_a_retraction_after_ten_shares_edits_ten_messages_once_each(
    chat: Conversation, own: Casebase
) -> None:
    shared = await post(chat, 5)
    asked = [only(await chat.say("/county 甲县", chat=GROUP - 10 - n)) for n in range(5)]
    own.desk.retract("jia", WHY, CURATOR)
    calls = await chat.finish()
    assert sorted(edits(calls).values()) == [1] * 10
    for call in calls:
        assert call["text"].startswith("🚫 甲县")
        assert WHY in call["text"]
    for message in shared:
        assert WHY in str(message.text)
    for answer in asked:
        assert WHY in str(chat.person(1001).message(answer["message_id"], answer["chat_id"]).text)
    assert await chat.finish() == []


async def test_a_correction_is_shown_with_what_it_changed(
    chat: Conversation, own: Casebase, file: Path
) -> None:
    await post(chat, 2)
    case = own.case("jia")
    assert case is not None
    first, second = case.figures
    figures = (first, second.model_copy(update={"text": "4个", "value": 4.0}))
    publish(file, corrected(case, one_line="改过的一句话", figures=figures))
    calls = await chat.finish()
    assert sorted(edits(calls).values()) == [1, 1]
    for call in calls:
        assert "已更正" in call["text"].split("\n")[0]
        assert "更正：〔计划〕站点3个 → 〔计划〕站点4个；概括" in call["text"]
        assert "改过的一句话" in call["text"]
        assert "到机器人里看" in labels(call)


async def test_what_is_stopped_in_the_middle_goes_on_at_the_next_start(
    chat: Conversation, own: Casebase, meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post(chat, 10)
    own.desk.retract("jia", WHY, CURATOR)
    watching = asyncio.create_task(live(chat).watch())
    await until(lambda: sum(all_edits(chat.world).values()) >= 4)
    watching.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watching
    halfway = sum(all_edits(chat.world).values())
    assert 4 <= halfway < 10
    restarted = await meet(own, CURATORS)
    await restarted.finish()
    assert sorted(all_edits(chat.world).values()) == [1] * 10


async def test_what_is_killed_after_an_edit_leaves_no_card_behind(
    chat: Conversation, own: Casebase, meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = await post(chat, 3)
    own.desk.retract("jia", WHY, CURATOR)
    with monkeypatch.context() as patched:
        patched.setattr(Shares, "settle", killed)
        with pytest.raises(RuntimeError, match="killed"):
            await chat.finish()
    later = Clock(4_000_000_000.0)
    restarted = LiveCards(own, chat.driver.application.bot, None, later)
    await restarted.catch_up()
    assert all(WHY in str(message.text) for message in messages)
    assert sum(all_edits(chat.world).values()) == 4, "the one in the middle is tried again, and is as it was"
    assert not own.shares.is_any_behind()


def killed(self: Shares, *_: object) -> None:
    raise RuntimeError("killed")


async def test_two_who_watch_one_casebase_edit_each_card_once(chat: Conversation, own: Casebase) -> None:
    await post(chat, 8)
    own.desk.retract("jia", WHY, CURATOR)
    other = LiveCards(own, chat.driver.application.bot, None)
    await asyncio.gather(live(chat).catch_up(), other.catch_up())
    await live(chat).catch_up()
    assert sorted(all_edits(chat.world).values()) == [1] * 8


async def test_what_another_process_writes_is_noticed(
    chat: Conversation, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post(chat, 1)
    monkeypatch.setattr(livecards, "_LOOK", 0.0)
    watching = asyncio.create_task(live(chat).watch())
    await asyncio.to_thread(publish, file, made_up(one_line="别处改的"))
    await until(lambda: all_edits(chat.world))
    watching.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watching


async def test_an_error_does_not_end_the_watch(
    chat: Conversation, own: Casebase, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await post(chat, 1)
    monkeypatch.setattr(livecards, "_LOOK", 0.0)
    with monkeypatch.context() as patched:
        patched.setattr(Shares, "behind", killed)
        own.desk.retract("jia", WHY, CURATOR)
        watching = asyncio.create_task(live(chat).watch())
        await until(lambda: "could not be brought up to date" in caplog.text)
    await until(lambda: all_edits(chat.world))
    watching.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watching


async def test_cards_that_cannot_be_edited_are_counted_and_told_once(
    chat: Conversation, own: Casebase
) -> None:
    deleted = [only(await chat.say("/county 甲县", chat=GROUP - n)) for n in range(3)][1]
    only(await chat.say("/county 甲县", user=1002))
    chat.person(1001).delete(deleted["message_id"], GROUP - 1)
    chat.person(1).remove_bot(GROUP - 2)
    chat.person(1002).block()
    own.desk.retract("jia", WHY, CURATOR)
    calls = await chat.finish()
    (told,) = [call for call in calls if call["method"] == "sendMessage"]
    assert told["chat_id"] == CURATORS
    assert "撤回" in told["text"]
    assert "1张卡片已经改好" in told["text"]
    assert "还有3张改不到了" in told["text"]
    for reason in ("消息已删除1张", "机器人已不在那里1张", "对方已停用机器人1张"):
        assert reason in told["text"]
    assert await chat.finish() == []


async def test_curators_who_cannot_be_told_now_are_told_later(chat: Conversation, own: Casebase) -> None:
    answer = only(await chat.say("/county 甲县"))
    chat.person(1001).delete(answer["message_id"])
    chat.world.faults.add(Fault("sendMessage", 502, "Bad Gateway"))
    own.desk.retract("jia", WHY, CURATOR)
    assert any("error" in call for call in await chat.finish() if call["method"] == "sendMessage")
    live(chat).wake()
    assert "改不到" in only(await chat.finish())["text"]


async def test_a_flood_pauses_its_chat_alone_and_is_made_up_for(
    chat: Conversation, own: Casebase, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(live(chat), "_clock", clock)
    for number in range(3):
        only(await chat.say("/county 甲县", chat=GROUP - number))
    chat.world.faults.add(Fault("editMessageText", 429, retry_after=30))
    own.desk.retract("jia", WHY, CURATOR)
    done = [call for call in await chat.finish() if "error" not in call]
    assert len(edits(done)) == 2
    assert await chat.finish() == []
    clock.advance(31)
    (late,) = await chat.finish()
    assert late["chat_id"] not in {call["chat_id"] for call in done}


async def test_a_lost_connection_is_tried_again(
    chat: Conversation, own: Casebase, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(live(chat), "_clock", clock)
    await post(chat, 3)
    chat.world.faults.add(Fault("editMessageText", 502, "Bad Gateway"))
    own.desk.retract("jia", WHY, CURATOR)
    assert len(await chat.finish()) == 1
    clock.advance(5)
    assert [c for c in await chat.finish() if "error" in c] == []
    assert not own.shares.is_any_behind()


async def test_edits_wait_their_turn(chat: Conversation, own: Casebase) -> None:
    await post(chat, 3)
    own.desk.retract("jia", WHY, CURATOR)
    turns: list[int] = []

    async def pace() -> None:
        turns.append(sum(all_edits(chat.world).values()))

    await LiveCards(own, chat.driver.application.bot, None, pace=pace).catch_up()
    assert turns == [0, 1, 2]


async def test_a_card_chosen_from_an_old_list_is_put_right_at_once(chat: Conversation, own: Casebase) -> None:
    offer = only(await chat.inline("甲县"), "answerInlineQuery")
    own.desk.retract("jia", WHY, CURATOR)
    await chat.finish()
    message = chat.person(1001).choose(offer["results"][0]["id"], GROUP)
    edit = only(await chat.finish(), "editMessageText")
    assert edit["inline_message_id"] == message.inline_message_id
    assert WHY in edit["text"]


async def test_a_program_chosen_from_an_old_list_is_put_right_too(chat: Conversation, own: Casebase) -> None:
    offer = only(await chat.inline("一盏灯"), "answerInlineQuery")
    own.desk.retract("jia", WHY, CURATOR)
    chat.person(1001).choose(offer["results"][0]["id"], GROUP)
    assert WHY in only(await chat.finish(), "editMessageText")["text"]


async def test_without_feedback_a_card_is_not_live_and_nothing_breaks(
    chat: Conversation, own: Casebase
) -> None:
    chat.driver.bot.has_inline_feedback = False
    await post(chat, 2)
    own.desk.retract("jia", WHY, CURATOR)
    assert await chat.finish() == []


async def test_a_comparison_follows_both_cases(chat: Conversation, own: Casebase) -> None:
    compared = only(await chat.say("/compare 资源县 大苏河乡"))
    assert compared["text"].startswith("⚖资源县")
    own.desk.retract("qingyuan-dasuhe", WHY, CURATOR)
    edit = only(await chat.finish(), "editMessageText")
    assert edit["message_id"] == compared["message_id"]
    assert edit["text"].startswith("🚫 大苏河乡")


async def test_every_view_follows_the_case(chat: Conversation, file: Path) -> None:
    await chat.say("/county 甲县")
    _, page = await chat.click("数字")
    chat.person(1001).start("f_jia_f1")
    figure = only(await chat.finish())
    await chat.say("/model 一盏灯", chat=GROUP)
    chat.person(1001).start("e_f_jia_f1_2")
    sentence = only(await chat.finish())
    publish(file, made_up(figures=(), programs=()))
    calls = {f"{c['chat_id']}:{c['message_id']}": c["text"] for c in await chat.finish()}
    assert len(calls) == 4
    assert calls[f"1001:{page['message_id']}"].startswith("甲县 · 数字（共0条")
    assert "已经不在库里" in calls[f"1001:{figure['message_id']}"]
    assert "更新过" in calls[f"1001:{sentence['message_id']}"]


async def test_a_card_in_traditional_script_stays_in_it(chat: Conversation, own: Casebase) -> None:
    await post(chat, 1, "甲縣")
    own.desk.retract("jia", WHY, CURATOR)
    edit = only(await chat.finish(), "editMessageText")
    assert "案例已經不在庫裡了" in edit["text"]


async def test_a_case_that_comes_back_takes_the_notice_s_place(
    chat: Conversation, own: Casebase, file: Path
) -> None:
    await post(chat, 1)
    own.desk.retract("jia", WHY, CURATOR)
    await chat.finish()
    publish(file, made_up())
    assert only(await chat.finish(), "editMessageText")["text"].startswith("📍甲县")


async def test_a_merged_case_s_card_becomes_the_other_s_and_follows_it(
    chat: Conversation, own: Casebase, file: Path
) -> None:
    await post(chat, 1)
    publish(file, made_up(programs=(), status=Status.MERGED, merged_into="ziyuan"))
    assert only(await chat.finish(), "editMessageText")["text"].startswith("📍资源县")
    own.desk.retract("ziyuan", WHY, CURATOR)
    assert only(await chat.finish(), "editMessageText")["text"].startswith("🚫 资源县")


async def test_an_answer_that_shows_something_else_by_now_is_left_alone(
    chat: Conversation, own: Casebase
) -> None:
    said = await chat.event({"user": 1001, "text": "/county 甲县"})
    await chat.event({"user": 1001, "edit": said["message_id"], "text": "/county 资源县"})
    own.desk.retract("jia", WHY, CURATOR)
    assert await chat.finish() == []


async def test_a_place_told_of_in_a_case_follows_it(chat: Conversation, own: Casebase) -> None:
    only(await chat.say("/county 藤县"))
    own.desk.retract("wuzhou", WHY, CURATOR)
    edit = only(await chat.finish(), "editMessageText")
    assert "还没有这里的案例" in edit["text"]


async def test_under_a_picture_the_caption_says_so(chat: Conversation, own: Casebase, file: Path) -> None:
    picture = await chat.driver.application.bot.send_document(chat.world.group(GROUP).id, b"x")
    spot = Spot(picture.chat.id, picture.message_id)
    case = own.case("jia")
    assert case is not None
    card = SharedCard(spot, f"c:jia:{case.revision}", {"jia": case.revision}, picture=True)
    own.shares.remember(card, picture.date)
    publish(file, corrected(case, figures=case.figures[:1], programs=()))
    edit = only(await chat.finish(), "editMessageCaption")
    assert f"第{case.revision}版" in edit["text"]
    assert f"第{own.revision}版" in edit["text"]
    assert "删去数字1处；做法1处" in edit["text"]
    own.desk.retract("jia", WHY, CURATOR)
    assert "图上的请不要再用" in only(await chat.finish(), "editMessageCaption")["text"]


async def until(happened: Callable[[], Any]) -> None:
    """Let the bot work until something has happened."""
    async with asyncio.timeout(10):
        while not happened():  # noqa: ASYNC110
            await asyncio.sleep(0)


async def test_what_the_desk_publishes_merges_and_undoes_is_followed_by_every_card_and_picture(
    chat: Conversation, own: Casebase
) -> None:
    await post(chat, 10)
    await chat.say("/county 甲县")
    await chat.click("🖼 卡片")

    async def followed() -> list[Call]:
        calls = [call for call in await chat.finish() if call["method"].startswith("editMessage")]
        spots = {call.get("inline_message_id") or call["message_id"] for call in calls}
        assert len(spots) == len(calls) == 12
        return calls

    draft = own.desk.edit("jia", CURATOR)
    draft = own.desk.change(draft.id, "f1", "nature", "计划", 0, CURATOR)
    own.desk.publish(draft.id, draft.version, CURATOR)
    assert all("更正" in call["text"] for call in await followed())
    own.desk.merge("jia", "ziyuan", CURATOR)
    assert all("资源县" in call["text"] for call in await followed())
    own.desk.undo(own.revision, CURATOR)
    assert all("甲县" in call["text"] for call in await followed())
