"""Who administers a group is remembered for a while, corrected by what is told, and never guessed."""

import pytest
from telegram.error import BadRequest

from bot.local.conversation import Conversation
from bot.local.faults import Fault
from handlers.admins import AdminRights
from handlers.context import ADMINS
from tests.conftest import Clock

GROUP = -1_001_000_000_077


def asked(chat: Conversation) -> int:
    """How often Telegram was asked."""
    return sum(record.method == "getChatAdministrators" for record in chat.world.journal.records)


async def is_admin(chat: Conversation, user: int) -> bool:
    rights: AdminRights = chat.driver.application.bot_data[ADMINS]
    return await rights.is_admin(chat.driver.application.bot, GROUP, user)


@pytest.fixture
def clock_of_rights(chat: Conversation) -> Clock:
    clock = Clock(0.0)
    chat.driver.application.bot_data[ADMINS] = AdminRights(clock)
    chat.person(1001).chat(GROUP)
    return clock


async def test_an_answer_is_remembered_for_a_while(chat: Conversation, clock_of_rights: Clock) -> None:
    assert await is_admin(chat, 1)
    assert not await is_admin(chat, 1001)
    assert asked(chat) == 1
    chat.person(1).promote(chat.world.user(1001), GROUP)
    clock_of_rights.advance(301)
    assert await is_admin(chat, 1001)
    assert asked(chat) == 2


async def test_a_failure_is_not_remembered(chat: Conversation, clock_of_rights: Clock) -> None:
    chat.world.faults.add(Fault("getChatAdministrators", 400, "Bad Request: chat not found"))
    with pytest.raises(BadRequest):
        await is_admin(chat, 1)
    assert await is_admin(chat, 1)


async def test_what_telegram_tells_is_believed_at_once(chat: Conversation, clock_of_rights: Clock) -> None:
    owner = chat.person(1)
    owner.promote(chat.world.bot.user, GROUP)
    await chat.finish()
    assert not await is_admin(chat, 1001)
    owner.promote(chat.world.user(1001), GROUP)
    await chat.finish()
    assert await is_admin(chat, 1001)
    owner.promote(chat.world.user(1001), GROUP, "member")
    await chat.finish()
    assert not await is_admin(chat, 1001)
    assert asked(chat) == 1


async def test_when_the_bot_s_own_standing_changes_all_is_asked_again(
    chat: Conversation, clock_of_rights: Clock
) -> None:
    assert not await is_admin(chat, 1001)
    chat.person(1).promote(chat.world.user(1001), GROUP)
    chat.person(1).promote(chat.world.bot.user, GROUP)
    await chat.finish()
    assert await is_admin(chat, 1001)
