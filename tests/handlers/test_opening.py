"""Every button ever shown opens something, fits, and keeps what is private."""

import re
from collections import deque
from collections.abc import Callable, Iterable

import pytest

from casebase.library import Casebase
from casebase.record import Case, Status
from handlers import deeplink
from handlers.county import told_of_place
from handlers.evidence import told_evidence
from handlers.opening import opened
from handlers.payload import EVIDENCE, Kind, Payload
from handlers.views import phrases
from handlers.views.atoms import utf16
from handlers.views.message import Message
from tests.conftest import Meet
from tests.talking import only

CASES = ("ziyuan", "kaijiang", "wuzhou", "ganluo", "qingyuan-dasuhe")


def payloads(message: Message) -> list[Payload]:
    return [b.payload for row in message.buttons for b in row if isinstance(b.payload, Payload)]


def unfolded(message: Message) -> int:
    shown = re.sub(r"<blockquote expandable>.*</blockquote>", "", message.html, flags=re.DOTALL)
    return len(shown.strip().split("\n"))


@pytest.fixture(scope="module")
def reached(casebase: Casebase) -> dict[Payload, Message]:
    """Everything that can be reached by pressing buttons, in both scripts' shapes."""
    beside = payloads(told_of_place(casebase, "庆元")) + payloads(told_of_place(casebase, "新宾"))
    return crawled(casebase, [*(Payload(Kind.CASE, case_id) for case_id in CASES), *beside])


def crawled(casebase: Casebase, start: Iterable[Payload]) -> dict[Payload, Message]:
    """What the payloads open, and what the buttons under that open, and so on; sentences aside."""
    waiting = deque(start)
    found: dict[Payload, Message] = {}
    while waiting:
        payload = waiting.popleft()
        if payload in found or payload.kind in EVIDENCE:
            continue
        found[payload] = opened(casebase, payload)
        waiting += payloads(found[payload])
    return found


def test_every_program_page_and_place_is_reached_and_fits(
    casebase: Casebase, reached: dict[Payload, Message]
) -> None:
    programs = {payload.id for payload in reached if payload.kind is Kind.PROGRAM}
    assert programs >= {p.id for case_id in CASES for p in _case(casebase, case_id).programs}
    for payload, message in reached.items():
        for shown in (message, message.traditional):
            assert shown.length <= 4096, payload
            assert shown.body.entities <= 100, payload
            assert unfolded(shown) <= 6, payload
            assert all(len(p.encode()) <= 64 for p in payloads(shown))
        assert message != phrases.gone(), payload


def test_every_paper_clip_says_where_its_fact_was_read(
    casebase: Casebase, reached: dict[Payload, Message]
) -> None:
    clips = {p for message in reached.values() for p in payloads(message) if p.kind in EVIDENCE}
    assert {p.kind for p in clips} == EVIDENCE
    for payload in clips:
        told = told_evidence(casebase, payload)
        assert "原文第" in told.words or "「" in told.words, payload
        assert utf16(told.words) <= 200
        assert told.instead, "the texts are not at hand"
        message = opened(casebase, payload)
        assert "原文第" in message.plain, payload
        assert message.shows is not None
        assert 0 < len(deeplink.naming(message.shows.view)) <= 64


def test_whoever_is_masked_is_named_on_no_face(casebase: Casebase, reached: dict[Payload, Message]) -> None:
    for case_id in CASES:
        hidden = [person.name for person in _case(casebase, case_id).people if person.masked]
        for name in hidden:
            for payload, message in reached.items():
                assert name not in message.plain, payload


def corrected(case: Case) -> Case:
    """The case with everything a button can address gone or moved, save a figure of another number."""
    moved = case.figures[0].model_copy(update={"id": "f99", "conflicts": ()})
    kept = {"figures": (moved,), "programs": (), "measures": case.measures[1:], "sites": (), "people": ()}
    return Case.model_validate({**case.model_dump(), **kept, "status": Status.CORRECTED})


def retracted(case: Case) -> Case:
    return case.model_copy(update={"status": Status.RETRACTED})


def merged(case: Case) -> Case:
    gone = {"status": Status.MERGED, "merged_into": "ganluo", "programs": ()}
    return Case.model_validate({**case.model_dump(), **gone})


@pytest.mark.parametrize("changed", [corrected, retracted, merged], ids=lambda change: change.__name__)
async def test_every_button_ever_shown_is_answered_whatever_became_of_its_case(
    meet: Meet, fresh: Casebase, changed: Callable[[Case], Case]
) -> None:
    chat = await meet(fresh)
    card = only(await chat.say("/county 资源县"))
    first = [
        Payload(k, "ziyuan", part, 1)
        for k, part in ((Kind.CASE, ""), (Kind.FIGURE, "f01"), (Kind.EXPORT, ""))
    ]
    shown = crawled(fresh, first)
    ever = {*first, *(button for message in shown.values() for button in payloads(message))}
    ever |= {button for clip in ever if clip.kind in EVIDENCE for button in payloads(opened(fresh, clip))}
    assert {p.kind for p in ever} >= EVIDENCE | {Kind.CASE, Kind.PROGRAM, Kind.FIGURE, Kind.FIGURES}
    with fresh._store.change(who="tester", action="test", why="另有更正") as change:
        change.put(changed(_case(fresh, "ziyuan")))
    await chat.finish()
    for payload in sorted(ever, key=Payload.encode):
        press = {"message_id": card["message_id"], "data": payload.encode()}
        acknowledged, *then = (await chat.event({"user": 1001, "press": press}))["calls"]
        assert acknowledged["method"] == "answerCallbackQuery", payload
        said = acknowledged["text"] + "".join(call.get("text", "") for call in then)
        assert len(said) > 4, payload
        assert "抱歉" not in said, payload


def _case(casebase: Casebase, case_id: str):  # type: ignore[no-untyped-def]
    case = casebase.case(case_id)
    assert case is not None
    return case
