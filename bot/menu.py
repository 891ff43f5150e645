"""The command menu: every scope and language from the one table of commands."""

import logging

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from handlers.commands import COMMANDS, GROUPS_ONLY

log = logging.getLogger(__name__)

_SCOPES: tuple[BotCommandScope, ...] = (
    BotCommandScopeDefault(),
    BotCommandScopeAllPrivateChats(),
    BotCommandScopeAllGroupChats(),
    BotCommandScopeAllChatAdministrators(),
)
"""A narrower scope hides the wider ones, so each has all that is meant for it."""
_LANGUAGES = (None, "zh", "en")
"""``None`` is for readers of any other language: the bot speaks Chinese."""
_PRIVATE_ONLY = ("start",)


async def set_menu(bot: Bot) -> None:
    """Set the menu of every scope in every language; one that fails is logged and keeps no other from it."""
    for scope in _SCOPES:
        for language in _LANGUAGES:
            try:
                await bot.set_my_commands(_menu(scope, language), scope=scope, language_code=language)
            except TelegramError as error:
                log.warning("menu of %s in %s not set: %s", scope.type, language, error)


def _menu(scope: BotCommandScope, language: str | None) -> list[tuple[str, str]]:
    hidden: set[str] = set()
    if scope.type != BotCommandScope.ALL_PRIVATE_CHATS:
        hidden.update(_PRIVATE_ONLY)
    if scope.type != BotCommandScope.ALL_CHAT_ADMINISTRATORS:
        hidden.update(GROUPS_ONLY)
    return [
        (command.name, command.en if language == "en" else command.zh)
        for command in COMMANDS
        if command.name not in hidden
    ]
