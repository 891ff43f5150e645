"""The bot's own settings: command menus per scope and language, texts, the menu button."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatMember,
    MenuButtonCommands,
)
from telegram.error import BadRequest

from bot.local.person import Person
from bot.local.world import World
from tests.bot.local.test_sending import GROUP


async def test_the_bot_knows_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.username, me.can_read_all_group_messages, me.supports_inline_queries) == (
        "casebase_local_bot",
        False,
        True,
    )


async def test_menus_are_kept_by_scope_and_language(bot: Bot, person: Person, world: World) -> None:
    world.group(GROUP)
    await bot.set_my_commands([("county", "查一个县")])
    await bot.set_my_commands([("county", "Look a county up")], language_code="en")
    await bot.set_my_commands([("start", "开始")], scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([("add", "提交")], scope=BotCommandScopeChat(GROUP))
    await bot.set_my_commands([("undo", "撤销")], scope=BotCommandScopeChatMember(GROUP, person.id))
    assert [command.description for command in await bot.get_my_commands(language_code="en")] == [
        "Look a county up"
    ]
    assert await bot.get_my_commands(language_code="zh") == ()
    assert [c.command for c in await bot.get_my_commands(scope=BotCommandScopeChat(GROUP))] == ["add"]
    await bot.delete_my_commands(scope=BotCommandScopeAllPrivateChats())
    assert await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()) == ()
    assert [command.command for command in await bot.get_my_commands()] == ["county"]


@pytest.mark.parametrize("name", ["县", "County", "x" * 33, "two words", ""])
async def test_a_command_has_an_ascii_name(bot: Bot, name: str) -> None:
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([(name, "说明")])


async def test_the_limits_of_a_menu(bot: Bot) -> None:
    assert await bot.set_my_commands([(f"c{number}", "说") for number in range(100)])
    with pytest.raises(BadRequest, match="Bot_commands_too_much"):
        await bot.set_my_commands([(f"c{number}", "说") for number in range(101)])
    with pytest.raises(BadRequest, match="Bot_command_description_invalid"):
        await bot.set_my_commands([("a", "县" * 257)])
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("a", "说")], scope=BotCommandScopeChat(-4711))


async def test_texts_fall_back_to_the_default_language(bot: Bot) -> None:
    await bot.set_my_description("县域案例库")
    await bot.set_my_description("Casebase", language_code="en")
    await bot.set_my_short_description("案例")
    await bot.set_my_name("库")
    assert (await bot.get_my_description("en")).description == "Casebase"
    assert (await bot.get_my_description("de")).description == "县域案例库"
    assert (await bot.get_my_short_description()).short_description == "案例"
    assert (await bot.get_my_name()).name == "库"
    with pytest.raises(BadRequest, match="Bot_description_too_long"):
        await bot.set_my_description("县" * 513)
    with pytest.raises(BadRequest, match="Lang_code_invalid"):
        await bot.set_my_description("x", language_code="zh-hans")


async def test_the_menu_button(bot: Bot, person: Person) -> None:
    assert await bot.set_chat_menu_button(person.id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(person.id)).type == "commands"
