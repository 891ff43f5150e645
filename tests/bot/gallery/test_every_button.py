"""Every button ever shown, pressed after its case was edited, merged or retracted: never an error."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.gallery.stage import Played
from bot.local.conversation import Conversation
from casebase.library import Casebase
from casebase.record import Case, Status
from casebase.store import Store
from handlers.payload import Kind
from handlers.views.deskpayload import DeskPayload, Verb
from tests.casebase.cases import CURATOR
from tests.casebase.five import FIVE
from tests.conftest import Meet
from tests.talking import Call, only

GROUP = -1001
READER, OTHER, OWNER = 1001, 1002, 1
IN_GROUPS = (f"{Kind.SETTING}:", f"{Kind.REMOVE}:")
"""How the data of buttons begins that stand in groups only."""
FOR_ALL = (Verb.REPORT, Verb.REPORTED)
"""What of the desk's buttons a reader may press."""


@pytest.fixture(scope="session")
def shown(played: list[Played]) -> list[str]:
    """What every button of the gallery sends, each once."""
    rows = (row for one in played for seen in one.seen for row in seen.rows)
    found = {button["callback_data"] for row in rows for button in row if "callback_data" in button}
    assert len(found) > 250
    return sorted(found)


def _write(file: Path, cases: Iterator[Case]) -> None:
    store = Store.open(file)
    with store.change(who="test", action="correct", why="改过") as change:
        for case in cases:
            change.put(case)
    store.close()


def _emptied(casebase: Casebase, file: Path) -> None:
    """Every fact is gone: nothing a button names is where it was."""
    nothing = {"programs": (), "figures": (), "measures": (), "sites": (), "people": ()}
    changes = {**nothing, "status": Status.CORRECTED, "one_line": "改过"}
    _write(file, (case.model_copy(update=changes) for case in FIVE))


def _merged(casebase: Casebase, file: Path) -> None:
    """All cases are one."""
    merged = {"status": Status.MERGED, "merged_into": "ziyuan", "programs": ()}
    _write(file, (case.model_copy(update=merged) for case in FIVE if case.id != "ziyuan"))


def _retracted(casebase: Casebase, file: Path) -> None:
    """No case is left."""
    for case in FIVE:
        casebase.desk.retract(case.id, "数错了", CURATOR)


@pytest.mark.parametrize("change", [_emptied, _merged, _retracted])
@pytest.mark.parametrize("chat_id", [READER, GROUP])
async def test_every_button_is_answered_whatever_became_of_its_case(
    meet: Meet,
    fresh: Casebase,
    tmp_path: Path,
    shown: list[str],
    chat_id: int,
    change: Callable[[Casebase, Path], None],
) -> None:
    chat = await meet(fresh)
    await chat.say("/start")
    message = only(await chat.say("/county 资源县", chat=chat_id))["message_id"]
    change(fresh, tmp_path / "fresh.db")
    await chat.finish()
    for data in shown:
        if chat_id == READER and data.startswith(IN_GROUPS):
            continue
        calls = await pressed(chat, READER, chat_id, message, data)
        if any(call["method"].startswith("delete") for call in calls):
            message = only((await chat.say("/help", chat=chat_id))[:1])["message_id"]


async def test_a_reader_s_press_of_a_curator_s_button_is_refused_in_a_sentence(
    meet: Meet, fresh: Casebase, shown: list[str]
) -> None:
    chat = await meet(fresh)
    message = only(await chat.say("/county 资源县", chat=GROUP))["message_id"]
    desks = [payload for data in shown if (payload := DeskPayload.parse(data))]
    for payload in desks:
        if payload.verb not in FOR_ALL:
            told = only(await pressed(chat, READER, GROUP, message, payload.encode()), "answerCallbackQuery")
            assert told["text"], payload
    assert fresh.revision == 1


async def test_in_a_group_anyone_turns_pages_and_only_some_change_anything(
    chat: Conversation, fresh: Casebase
) -> None:
    message = only(await chat.say("/county 资源县", chat=GROUP))["message_id"]
    for data in ("cf:ziyuan:1", "c:ziyuan:1", "ef:ziyuan.f01:1", "s:ziyuan:1", "bw:ziyuan:1"):
        calls = await pressed(chat, OTHER, GROUP, message, data)
        assert not any("只有" in str(call.get("text")) for call in calls), data
    (*_, refused) = await pressed(chat, OTHER, GROUP, message, f"gx:{READER}:0")
    assert refused["text"] == "只有提问的人和群管理员能移除这条回答。"
    (*_, setting) = await pressed(chat, OTHER, GROUP, message, "gs:off:0")
    assert setting["show_alert"]
    assert fresh.groups.settings(GROUP).is_on
    calls = await pressed(chat, OWNER, GROUP, message, f"gx:{READER}:0")
    assert calls[-1]["method"] == "deleteMessage"


async def pressed(chat: Conversation, user: int, chat_id: int, message: int, data: str) -> list[Call]:
    """The calls a press leads to: acknowledged once, and something said or shown without any error."""
    press = {"message_id": message, "data": data}
    calls: list[Call] = (await chat.event({"user": user, "chat": chat_id, "press": press}))["calls"]
    answers = [call for call in calls if call["method"] == "answerCallbackQuery"]
    assert len(answers) == 1, (data, calls)
    errors = [call["error"] for call in calls if "error" in call]
    assert not [error for error in errors if "not modified" not in error], (data, calls)
    assert not any("出了点问题" in str(call.get("text")) for call in calls), (data, calls)
    said = any(call.get("text") or call.get("url") for call in calls)
    assert said or len(calls) > 1, (data, calls)
    return calls
