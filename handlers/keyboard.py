"""A message's buttons as Telegram takes them."""

from functools import lru_cache

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    SwitchInlineQueryChosenChat,
)

from handlers import deeplink
from handlers.calls import compact
from handlers.views.message import Button, Message, Rows


def keyboard(message: Message, username: str) -> InlineKeyboardMarkup | None:
    """The message's buttons; None where it has none.

    Args:
        message: what they stand under.
        username: of the bot, for addresses of its private chat.
    """
    rows = [[_key(button, username) for button in row] for row in message.buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def markup(message: Message, username: str) -> str | None:
    """The message's buttons as JSON; None where it has none."""
    return _markup(message.buttons, username) if message.buttons else None


@lru_cache(maxsize=2000)
def _markup(rows: Rows, username: str) -> str:
    """The same few rows of buttons stand under most answers."""
    keys = [[_key(button, username).to_dict() for button in row] for row in rows]
    return compact({"inline_keyboard": keys})


def _key(button: Button, username: str) -> InlineKeyboardButton:
    if button.copies is not None:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copies))
    if button.opens is not None:
        return InlineKeyboardButton(button.label, url=deeplink.address(username, button.opens))
    if button.url is not None:
        return InlineKeyboardButton(button.label, url=button.url)
    if button.shares is not None:
        return InlineKeyboardButton(button.label, switch_inline_query_chosen_chat=_anywhere(button.shares))
    assert button.payload is not None
    data = button.payload.encode()
    return InlineKeyboardButton(button.label, callback_data=data, style=button.style)


def _anywhere(query: str) -> SwitchInlineQueryChosenChat:
    """Any chat but those with other bots."""
    return SwitchInlineQueryChosenChat(
        query, allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
    )
