"""Commands as people type them: ``/county 资源县``, ``/县 资源县``, ``／县资源县``, ``/county@bot``."""

import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler

from handlers.context import Context

_SLASHED = re.compile(
    r"\s*[/／](?P<word>[A-Za-z0-9_]+|[^\W\d_A-Za-z]+)(?:@(?P<bot>[A-Za-z0-9_]+))?(?P<rest>.*)", re.DOTALL
)

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask by a command."""

    name: str
    """As Telegram knows it: ``[a-z0-9_]{1,32}``."""
    twins: tuple[str, ...]
    """Chinese words for it, in both scripts."""
    zh: str
    en: str
    """What the command menu says of it."""
    callback: Callback

    def argument(self, text: str, username: str | None) -> str | None:
        """What stands behind the command in ``text``; None where the text is not this command.

        A Chinese word, and a Latin one before Chinese text, need no blank behind them.

        Args:
            text: the message.
            username: the only bot the command may be addressed to; None where nobody else reads it.
        """
        match = _matched(text)
        if not match or (username and match["bot"] and match["bot"].lower() != username.lower()):
            return None
        if match["word"].lower() == self.name:
            return match["rest"].strip()
        twin = next((t for t in self.twins if match["word"].startswith(t)), None)
        return None if twin is None else f"{match['word'].removeprefix(twin)}{match['rest']}".strip()

    def spoken(self, text: str) -> str | None:
        """What stands behind the command's Chinese word, less the slash: 引用 资源县; None for other text."""
        word, *rest = text.split(maxsplit=1) or [""]
        return rest[0].strip() if rest and word in self.twins else None


class CommandHandler(BaseHandler[Update, Context, None]):
    """Runs a command's callback for new and edited messages that are it."""

    def __init__(self, command: Command) -> None:
        super().__init__(command.callback)
        self.command = command

    def check_update(self, update: object) -> str | None:
        """The command's argument; None where the update is not the command."""
        message = asking(update)
        text = (message.text or message.caption) if message else None
        if message is None or not text:
            return None
        # In private whatever name was copied along with a command, it is this bot that is asked.
        private = message.chat.type == ChatType.PRIVATE
        if not private:
            return self.command.argument(text, message.get_bot().username)
        argument = self.command.argument(text, None)
        return self.command.spoken(text) if argument is None else argument

    def collect_additional_context(
        self, context: Context, update: Update, application: object, check_result: str
    ) -> None:
        """Hand the argument on."""
        del update, application
        context.argument = check_result


def asking(update: object) -> Message | None:
    """The new or edited message of a person; a post of a channel or of an inline bot asks nothing."""
    message = (update.message or update.edited_message) if isinstance(update, Update) else None
    return None if message is None or message.via_bot else message


def slashed(text: str) -> str | None:
    """The command a text begins with, as typed, whether or not there is such a one."""
    match = _matched(text)
    return match["word"] if match else None


@lru_cache(maxsize=64)
def _matched(text: str) -> re.Match[str] | None:
    """Every handler of a command looks at the same text."""
    return _SLASHED.match(text)
