"""The event loop never waits for the database."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot.local.conversation import Conversation
from casebase.store.connections import Connections
from tests.casebase.cases import CURATOR
from tests.conftest import Meet

GROUP = -1001
QUESTIONS = (
    *(
        "/start",
        "/start c_ziyuan",
        "/help",
        "/county 资源县",
        "/county 庆元",
        "/county 资原县",
        "小细胞",
        "zyx",
    ),
    *("/model 小细胞", "/model 没有的做法", "/list", "/list 广西", "/figures 甘洛 30070", "/who 支部+合作社"),
    *("/industry 木耳", "/compare 资源县 大苏河乡", "/find 木耳", "/similar 缺劳力 想种木耳", "/cite 资源县"),
    *("30070是什么数", "有哪些案例", "没有的东西", "/unknown", "/pending", "/privacy"),
)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every connection that was borrowed on the event loop."""
    seen: list[str] = []
    lend = Connections.lend

    @contextmanager
    def watched(self: Connections) -> Iterator[Any]:
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            pass
        else:
            seen.append("a connection was borrowed on the event loop")
        with lend(self) as db:
            yield db

    monkeypatch.setattr(Connections, "lend", watched)
    return seen


@pytest.mark.parametrize("chat_id", [None, GROUP])
async def test_nothing_anybody_asks_makes_the_loop_wait_for_the_database(
    chat: Conversation, waits: list[str], chat_id: int | None
) -> None:
    where = {} if chat_id is None else {"chat": chat_id}
    for text in QUESTIONS:
        asked = await chat.event({"user": 1001, "text": text, **where})
        for press in _presses(asked["calls"])[:4]:
            await chat.event({"user": 1001, "press": press, **where})
    for typed in ("", "资", "小细胞", "资源县 c_ziyuan", "？"):
        await chat.event({"user": 1001, "inline": typed})
    assert waits == []


async def test_what_another_process_wrote_is_not_read_on_the_loop_either(
    meet: Meet, own: Any, waits: list[str]
) -> None:
    chat = await meet(own)
    await chat.say("/county 甲县")
    await asyncio.to_thread(own.desk.retract, "jia", "试", CURATOR)
    await chat.say("/county 甲县")
    await chat.event({"user": 1001, "inline": "甲县"})
    assert waits == []


def _presses(calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"message_id": call["message_id"], "data": button["callback_data"]}
        for call in calls
        for row in call.get("buttons", [])
        for button in row
        if "callback_data" in button
    ]
