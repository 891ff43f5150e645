"""Buttons as people find and press them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.local.people import Message
from bot.local.queries import CallbackQuery

Json = dict[str, Any]


class CannotDoError(Exception):
    """Something a person cannot do in Telegram, such as pressing a button that is not there."""


@dataclass
class Press:
    """What came of pressing a button.

    Attributes:
        button: the button as the bot made it.
        query: the callback query, where the button asks the bot.
        opened: the address that opened; the bot's own deep links are followed.
        copied: the text that went to the clipboard.
        typed: the inline query that stands in the input field.
        sent: the message a button below the input field sent.
    """

    button: Json
    query: CallbackQuery | None = None
    opened: str | None = None
    copied: str | None = None
    typed: str | None = None
    sent: Message | None = None


def find_button(
    messages: Iterable[Message], label: str | None = None, data: str | None = None
) -> tuple[Message, Json]:
    """Return the first message that has a button, and the button.

    On one message a button with exactly this label goes before one whose label contains it.

    Raises:
        CannotDoError: where no message has one.
    """
    for message in messages:
        for exact in (True, False):
            for button in shown_buttons(message):
                if _is_meant(button, label, data, exact=exact):
                    return message, button
    raise CannotDoError(f"there is no button {label or data!r}")


def shown_buttons(message: Message) -> list[Json]:
    """Return the buttons under a message, and those it put below the input field, in reading order."""
    markups = (message.fields.get("reply_markup"), message.reply_keyboard)
    return [button for markup in markups if markup for row in keyboard_rows(markup) for button in row]


def keyboard_rows(markup: Json) -> list[list[Json]]:
    """Return the rows of a keyboard; a button below the input field may be a bare text."""
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return [[{"text": button} if isinstance(button, str) else button for button in row] for row in rows]


def deep_link(url: str, username: str) -> str | None:
    """Return the payload of a link to this bot's chat (empty without one), or None for another link."""
    parts = urlsplit(url)
    if parts.hostname not in ("t.me", "telegram.me") or parts.path.strip("/").lower() != username.lower():
        return None
    values = parse_qs(parts.query, keep_blank_values=True)
    payload = values.get("start", [""])[0]
    return payload if re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload) else ""


def _is_meant(button: Json, label: str | None, data: str | None, *, exact: bool) -> bool:
    if data is not None:
        return button.get("callback_data") == data
    if label is None:
        return False
    return button["text"] == label if exact else label in button["text"]
