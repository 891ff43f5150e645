"""Every button ever shown opens something, fits, and keeps what is private."""

import re
from collections import deque

import pytest

from casebase.library import Casebase
from handlers import deeplink
from handlers.county import told_of_place
from handlers.evidence import told_evidence
from handlers.opening import opened
from handlers.payload import EVIDENCE, Kind, Payload
from handlers.views import phrases
from handlers.views.atoms import utf16
from handlers.views.message import Message

CASES = ("ziyuan", "kaijiang", "wuzhou", "ganluo", "qingyuan-dasuhe")


def payloads(message: Message) -> list[Payload]:
    return [button.payload for row in message.buttons for button in row if button.payload]


def unfolded(message: Message) -> int:
    shown = re.sub(r"<blockquote expandable>.*</blockquote>", "", message.html, flags=re.DOTALL)
    return len(shown.strip().split("\n"))


@pytest.fixture(scope="module")
def reached(casebase: Casebase) -> dict[Payload, Message]:
    """Everything that can be reached by pressing buttons, in both scripts' shapes."""
    waiting = deque(Payload(Kind.CASE, case_id) for case_id in CASES)
    waiting += payloads(told_of_place(casebase, "庆元")) + payloads(told_of_place(casebase, "新宾"))
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


def _case(casebase: Casebase, case_id: str):  # type: ignore[no-untyped-def]
    case = casebase.case(case_id)
    assert case is not None
    return case
