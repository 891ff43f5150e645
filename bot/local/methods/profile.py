"""Methods about the bot itself: who it is, its command menus, its texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from telegram.constants import BotCommandLimit, BotDescriptionLimit, BotNameLimit

from bot.local.account import Profile
from bot.local.call import Call
from bot.local.entities import utf16_length
from bot.local.errors import bad_request
from bot.local.methods.kind import Method

Json = dict[str, Any]

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}")
#: Scopes that name a chat.
CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


def get_me(call: Call) -> Json:
    """Show the bot itself."""
    return call.bot.get_me()


def set_my_commands(call: Call) -> bool:
    """Set the command menu of a scope and a language."""
    commands = call.get("commands") or []
    if len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= utf16_length(command["description"]) <= BotCommandLimit.MAX_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    kept = [{**command, "command": command["command"].removeprefix("/")} for command in commands]
    call.bot.profile.commands[_menu(call)] = kept
    return True


def get_my_commands(call: Call) -> list[Json]:
    """Show the menu of exactly this scope and language."""
    return call.bot.profile.commands.get(_menu(call), [])


def delete_my_commands(call: Call) -> bool:
    """Remove the menu of a scope and a language."""
    call.bot.profile.commands.pop(_menu(call), None)
    return True


def _menu(call: Call) -> tuple[str, str]:
    """Return which menu a call means: its scope, written out, and its language."""
    scope = call.get("scope") or {"type": "default"}
    key = str(scope["type"])
    if key in CHAT_SCOPES:
        chat = call.find_chat(str(scope["chat_id"]))
        key += f":{chat.id}"
    if scope["type"] == "chat_member":
        key += f":{scope['user_id']}"
    return key, _language(call)


def _language(call: Call) -> str:
    language = str(call.get("language_code", ""))
    if language and not LANGUAGE.fullmatch(language):
        raise bad_request("LANG_CODE_INVALID")
    return language


def _setter(field: str, parameter: str, limit: int, code: str) -> Method:
    """Return a method that keeps a text of the profile by language; an empty text removes it."""

    def set_text(call: Call) -> bool:
        text = call.get(parameter, "")
        if utf16_length(text) > limit:
            raise bad_request(code)
        texts: dict[str, str] = getattr(call.bot.profile, field)
        texts[_language(call)] = text
        if not text:
            texts.pop(_language(call))
        return True

    return set_text


def _getter(field: str, parameter: str, default: Callable[[Call], str]) -> Method:
    """Return a method that shows a text of the profile, in the language asked for or the default one."""

    def get_text(call: Call) -> Json:
        texts: dict[str, str] = getattr(call.bot.profile, field)
        return {parameter: texts.get(_language(call)) or texts.get("") or default(call)}

    return get_text


def set_chat_menu_button(call: Call) -> bool:
    """Set the button beside the input field, for one chat or all."""
    profile: Profile = call.bot.profile
    profile.menu_buttons[call.get("chat_id", 0)] = call.get("menu_button") or {"type": "default"}
    return True


def get_chat_menu_button(call: Call) -> Json:
    """Show the button beside the input field."""
    buttons = call.bot.profile.menu_buttons
    return buttons.get(call.get("chat_id", 0)) or buttons.get(0) or {"type": "commands"}


def set_my_default_administrator_rights(call: Call) -> bool:
    """Set the rights the bot asks for when it is added as an administrator."""
    call.bot.profile.admin_rights[bool(call.get("for_channels"))] = call.get("rights") or {}
    return True


def get_my_default_administrator_rights(call: Call) -> Json:
    """Show those rights."""
    return call.bot.profile.admin_rights.get(bool(call.get("for_channels")), {})


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("names", "name", BotNameLimit.MAX_NAME_LENGTH, "BOT_TITLE_INVALID"),
    "getMyName": _getter("names", "name", lambda call: call.bot.user.first_name),
    "setMyDescription": _setter(
        "descriptions", "description", BotDescriptionLimit.MAX_DESCRIPTION_LENGTH, "BOT_DESCRIPTION_TOO_LONG"
    ),
    "getMyDescription": _getter("descriptions", "description", lambda _: ""),
    "setMyShortDescription": _setter(
        "short_descriptions",
        "short_description",
        BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH,
        "BOT_ABOUT_TOO_LONG",
    ),
    "getMyShortDescription": _getter("short_descriptions", "short_description", lambda _: ""),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDefaultAdministratorRights": set_my_default_administrator_rights,
    "getMyDefaultAdministratorRights": get_my_default_administrator_rights,
}
