"""Groups: who is in them, what the bot sees there, and what it is told when that changes."""

from __future__ import annotations

import pytest
from telegram import Bot, ChatMember, Update
from telegram.error import BadRequest, Forbidden

from bot.local.people import ANONYMOUS_ADMIN_ID
from bot.local.person import Person
from bot.local.world import World
from tests.bot.local.test_sending import GROUP


async def texts(bot: Bot) -> list[str | None]:
    updates = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    return [update.effective_message.text for update in updates if update.effective_message]


async def test_privacy_mode_leaves_commands_replies_and_service_messages(
    bot: Bot, person: Person, owner: Person, world: World
) -> None:
    person.send("大家好", GROUP)
    person.send("/county 资源县", GROUP)
    person.send("/county@casebase_local_bot 资源县", GROUP)
    person.send("/county@other_bot 资源县", GROUP)
    person.send("/县 资源县", GROUP)
    person.send("／县 资源县", GROUP)
    person.send("@casebase_local_bot 资源县", GROUP)
    sent = await bot.send_message(GROUP, "在")
    person.send("谢谢", GROUP, reply_to=sent.message_id)
    assert await texts(bot) == ["/county 资源县", "/county@casebase_local_bot 资源县", "/县 资源县", "谢谢"]


async def test_without_privacy_mode_or_as_an_administrator_the_bot_sees_everything(
    bot: Bot, person: Person, owner: Person, world: World
) -> None:
    person.send("一", GROUP)
    owner.promote(world.bot.user, GROUP)
    person.send("二", GROUP)
    owner.promote(world.bot.user, GROUP, "member")
    world.bot.sees_everything = True
    person.send("三", GROUP)
    assert [text for text in await texts(bot) if text] == ["二", "三"]


async def test_an_edited_question_comes_as_an_edit(bot: Bot, person: Person) -> None:
    asked = person.send("/county 资元县")
    person.edit(asked.id, "/county 资源县")
    updates = await bot.get_updates()
    assert updates[1].message is None
    assert updates[1].edited_message is not None
    assert updates[1].edited_message.text == "/county 资源县"


async def test_an_anonymous_administrator_writes_in_the_groups_name(bot: Bot, owner: Person) -> None:
    owner.send("/settings", GROUP, anonymous=True)
    message = (await bot.get_updates())[0].message
    assert message is not None
    assert message.from_user is not None
    assert (message.from_user.id, message.sender_chat.id) == (ANONYMOUS_ADMIN_ID, GROUP)  # type: ignore[union-attr]


async def test_the_bot_is_told_that_it_was_added_promoted_and_removed(
    bot: Bot, owner: Person, world: World
) -> None:
    owner.add_bot(-77)
    owner.promote(world.bot.user, -77)
    owner.remove_bot(-77)
    updates = await bot.get_updates()
    changes = [update.my_chat_member for update in updates if update.my_chat_member]
    assert [(c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "kicked"),
    ]
    added = next(update.message for update in updates if update.message)
    assert added.new_chat_members[0].id == bot.id


async def test_others_coming_and_going_is_told_to_administrators_that_ask(
    bot: Bot, person: Person, owner: Person, world: World
) -> None:
    await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    owner.send("/help", GROUP)
    owner.promote(world.bot.user, GROUP)
    person.join(GROUP)
    person.leave(GROUP)
    changes = [update.chat_member for update in await bot.get_updates() if update.chat_member]
    assert [change.new_chat_member.status for change in changes] == ["member", "left"]


async def test_by_default_member_changes_and_reactions_are_left_out(
    bot: Bot, person: Person, owner: Person, world: World
) -> None:
    owner.send("/help", GROUP)
    owner.promote(world.bot.user, GROUP)
    person.join(GROUP)
    person.react(1, "👍", GROUP)
    kinds = [name for update in await bot.get_updates() for name in update.to_dict() if name != "update_id"]
    assert set(kinds) == {"message", "my_chat_member"}


async def test_blocking_is_told(bot: Bot, person: Person) -> None:
    person.start()
    person.block()
    person.unblock()
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_members_and_administrators(bot: Bot, person: Person, owner: Person, world: World) -> None:
    person.send("/help", GROUP)
    owner.promote(world.bot.user, GROUP)
    assert {member.user.id for member in await bot.get_chat_administrators(GROUP)} == {1, bot.id}
    assert (await bot.get_chat_member(GROUP, 1)).status == ChatMember.OWNER
    assert (await bot.get_chat_member(GROUP, person.id)).status == ChatMember.MEMBER
    world.user(1002)
    assert (await bot.get_chat_member(GROUP, 1002)).status == ChatMember.LEFT
    assert await bot.get_chat_member_count(GROUP) == 3
    with pytest.raises(BadRequest, match="Participant_id_invalid"):
        await bot.get_chat_member(GROUP, 999)
    person.start()
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(person.id)


async def test_a_chat_in_full_and_leaving_it(bot: Bot, owner: Person, world: World) -> None:
    world.group(GROUP, "案例群", is_forum=True)
    chat = await bot.get_chat(GROUP)
    assert (chat.title, chat.is_forum, chat.type) == ("案例群", True, "supergroup")
    assert await bot.leave_chat(GROUP)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.get_chat(GROUP)


async def test_a_migration_is_announced_in_both_chats(bot: Bot, owner: Person, world: World) -> None:
    owner.send("/help", -55)
    new = world.migrate(-55)
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert [(m.chat.id, m.migrate_to_chat_id, m.migrate_from_chat_id) for m in messages[1:]] == [
        (-55, new.id, None),
        (new.id, None, -55),
    ]


async def test_topics_are_made_closed_and_removed_by_an_administrator(
    bot: Bot, owner: Person, world: World
) -> None:
    world.group(GROUP, is_forum=True)
    with pytest.raises(BadRequest, match="Not enough rights to create a topic"):
        await bot.create_forum_topic(GROUP, "案例")
    owner.promote(world.bot.user, GROUP)
    topic = await bot.create_forum_topic(GROUP, "案例")
    await bot.send_message(GROUP, "x", message_thread_id=topic.message_thread_id)
    assert await bot.edit_forum_topic(GROUP, topic.message_thread_id, name="新案例")
    assert await bot.close_forum_topic(GROUP, topic.message_thread_id)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.close_forum_topic(GROUP, topic.message_thread_id)
    assert await bot.reopen_forum_topic(GROUP, topic.message_thread_id)
    assert await bot.delete_forum_topic(GROUP, topic.message_thread_id)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(GROUP, "x", message_thread_id=topic.message_thread_id)


async def test_a_reply_in_a_supergroup_without_topics_stands_in_a_thread_but_is_no_topic_message(
    bot: Bot, person: Person
) -> None:
    asked = person.send("/help", GROUP)
    person.send("/list", GROUP, reply_to=asked.id)
    message = (await bot.get_updates())[1].message
    assert message is not None
    assert (message.message_thread_id, message.is_topic_message) == (asked.id, None)
