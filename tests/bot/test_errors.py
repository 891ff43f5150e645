"""What becomes of an error: a sentence, silence, or an apology with a report."""

import logging

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.local.conversation import Conversation
from bot.local.faults import Fault
from bot.local.world import World
from casebase.errors import CasebaseError
from casebase.library import Casebase
from tests.conftest import Meet
from tests.talking import Call, only, unfolded

MAINTAINERS = -1002
GROUP = -1001


@pytest.fixture
async def reporting(meet: Meet, casebase: Casebase, world: World) -> Conversation:
    """A bot whose maintainers have a chat."""
    world.group(MAINTAINERS)
    return await meet(casebase, MAINTAINERS)


def broken(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Every look-up of a county fails with that error."""

    def fail(self: Casebase, query: str) -> None:
        raise error

    monkeypatch.setattr(Casebase, "county", fail)


def told(calls: list[Call]) -> dict[int, str]:
    return {call["chat_id"]: call["text"] for call in calls}


async def test_a_domain_error_is_its_sentence_and_no_report(
    reporting: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, CasebaseError("数据库正被别的程序占用，请稍后再试。"))
    assert told(await reporting.say("/county 资源县")) == {1001: "数据库正被别的程序占用，请稍后再试。"}


async def test_anything_else_is_an_apology_with_a_reference_and_one_report(
    reporting: Conversation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken(monkeypatch, ZeroDivisionError("密码是123"))
    said = told(await reporting.say("/county 资源县"))
    reference = said[1001].split("编号 ")[1].split("）")[0]
    assert reference in said[MAINTAINERS]
    assert f"error {reference}" in caplog.text
    assert "ZeroDivisionError" in said[MAINTAINERS]
    assert "资源县" not in said[MAINTAINERS] + said[1001]
    assert "密码" not in said[MAINTAINERS] + said[1001]


async def test_one_kind_of_error_is_reported_once_and_apologised_for_each_time(
    reporting: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, ZeroDivisionError())
    first, second = [told(await reporting.say("/county 资源县")) for _ in range(2)]
    assert set(first) == {1001, MAINTAINERS}
    assert set(second) == {1001}
    assert first[1001] != second[1001], "each has its own reference"
    broken(monkeypatch, KeyError("x"))
    assert MAINTAINERS in told(await reporting.say("/county 资源县"))


async def test_what_goes_wrong_in_a_group_is_told_in_private(
    reporting: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporting.person(1001).start()
    await reporting.finish()
    broken(monkeypatch, CasebaseError("数据库正被别的程序占用，请稍后再试。"))
    sentence = only(await reporting.say("/county 资源县", chat=GROUP))
    assert sentence["chat_id"] == 1001
    broken(monkeypatch, ZeroDivisionError())
    calls = await reporting.say("/county 资源县", chat=GROUP)
    assert [call["chat_id"] for call in calls] == [1001, MAINTAINERS]


async def test_who_cannot_be_told_in_private_gets_a_silent_reply(
    reporting: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, CasebaseError("数据库正被别的程序占用，请稍后再试。"))
    asked = await reporting.event({"user": 1001, "chat": GROUP, "text": "/county 资源县"})
    refused, told = asked["calls"]
    assert "error" in refused
    assert (told["chat_id"], told["reply_to_message_id"]) == (GROUP, asked["message_id"])
    assert len(unfolded(told)) == 1


async def test_without_a_maintainers_chat_there_is_no_report(
    chat: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, ZeroDivisionError())
    assert "抱歉" in only(await chat.say("/county 资源县"))["text"]


async def test_an_error_before_a_press_is_acknowledged_is_a_pop_up(
    chat: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    await chat.say("/county 资源县")
    monkeypatch.setattr(Casebase, "quote", lambda self, evidence: 1 / 0)
    popup = only(await chat.click("📎1"), "answerCallbackQuery")
    assert popup["show_alert"]
    assert "抱歉" in popup["text"]


async def test_an_error_after_a_press_was_acknowledged_is_told_in_private_and_the_card_stays(
    chat: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat.person(1001).start()
    await chat.finish()
    card = only(await chat.say("/county 资源县", chat=GROUP))
    monkeypatch.setattr(Casebase, "case", lambda self, case_id: 1 / 0)
    acknowledged, told = await chat.click("数字", chat=GROUP)
    assert acknowledged["method"] == "answerCallbackQuery"
    assert (told["method"], told["chat_id"]) == ("sendMessage", 1001)
    assert "抱歉" in told["text"]
    assert chat.person(1001).message(card["message_id"], GROUP).fields["text"] == card["text"]


@pytest.mark.parametrize(
    "harmless",
    [
        Fault("sendMessage", 403, "Forbidden: bot was blocked by the user"),
        Fault("sendMessage", 403, "Forbidden: bot was kicked from the supergroup chat"),
        Fault("sendMessage", 400, "Bad Request: message to be replied not found"),
    ],
    ids=lambda fault: fault.description,
)
async def test_what_leaves_nothing_to_do_is_let_be(
    reporting: Conversation, harmless: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    reporting.world.faults.add(harmless)
    calls = await reporting.say("/county 资源县")
    assert [call["method"] for call in calls] == ["sendMessage"]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_a_press_answered_too_late_is_let_be(reporting: Conversation) -> None:
    await reporting.say("/county 资源县")
    reporting.world.faults.add(
        Fault("answerCallbackQuery", 400, "Bad Request: query is too old and response timeout expired")
    )
    calls = await reporting.click("📎1")
    assert [call["method"] for call in calls] == ["answerCallbackQuery"]


async def test_a_lost_connection_is_one_line_in_the_log(
    reporting: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    reporting.world.faults.add(Fault("sendMessage", 502, "Bad Gateway"))
    calls = await reporting.say("/county 资源县")
    assert [call["method"] for call in calls] == ["sendMessage"]
    (record,) = [record for record in caplog.records if record.name == "bot.errors"]
    assert record.exc_info is None


@pytest.mark.parametrize(
    "error", [BadRequest("chat not found"), Forbidden("x"), NetworkError("x"), RetryAfter(3)]
)
async def test_that_the_asker_cannot_be_told_is_no_further_error(
    reporting: Conversation, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    broken(monkeypatch, CasebaseError("一句话。"))
    reporting.world.faults.add(Fault("sendMessage", 400, "Bad Request: chat not found"))
    calls = await reporting.say("/county 资源县")
    assert [call["method"] for call in calls] == ["sendMessage"]
