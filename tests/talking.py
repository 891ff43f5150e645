"""Helpers for tests that talk to the bot."""

import re
from typing import Any

Call = dict[str, Any]


def only(calls: list[Call], method: str = "sendMessage") -> Call:
    """The one call there is, which must be of that method and must have been taken."""
    assert [call["method"] for call in calls] == [method], calls
    assert "error" not in calls[0], calls[0]
    return calls[0]


def told(calls: list[Call]) -> str:
    """What a pressed paper clip says: the pop-up, and the message in private where it is too long for one."""
    assert calls[0]["method"] == "answerCallbackQuery", calls
    assert not any("error" in call for call in calls), calls
    return "\n".join(str(call.get("text", "")) for call in calls)


def unfolded(call: Call) -> list[str]:
    """The lines a reader sees at once."""
    html = re.sub(r"<blockquote expandable>.*?</blockquote>", "", call["html"], flags=re.DOTALL)
    return [line for line in re.sub(r"<[^>]+>", "", html).split("\n") if line]


def labels(call: Call) -> list[str]:
    """What is written on the buttons, row after row."""
    return [button["text"] for row in call.get("buttons", []) for button in row]


def data(call: Call, label: str) -> str:
    """What the button with that label sends."""
    found = [b["callback_data"] for row in call["buttons"] for b in row if b["text"] == label]
    assert len(found) == 1, labels(call)
    return str(found[0])
