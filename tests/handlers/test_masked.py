"""Masked names stay masked on every face: messages, pictures, prints, files, inline results, pop-ups."""

import json
from pathlib import Path

import pypdfium2
import pytest

from bot.local.conversation import Conversation
from casebase.library import Casebase
from casebase.record import Case
from casebase.store import Store
from handlers.payload import Payload
from handlers.prints.asked import asked_for
from handlers.prints.drawing import draw
from handlers.views.exports import Format
from handlers.views.prints.sheet import Medium
from tests.casebase.cases import made_up
from tests.conftest import Meet
from tests.handlers.views.exports.test_exports import read

NAME = "王小二"
NOT_PRESSED = ("~", "k", "d")
"""What decides something, and what is drawn, which is read without drawing it below."""


@pytest.fixture
def everywhere() -> Case:
    """A case whose own words name someone masked wherever there are words."""
    base = made_up()
    figures = tuple(
        f.model_copy(update={"of": f"{NAME}家的{f.of}", "note": f"{NAME}说的"}) for f in base.figures
    )
    program = base.programs[0].model_copy(
        update={"name": f"“{NAME}灯”工程", "description": f"{NAME}第一个", "spread": f"到{NAME}家"}
    )
    source = base.sources[0].model_copy(update={"title": f"{NAME}和灯"})
    return made_up(
        title=f"{NAME}的灯",
        one_line=f"{NAME}报名",
        summary=f"概况里有{NAME}。",
        programs=(program,),
        figures=figures,
        measures=tuple(m.model_copy(update={"text": f"给{NAME}安灯"}) for m in base.measures),
        sites=tuple(s.model_copy(update={"told": f"{NAME}住在这里"}) for s in base.sites),
        not_stated=(f"{NAME}家几口人",),
        sources=(source,),
    )


@pytest.fixture
def named(own: Casebase, file: Path, everywhere: Case) -> Casebase:
    store = Store.open(file)
    with store.change(who="test", action="publish", why="test") as change:
        change.put(everywhere)
    store.close()
    return own


@pytest.fixture
async def chat(meet: Meet, named: Casebase) -> Conversation:
    return await meet(named)


async def test_no_message_and_no_button_behind_it_names_who_is_masked(chat: Conversation) -> None:
    seen: set[str] = set()
    commands = ("county", "model", "place", "figures", "compare", "who", "similar", "find", "list", "cite")
    for command in commands:
        for told in ("甲县", "一盏灯", "乙村", "甲县 资源县"):
            await chat.say(f"/{command} {told}")
            await _press_all(chat, seen)
    assert len(seen) > 30
    for record in chat.world.journal.records:
        assert NAME not in json.dumps([record.values, record.shown], ensure_ascii=False, default=str)


async def test_no_inline_result_names_who_is_masked(chat: Conversation) -> None:
    for typed in ("甲县", "一盏灯", ""):
        await chat.inline(typed)
    for record in chat.world.journal.records:
        assert NAME not in json.dumps(record.prepared, ensure_ascii=False, default=str)


async def test_what_the_asker_types_is_not_kept_from_them(chat: Conversation) -> None:
    """Only what the record says is masked; a question repeats its own words."""
    (answer,) = await chat.say(f"/county {NAME}")
    assert "王某" not in answer["text"]


@pytest.mark.parametrize(
    "data", ["k:jia:1", "k:jia.chart:1", "k:jia.pdf:1", "kp:jia-lamp:1", "kb:jia.ziyuan:0"]
)
def test_no_picture_and_no_print_names_who_is_masked(named: Casebase, data: str) -> None:
    payload = Payload.parse(data)
    assert payload is not None
    drawn = asked_for(named, payload, "a_bot")
    assert drawn is not None
    assert NAME not in drawn.sheet.json() + drawn.under.html + drawn.sheet.name
    if drawn.sheet.medium is Medium.PRINT:
        document = pypdfium2.PdfDocument(draw(drawn.sheet.json(), Medium.PRINT))
        text = "".join(page.get_textpage().get_text_range() for page in document)
        assert NAME not in text
        assert "王某" in text


@pytest.mark.parametrize("form", Format)
def test_no_file_names_who_is_masked(named: Casebase, everywhere: Case, form: Format) -> None:
    case = named.case("jia")
    assert case is not None
    for record in (case, everywhere):
        text = read(record, form)
        assert NAME not in text
        assert "王某" in text


async def _press_all(chat: Conversation, seen: set[str]) -> None:
    """Press every button of the newest message once, and those of what they open."""
    waiting = _data(chat)
    while waiting:
        message, data = waiting.pop()
        if data in seen or data.startswith(NOT_PRESSED):
            continue
        seen.add(data)
        await chat.event({"user": 1001, "press": {"message_id": message, "data": data}})
        waiting += [(m, d) for m, d in _data(chat) if d not in seen and "jia" in d]


def _data(chat: Conversation) -> list[tuple[int, str]]:
    shown = [message for record in chat.world.journal.records for message in record.shown][-1:]
    return [
        (message["message_id"], button["callback_data"])
        for message in shown
        for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
        if "callback_data" in button
    ]
