"""``chat --jsonl``: one line in, one line out, whatever the line is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.local.chat.jsonl import run_jsonl
from bot.local.chat.lines import LineSource, piped
from tests.bot.local import sample
from tests.bot.local.test_sending import GROUP, PNG
from tests.conftest import Talk


async def answers(talk: Talk, *events: Any) -> list[dict[str, Any]]:
    """Play events (or raw lines) and return the answers."""
    lines = [event if isinstance(event, str) else json.dumps(event) for event in events]
    feed = iter([*(line + "\n" for line in lines), ""])
    written: list[str] = []
    await run_jsonl(await talk(sample.build), LineSource(piped(lambda: next(feed))), written.append)
    assert all("\n" not in line for line in written)
    return [json.loads(line) for line in written]


async def test_one_line_an_event_in_order(talk: Talk) -> None:
    lines = await answers(talk, {"user": 1001, "chat": 1001, "text": "一"}, "", {"user": 7, "text": "二"})
    assert [line["calls"][0]["text"] for line in lines] == ["一", "二"]
    assert [line["calls"][0]["chat_id"] for line in lines] == [1001, 7]
    assert [line["message_id"] for line in lines] == [1, 1]


async def test_a_bad_line_is_answered_with_an_error_and_the_next_goes_on(talk: Talk) -> None:
    lines = await answers(
        talk,
        "{",
        "[]",
        {"user": 1001},
        {"user": "x", "text": "a"},
        {"user": 1001, "click": "没有"},
        {"user": 1001, "text": ""},
        {"user": 1001, "edit": 99, "text": "x"},
        {"user": 1001, "press": {}},
        {"user": 1001, "file": "/no/such/file"},
        {"user": 1001, "join": True},
        {"user": 1001, "text": "好"},
    )
    assert all("error" in line and line["calls"] == [] for line in lines[:-1])
    assert lines[-1]["calls"][0]["text"] == "好"


async def test_every_event_of_the_format(talk: Talk, tmp_path: Path) -> None:
    article = tmp_path / "文.txt"
    article.write_text("资源县", encoding="utf-8")
    picture = tmp_path / "图.png"
    picture.write_bytes(PNG)
    asked, edited, clicked, inline, chosen, group, file, *rest = await answers(
        talk,
        {"user": 1001, "chat": 1001, "text": "/county 资源县"},
        {"user": 1001, "chat": 1001, "edit": 1, "text": "改"},
        {"user": 1001, "chat": 1001, "click": "出处"},
        {"user": 1001, "inline": "小细胞", "offset": ""},
        {"user": 1001, "chat": GROUP, "choose": {"result_id": "c1", "query": "小细胞"}},
        {"user": 1001, "chat": GROUP, "text": "/county"},
        {"user": 1001, "chat": 1001, "file": str(article), "caption": "/add"},
        {"user": 1001, "chat": 1001, "forward": "一篇文章"},
        {"user": 1001, "chat": 1001, "photo": str(picture)},
        {"user": 1001, "chat": 1001, "press": {"message_id": 2, "data": "e"}},
        {"user": 1001, "chat": 1001, "react": {"message_id": 1, "emoji": "👍"}},
        {"user": 1001, "chat": -1_001_000_000_009, "guest": "@casebase_local_bot 在吗"},
        {"user": 1001, "join": True, "chat": GROUP},
        {"user": 1, "add_bot": False, "chat": GROUP},
        {"user": 1001, "block": True},
    )
    assert asked["calls"][0]["method"] == "sendMessage"
    assert edited["calls"][0]["text"] == "改"
    assert clicked["calls"][0]["method"] == "answerCallbackQuery"
    assert inline["calls"][0]["results"][0]["id"] == "c1"
    assert chosen["message_id"] == 1
    assert group["calls"][0]["chat_id"] == GROUP
    assert file["calls"][-1]["file"] == {"name": "回.txt", "size": 9}
    assert all("error" not in line for line in rest)


@pytest.mark.parametrize(
    ("label", "seen"),
    [
        ("网页", {"opened": "https://example.com/"}),
        ("引用", {"copied": "[1] 引文"}),
        ("分享", {"typed": "小细胞"}),
    ],
)
async def test_a_click_that_asks_nobody_says_what_the_person_sees(
    talk: Talk, label: str, seen: dict[str, str]
) -> None:
    _, clicked = await answers(talk, {"user": 1001, "text": "/county"}, {"user": 1001, "click": label})
    assert clicked == {"calls": [], **seen}


async def test_user_1_owns_every_group_and_others_are_members(talk: Talk) -> None:
    chat = await talk(sample.build)
    await chat.say("/county", user=1001, chat=GROUP)
    await chat.say("/county", user=1, chat=GROUP)
    members = chat.world.chats[GROUP].members
    assert (members[1].status, members[1001].status) == ("creator", "member")
