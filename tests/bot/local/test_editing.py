"""Editing, deleting, pinning and reacting."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import BadRequest

from bot.local.person import Person
from bot.local.world import World
from tests.bot.local.test_sending import GROUP, PNG, keyboard
from tests.conftest import Clock

NOT_MODIFIED = "Message is not modified: specified new message content and reply markup are exactly the same"
BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("出处", callback_data="s:1")]])


async def test_a_text_is_edited_and_loses_a_keyboard_that_is_not_given_again(
    bot: Bot, person: Person
) -> None:
    person.start()
    sent = await bot.send_message(1001, "旧", reply_markup=BUTTON)
    edited = await bot.edit_message_text("<b>新</b>", 1001, sent.message_id, parse_mode="HTML")
    assert isinstance(edited, type(sent))
    assert (edited.text, edited.reply_markup) == ("新", None)
    assert edited.edit_date is not None


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, person: Person) -> None:
    person.start()
    sent = await bot.send_message(1001, "<b>资源县</b>", parse_mode="HTML", reply_markup=BUTTON)
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await sent.edit_text(" <b>资源县</b> ", parse_mode="HTML", reply_markup=BUTTON)
    with pytest.raises(BadRequest, match=NOT_MODIFIED):
        await sent.edit_reply_markup(BUTTON)
    assert await sent.edit_text("资源县", reply_markup=BUTTON)


async def test_a_keyboard_is_edited_alone(bot: Bot, person: Person) -> None:
    person.start()
    sent = await bot.send_message(1001, "x", reply_markup=BUTTON)
    edited = await sent.edit_reply_markup(None)
    assert edited.reply_markup is None  # type: ignore[union-attr]
    assert edited.edit_date is None  # type: ignore[union-attr]


async def test_a_caption_and_a_picture_are_edited(bot: Bot, person: Person) -> None:
    person.start()
    sent = await bot.send_photo(1001, PNG, caption="旧")
    assert (await sent.edit_caption("新")).caption == "新"  # type: ignore[union-attr]
    media = InputMediaPhoto(PNG + b"again", caption="又")
    edited = await sent.edit_media(media)
    assert edited.caption == "又"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("x" * 4097, "Message is too long"), ("", "Message text is empty"), ("<b>x", "Can't parse entities")],
)
async def test_an_edited_text_is_measured_too(bot: Bot, person: Person, text: str, reason: str) -> None:
    person.start()
    sent = await bot.send_message(1001, "x")
    with pytest.raises(BadRequest, match=reason):
        await sent.edit_text(text, parse_mode="HTML")


async def test_what_cannot_be_edited(bot: Bot, person: Person) -> None:
    asked = person.start()
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", 1001, 999)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", 1001, asked.id)
    photo = await bot.send_photo(1001, PNG)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await photo.edit_text("x")
    text = await bot.send_message(1001, "x")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await text.edit_caption("x")
    below = await bot.send_message(1001, "x", reply_markup=ReplyKeyboardMarkup([["a"]]))
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await below.edit_text("y")
    with pytest.raises(BadRequest, match="Message_id_invalid"):
        await bot.edit_message_text("x", inline_message_id="nonsense")
    with pytest.raises(BadRequest, match="Message identifier is not specified"):
        await bot.edit_message_text("x")


# -- deleting


async def test_a_message_is_deleted_once(bot: Bot, person: Person) -> None:
    asked = person.start()
    sent = await bot.send_message(1001, "x")
    assert await sent.delete()
    assert await bot.delete_message(1001, asked.id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()
    assert await bot.delete_messages(1001, [sent.message_id, asked.id])


async def test_an_old_message_stays(bot: Bot, person: Person, clock: Clock) -> None:
    person.start()
    sent = await bot.send_message(1001, "x")
    clock.advance(48 * 3600 + 1)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await sent.delete()


async def test_in_a_group_only_an_administrator_deletes_what_others_wrote(
    bot: Bot, person: Person, owner: Person, world: World
) -> None:
    asked = person.send("/help", GROUP)
    own = await bot.send_message(GROUP, "x")
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(GROUP, asked.id)
    assert await own.delete()
    owner.promote(world.bot.user, GROUP)
    assert await bot.delete_message(GROUP, asked.id)


# -- pinning


async def test_pinning_needs_rights_in_a_group(bot: Bot, owner: Person, person: Person, world: World) -> None:
    person.send("/help", GROUP)
    sent = await bot.send_message(GROUP, "x")
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages in the chat"):
        await sent.pin()
    owner.promote(world.bot.user, GROUP)
    assert await sent.pin()
    pinned = (await bot.get_chat(GROUP)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    assert await sent.unpin()
    with pytest.raises(BadRequest, match="Message to unpin not found"):
        await sent.unpin()


# -- reactions


async def test_a_bot_sets_one_known_reaction(bot: Bot, person: Person) -> None:
    asked = person.send("一篇文章")
    assert await bot.set_message_reaction(1001, asked.id, "👀")
    assert person.message(asked.id).reactions[bot.id] == [{"type": "emoji", "emoji": "👀"}]
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(1001, asked.id, "📎")
    with pytest.raises(BadRequest, match="Reactions_too_many"):
        await bot.set_message_reaction(1001, asked.id, ["👍", "👎"])
    with pytest.raises(BadRequest, match="Message to react not found"):
        await bot.set_message_reaction(1001, 999, "👍")


async def test_reactions_are_heard_by_administrators_that_ask_for_them(
    bot: Bot, person: Person, owner: Person, world: World
) -> None:
    await bot.get_updates(allowed_updates=Update.ALL_TYPES)
    asked = person.send("/help", GROUP)
    person.react(asked.id, "👍", GROUP)
    owner.promote(world.bot.user, GROUP)
    person.react(asked.id, "👎", GROUP)
    heard = [update.message_reaction for update in await bot.get_updates() if update.message_reaction]
    assert [(r.old_reaction[0].emoji, r.new_reaction[0].emoji) for r in heard] == [("👍", "👎")]  # type: ignore[union-attr]


async def test_a_kept_keyboard_in_another_form_is_no_change(bot: Bot, person: Person) -> None:
    person.start()
    sent = await bot.send_message(1001, "x", reply_markup=keyboard(callback_data="a"))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text(
            "x", reply_markup=InlineKeyboardMarkup([[], *keyboard(callback_data="a").inline_keyboard])
        )
