"""The same checks against the real service, for a person with a token; skipped otherwise.

    TELEGRAM_TEST_TOKEN=… TELEGRAM_TEST_CHAT=… python -m pytest tests/bot/local/test_real_service.py

The chat is a private one that was started with the bot. Every refusal is compared with what the world says to
the same call, so that a text of our own that differs from the service's comes to light.
"""

from __future__ import annotations

import json
import os
import urllib.request
from typing import Any

import pytest

from bot.local.person import Person
from bot.local.world import TOKEN, World

REAL_TOKEN = os.environ.get("TELEGRAM_TEST_TOKEN", "")
REAL_CHAT = int(os.environ.get("TELEGRAM_TEST_CHAT", "0"))

pytestmark = pytest.mark.skipif(
    not (REAL_TOKEN and REAL_CHAT), reason="TELEGRAM_TEST_TOKEN and TELEGRAM_TEST_CHAT are not set"
)


def button(**details: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **details}]]}


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("sendPigeon", {}),
    ("sendMessage", {"text": ""}),
    ("sendMessage", {"text": " \n"}),
    ("sendMessage", {"text": "x" * 4097}),
    ("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}),
    ("sendMessage", {"text": "资源<br>", "parse_mode": "HTML"}),
    ("sendMessage", {"text": "<b><i>x</b></i>", "parse_mode": "HTML"}),
    ("sendMessage", {"text": "x</b>", "parse_mode": "HTML"}),
    ("sendMessage", {"text": "<span>x</span>", "parse_mode": "HTML"}),
    ("sendMessage", {"text": "x", "parse_mode": "BBCode"}),
    ("sendMessage", {"text": "x", "message_thread_id": 4711}),
    ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 999_999_999}}),
    ("sendMessage", {"text": "x", "reply_parameters": {"quote": "x"}}),
    ("sendMessage", {"text": "x", "reply_markup": button(callback_data="x" * 65)}),
    ("sendMessage", {"text": "x", "reply_markup": button()}),
    ("sendMessage", {"text": "x", "reply_markup": button(url="资源县")}),
    ("sendMessage", {"text": "x", "reply_markup": button(url="ftp://example.com")}),
    ("sendMessage", {"text": "x", "reply_markup": button(copy_text={"text": "x" * 257})}),
    ("sendMessage", {"text": "x", "reply_markup": button(pay=True)}),
    ("sendMessage", {"text": "x", "reply_markup": button(callback_data="x", style="purple")}),
    ("sendMessage", {"text": "x", "reply_markup": button(switch_inline_query_chosen_chat={"query": "x"})}),
    ("sendMessage", {"text": "x", "entities": [{"type": "shiny", "offset": 0, "length": 1}]}),
    ("sendMessage", {"text": "x", "entities": [{"type": "bold", "offset": 9, "length": 1}]}),
    ("sendDocument", {}),
    ("sendDocument", {"document": "nonsense"}),
    ("sendChatAction", {"action": "thinking"}),
    ("editMessageText", {"message_id": 999_999_999, "text": "x"}),
    ("deleteMessage", {"message_id": 999_999_999}),
    ("copyMessage", {"message_id": 999_999_999, "from_chat_id": "chat"}),
    ("forwardMessage", {"message_id": 999_999_999, "from_chat_id": "chat"}),
    ("setMessageReaction", {"message_id": 999_999_999, "reaction": [{"type": "emoji", "emoji": "👍"}]}),
    ("answerCallbackQuery", {"callback_query_id": "1"}),
    ("answerInlineQuery", {"inline_query_id": "1", "results": []}),
    ("setMyCommands", {"commands": [{"command": "县", "description": "说明"}]}),
    ("getFile", {"file_id": "nonsense"}),
    ("getChatAdministrators", {}),
]


def ask_real(method: str, params: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(
        f"https://api.telegram.org/bot{REAL_TOKEN}/{method}",
        json.dumps(params).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            answer: dict[str, Any] = json.load(response)
    except urllib.error.HTTPError as refused:
        answer = json.load(refused)
    return answer


@pytest.mark.parametrize(("method", "params"), CALLS)
def test_the_world_refuses_as_the_service_does(method: str, params: dict[str, Any]) -> None:
    world = World()
    person = Person(world, world.user(REAL_CHAT))
    person.start()
    params = {"chat_id": REAL_CHAT, **{k: REAL_CHAT if v == "chat" else v for k, v in params.items()}}
    _, ours = world.call(TOKEN, method, params)
    theirs = ask_real(method, params)
    assert (ours["ok"], ours.get("description")) == (theirs["ok"], theirs.get("description"))
