"""The command menu: every scope and language we own, from one table."""

from bot.local.conversation import Conversation
from bot.local.faults import Fault
from bot.local.world import World
from bot.menu import set_menu
from casebase.library import Casebase
from handlers.commands import COMMANDS
from tests.conftest import Meet


async def test_every_scope_has_its_menu_in_chinese_and_english(chat: Conversation) -> None:
    bot = chat.driver.application.bot
    for scope in ("default", "all_private_chats", "all_group_chats"):
        chinese = await bot.get_my_commands(scope={"type": scope}, language_code="zh")
        english = await bot.get_my_commands(scope={"type": scope}, language_code="en")
        other = await bot.get_my_commands(scope={"type": scope})
        assert chinese
        assert [c.command for c in chinese] == [c.command for c in english]
        assert chinese == other
        assert all(c.description.isascii() for c in english)
        assert not any(c.description.isascii() for c in chinese)


async def test_each_scope_has_what_makes_sense_there(chat: Conversation) -> None:
    bot = chat.driver.application.bot

    async def menu(scope: str) -> set[str]:
        return {c.command for c in await bot.get_my_commands(scope={"type": scope})}

    private, group = await menu("all_private_chats"), await menu("all_group_chats")
    administrators = await menu("all_chat_administrators")
    assert private | administrators == {command.name for command in COMMANDS}
    assert private - group == {"start"}
    assert administrators - group == {"settings"}


async def test_a_list_of_an_earlier_version_is_replaced(chat: Conversation) -> None:
    bot = chat.driver.application.bot
    scope = {"type": "all_chat_administrators"}
    await bot.set_my_commands([("old", "left by an earlier version")], scope=scope)
    await set_menu(bot)
    assert "old" not in {c.command for c in await bot.get_my_commands(scope=scope)}


async def test_one_menu_that_fails_keeps_no_other_from_being_set(
    world: World, meet: Meet, casebase: Casebase
) -> None:
    world.faults.add(Fault("setMyCommands", 500, "Internal Server Error", times=2))
    chat = await meet(casebase)
    sent = [record for record in world.journal.records if record.method == "setMyCommands"]
    everybodys = [record for record in sent if record.status != 400]
    assert [record.status for record in everybodys] == [500, 500] + [200] * 10
    # The owner's own menu, for somebody who has not written to the bot yet.
    assert [record.description for record in sent if record not in everybodys] == [
        "Bad Request: chat not found"
    ]
    assert await chat.say("/help")
