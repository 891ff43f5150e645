"""What someone typed, made ready to be asked: invisible characters gone, its script known."""

import unicodedata

from telegram import Update

from casebase.errors import CasebaseError
from handlers.views.script import is_traditional

MAX_LENGTH = 256
"""Characters; Telegram's own limit for inline queries, and more than any name needs."""

_INVISIBLE = ("Cf", "Cs", "Co", "Cn")
"""Zero-width and direction marks, lone surrogates, private and unassigned characters."""


def question(typed: str) -> str:
    """The question without invisible characters and needless blanks; empty where nothing was typed.

    Raises:
        CasebaseError: it is too long, or holds nothing that could be a name.
    """
    asked = " ".join("".join(map(_visible, typed)).split())
    if len(asked) > MAX_LENGTH:
        raise CasebaseError(
            f"这句话有{len(asked)}个字，太长了；请只写一个县名或做法的名字，不超过{MAX_LENGTH}个字。"
        )
    if typed.strip() and not any(character.isalnum() for character in asked):
        raise CasebaseError("这里面没有我能认的字。请写一个县名或做法的名字，比如：资源县。")
    return asked


def writes_traditional(update: Update) -> bool:
    """Whether the asker is answered in Traditional script: by what they typed, else by their client."""
    message = update.effective_message
    typed = is_traditional(message.text[:MAX_LENGTH]) if message and message.text else None
    if typed is not None and update.callback_query is None:
        return typed
    user = update.effective_user
    return reads_traditional(user.language_code if user else None)


def reads_traditional(language: str | None) -> bool:
    """Whether a client of that language (an IETF tag) shows Traditional script."""
    return (language or "").lower().startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo"))


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in _INVISIBLE:
        return ""
    return " " if category == "Cc" else character
