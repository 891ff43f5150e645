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

from handlers.commands import COMMANDS

log = logging.getLogger(__name__)

_SHOWN: tuple[BotCommandScope, ...] = (
    BotCommandScopeDefault(),
    BotCommandScopeAllPrivateChats(),
    BotCommandScopeAllGroupChats(),
)
_CLEARED: tuple[BotCommandScope, ...] = (BotCommandScopeAllChatAdministrators(),)
"""Scopes that would hide the ones above if an earlier version had left a list there."""
_LANGUAGES = (None, "zh", "en")
"""``None`` is for readers of any other language: the bot speaks Chinese."""
_PRIVATE_ONLY = ("start",)


async def set_menu(bot: Bot) -> None:
    """Set the menu of every scope in every language; one that fails is logged and keeps no other from it."""
    for scope in _SHOWN:
        for language in _LANGUAGES:
            try:
                await bot.set_my_commands(_menu(scope, language), scope=scope, language_code=language)
            except TelegramError as error:
                log.warning("menu of %s in %s not set: %s", scope.type, language, error)
    for scope in _CLEARED:
        for language in _LANGUAGES:
            try:
                await bot.delete_my_commands(scope=scope, language_code=language)
            except TelegramError as error:
                log.warning("menu of %s in %s not cleared: %s", scope.type, language, error)


def _menu(scope: BotCommandScope, language: str | None) -> list[tuple[str, str]]:
    private = scope.type == BotCommandScope.ALL_PRIVATE_CHATS
    return [
        (command.name, command.en if language == "en" else command.zh)
        for command in COMMANDS
        if private or command.name not in _PRIVATE_ONLY
    ]
