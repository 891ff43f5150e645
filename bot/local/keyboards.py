"""Keyboards under and below messages, refused where the service refuses them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit

from bot.local.errors import bad_request
from bot.local.markup import checked_url

Json = dict[str, Any]

#: What a button does; exactly one of them. From the official server's ``get_inline_keyboard_button``.
ACTIONS = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
    "disabled",
)
STYLES = ("danger", "success", "primary")


def check_markup(markup: Json | None, ignored: Callable[[str], None]) -> Json | None:
    """Check a reply markup and return it as it is shown, or None for one that shows nothing.

    Args:
        markup: the markup of a request, read against the schema.
        ignored: told of what the service passes over in silence.

    Raises:
        ApiError: 400, for a button the service would not take.
    """
    if not markup:
        return None
    if "inline_keyboard" in markup:
        rows = [_shown(row, ignored) for row in markup["inline_keyboard"]]
        rows = [row for row in rows if row]
        # A row of more than eight is not refused but shown squeezed; more than a hundred in all is refused.
        if sum(len(row) for row in rows) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
            raise bad_request("reply markup is too long")
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in markup and not any(markup["keyboard"]):
        return None
    return markup


def _shown(row: list[Json], ignored: Callable[[str], None]) -> list[Json]:
    """Check one row and return the buttons that show; one without a text is dropped in silence."""
    shown = []
    for button in row:
        action = _action(button, ignored)
        _check_action(action, button)
        if button.get("style") is not None and button["style"] not in STYLES:
            raise bad_request("BUTTON_STYLE_INVALID")
        if button["text"].strip():
            shown.append(button)
        else:
            ignored("an inline button without a text")
    return shown


def _action(button: Json, ignored: Callable[[str], None]) -> str:
    """Return what a button does; of several actions the first counts and the others are passed over."""
    present = [
        action
        for action in ACTIONS
        if button.get(action) is not None and (button[action] != "" or action.startswith("switch_"))
    ]
    if not present:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(present) > 1:
        ignored(f"an inline button with several actions: {', '.join(present)}")
    return present[0]


def _check_action(action: str, button: Json) -> None:
    value = button[action]
    if action == "callback_data" and len(value.encode()) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "copy_text" and not 1 <= len(value["text"]) <= InlineKeyboardButtonLimit.MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if action in ("pay", "callback_game"):
        raise bad_request("BUTTON_TYPE_INVALID")
    if action == "switch_inline_query_chosen_chat" and not any(
        allowed for name, allowed in value.items() if name.startswith("allow_")
    ):
        raise bad_request("can't parse inline keyboard button: At least one chat type must be allowed")
    _check_address(action, value)


def _check_address(action: str, value: Any) -> None:
    if action == "url" and (reason := _url_fault(value)):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: {reason}")
    if action == "web_app" and not value["url"].startswith("https://"):
        reason = "Only HTTPS links are allowed"
        raise bad_request(f"inline keyboard button Web App URL '{value['url']}' is invalid: {reason}")


def _url_fault(url: str) -> str | None:
    """Return why an address is refused on a button, in TDLib's words."""
    if not url.strip():
        return "URL host is empty"
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", url)
    if scheme and scheme[1].lower() not in ("http", "https", "tg", "ton", "tonsite"):
        return "Unsupported URL protocol"
    return None if checked_url(url.strip()) else "Wrong HTTP URL"
