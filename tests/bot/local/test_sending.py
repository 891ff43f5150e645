"""Sending: what arrives, and what is refused in the real service's words."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import pytest
from telegram import (
    Bot,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyParameters,
    SwitchInlineQueryChosenChat,
    WebAppInfo,
)
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, Forbidden, InvalidToken, RetryAfter

from bot.local.faults import Fault
from bot.local.person import Person
from bot.local.request import LocalRequest
from bot.local.world import TOKEN, World
from tests.conftest import Clock

#: 1×1 pixels.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
GROUP = -1_001_000_000_001


def keyboard(**button: object) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("键", **button)]])  # type: ignore[arg-type]


# -- texts


async def test_a_text_arrives_with_its_entities_and_keyboard(bot: Bot, person: Person) -> None:
    asked = person.send("/county 资源县")
    sent = await bot.send_message(
        1001,
        "<b>📍资源县</b> #资源县",
        parse_mode="HTML",
        reply_markup=keyboard(callback_data="s:1"),
        reply_parameters=ReplyParameters(asked.id),
    )
    assert sent.text == "📍资源县 #资源县"
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 0, 5), ("hashtag", 6, 4)]
    assert sent.reply_markup is not None
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.message_id == asked.id
    assert sent.from_user is not None
    assert sent.from_user.is_bot


@pytest.mark.parametrize("text", ["x" * 4096, "📍" * 2048, "<b>" + "x" * 4096 + "</b>", "&lt;" * 4096])
async def test_4096_utf16_units_after_parsing_are_allowed(bot: Bot, person: Person, text: str) -> None:
    person.start()
    assert (await bot.send_message(1001, text, parse_mode="HTML")).text


REFUSED_TEXTS = [
    ("x" * 4097, "Message is too long"),
    ("📍" * 2049, "Message is too long"),
    ("<b>资源县", "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
    ("资源<br>县", 'Can\'t parse entities: unsupported start tag "br" at byte offset 6'),
    ("x" * 32_769, "Text is too long"),
    ("", "Message text is empty"),
    ("  \n ", "Text must be non-empty"),
    ("<b> </b>", "Text must be non-empty"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED_TEXTS)
async def test_a_text_is_refused(bot: Bot, person: Person, text: str, reason: str) -> None:
    person.start()
    with pytest.raises(BadRequest, match="^" + reason.replace("(", r"\(")[:60]):
        await bot.send_message(1001, text, parse_mode="HTML")


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        (MessageEntity("bold", 100, 1), "Entity begins after the end of the text at utf-16 offset 100"),
        (MessageEntity("bold", 0, 100), "Entity beginning at utf-16 offset 0 ends after the end"),
        (MessageEntity("bold", -1, 1), "Receive an entity with incorrect offset -1"),
        (MessageEntity("shiny", 0, 1), "Can't parse messageentity: unsupported type specified"),
        (MessageEntity("text_link", 0, 1), "Can't parse messageentity: can't find field \"url\""),
    ],
)
async def test_a_given_entity_is_checked(
    bot: Bot, person: Person, entity: MessageEntity, reason: str
) -> None:
    person.start()
    with pytest.raises(BadRequest, match=reason):
        await bot.send_message(1001, "hello", entities=[entity])


async def test_an_unknown_parse_mode_is_refused(bot: Bot, person: Person) -> None:
    person.start()
    with pytest.raises(BadRequest, match="Unsupported parse_mode"):
        await bot.send_message(1001, "x", parse_mode="BBCode")


async def test_markdown_is_not_played_and_says_so(bot: Bot, person: Person, world: World) -> None:
    person.start()
    with pytest.raises(Exception, match="not built"):
        await bot.send_message(1001, "*x*", parse_mode="MarkdownV2")
    assert world.not_built == ["Not Implemented: parse_mode markdownv2 is not built in the local Bot API"]
    world.not_built.clear()


# -- keyboards


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"callback_data": "县" * 22}, "Button_data_invalid"),
        ({"callback_data": "x" * 65}, "Button_data_invalid"),
        ({"copy_text": CopyTextButton("x" * 257)}, "Button_copy_text_invalid"),
        ({"copy_text": CopyTextButton("")}, "Button_copy_text_invalid"),
        ({"url": "资源县"}, "Inline keyboard button url '资源县' is invalid: wrong http url"),
        ({"url": "ftp://example.com"}, "is invalid: unsupported url protocol"),
        ({"url": "https://"}, "is invalid: wrong http url"),
        ({"web_app": WebAppInfo("http://example.com")}, "is invalid: only https links are allowed"),
        ({"pay": True}, "Button_type_invalid"),
        ({"callback_data": "a", "style": "purple"}, "Button_style_invalid"),
        (
            {"switch_inline_query_chosen_chat": SwitchInlineQueryChosenChat("x")},
            "at least one chat type must be allowed",
        ),
        ({}, "Can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"),
    ],
)
async def test_a_button_is_refused(bot: Bot, person: Person, button: dict[str, object], reason: str) -> None:
    person.start()
    with pytest.raises(BadRequest, match=reason):
        await bot.send_message(1001, "x", reply_markup=keyboard(**button))


@pytest.mark.parametrize(
    "button",
    [
        {"callback_data": "县" * 21},
        {"callback_data": "x" * 64},
        {"copy_text": CopyTextButton("x" * 256)},
        {"url": "https://t.me/casebase_local_bot?start=c_ziyuan"},
        {"url": "tg://user?id=1001"},
        {"switch_inline_query": ""},
        {"switch_inline_query_current_chat": "小细胞"},
        {"switch_inline_query_chosen_chat": SwitchInlineQueryChosenChat("x", allow_group_chats=True)},
        {"callback_data": "a", "style": "success"},
    ],
)
async def test_a_button_is_taken(bot: Bot, person: Person, button: dict[str, object]) -> None:
    person.start()
    sent = await bot.send_message(1001, "x", reply_markup=keyboard(**button))
    assert sent.reply_markup == keyboard(**button)


async def test_a_hundred_buttons_are_taken_and_more_refused(bot: Bot, person: Person) -> None:
    person.start()
    row = [InlineKeyboardButton("x", callback_data="x")] * 5
    await bot.send_message(1001, "x", reply_markup=InlineKeyboardMarkup([row] * 20))
    with pytest.raises(BadRequest, match="Reply markup is too long"):
        await bot.send_message(1001, "x", reply_markup=InlineKeyboardMarkup([row] * 21))


async def test_a_button_without_a_text_vanishes_and_is_noted(bot: Bot, person: Person, world: World) -> None:
    person.start()
    sent = await bot.send_message(
        1001, "x", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton(" ", callback_data="x")]])
    )
    assert sent.reply_markup is None
    assert world.ignored == ["sendMessage: an inline button without a text"]
    world.ignored.clear()


async def test_a_keyboard_below_the_input_field_is_pressed_by_sending_its_text(
    bot: Bot, person: Person, world: World
) -> None:
    person.start()
    sent = await bot.send_message(1001, "哪个？", reply_markup=ReplyKeyboardMarkup([["资源县", "甘洛县"]]))
    assert sent.reply_markup is None
    press = person.press("甘洛")
    assert press.sent is not None
    assert press.sent.text == "甘洛县"
    await bot.send_message(1001, "写吧", reply_markup=ForceReply(input_field_placeholder="县名"))


# -- where to


async def test_an_unknown_chat_is_not_found(bot: Bot) -> None:
    for chat_id in (4711, -4711, GROUP, "@nobody_at_all", "x"):
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(chat_id, "x")


async def test_who_never_wrote_cannot_be_written_to(bot: Bot, person: Person) -> None:
    with pytest.raises(Forbidden, match="Forbidden: bot can't initiate conversation with a user"):
        await bot.send_message(person.id, "x")


async def test_who_blocked_the_bot_is_not_reached_until_they_write_again(bot: Bot, person: Person) -> None:
    person.start()
    person.block()
    with pytest.raises(Forbidden, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(person.id, "x")
    person.send("还在吗")
    assert (await bot.send_message(person.id, "在")).text == "在"


async def test_a_group_that_threw_the_bot_out(bot: Bot, owner: Person) -> None:
    owner.send("/help", GROUP)
    owner.remove_bot(GROUP)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(GROUP, "x")


async def test_a_group_the_bot_is_not_in(bot: Bot, world: World) -> None:
    world.group(GROUP, bot_status="left")
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(GROUP, "x")


async def test_a_group_by_its_username(bot: Bot, world: World) -> None:
    world.group(GROUP, username="xianyu")
    assert (await bot.send_message("@xianyu", "x")).chat.id == GROUP


async def test_a_group_that_became_a_supergroup(bot: Bot, owner: Person, world: World) -> None:
    owner.send("/help", -55)
    new = world.migrate(-55)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(-55, "x")
    assert moved.value.new_chat_id == new.id
    assert (await bot.send_message(new.id, "x")).chat.type == "supergroup"


async def test_a_reply_to_a_message_that_is_gone(bot: Bot, person: Person) -> None:
    asked = person.send("在吗")
    person.delete(asked.id)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(1001, "x", reply_parameters=ReplyParameters(asked.id))
    lenient = ReplyParameters(asked.id, allow_sending_without_reply=True)
    assert (await bot.send_message(1001, "x", reply_parameters=lenient)).reply_to_message is None


async def test_a_topic_is_kept_and_an_unknown_one_refused(bot: Bot, owner: Person, world: World) -> None:
    world.group(GROUP, is_forum=True)
    topic = owner.create_topic("案例", GROUP)
    asked = owner.send("/help", GROUP, thread_id=topic)
    sent = await bot.send_message(GROUP, "x", message_thread_id=topic, reply_to_message_id=asked.id)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic, True)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(GROUP, "x", message_thread_id=4711)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(owner.start().chat.id, "x", message_thread_id=topic)


async def test_a_closed_topic_takes_only_administrators(bot: Bot, owner: Person, world: World) -> None:
    world.group(GROUP, is_forum=True)
    topic = owner.create_topic("案例", GROUP)
    world.chats[GROUP].topics[topic].is_closed = True
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(GROUP, "x", message_thread_id=topic)
    owner.promote(world.bot.user, GROUP)
    assert await bot.send_message(GROUP, "x", message_thread_id=topic)


async def test_a_chat_action(bot: Bot, person: Person) -> None:
    person.start()
    assert await bot.send_chat_action(1001, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(1001, "thinking")


# -- files


async def test_a_document_arrives_and_can_be_downloaded(bot: Bot, person: Person) -> None:
    person.start()
    sent = await bot.send_document(
        1001, b"\xe8\xb5\x84", filename="资源县.txt", caption="<i>见附件</i>", parse_mode="HTML"
    )
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size, sent.caption) == ("资源县.txt", 3, "见附件")
    file = await sent.document.get_file()
    assert bytes(await file.download_as_bytearray()) == "资".encode()
    again = await bot.send_document(1001, sent.document.file_id)
    assert again.document is not None
    assert again.document.file_unique_id == sent.document.file_unique_id


async def test_a_file_a_person_sent_can_be_downloaded(bot: Bot, person: Person) -> None:
    sent = person.send_document("案例.docx", b"PK", caption="/add")
    file = await bot.get_file(sent.fields["document"]["file_id"])
    assert bytes(await file.download_as_bytearray()) == b"PK"


async def test_a_file_over_20_mb_cannot_be_downloaded(bot: Bot, person: Person) -> None:
    sent = person.send_document("大.pdf", bytes(20_000_001))
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(sent.fields["document"]["file_id"])


async def test_a_photo_has_a_size_and_must_be_a_picture(bot: Bot, person: Person) -> None:
    person.start()
    sent = await bot.send_photo(1001, PNG, caption="卡片")
    assert (sent.photo[-1].width, sent.photo[-1].height, sent.caption) == (1, 1, "卡片")
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(1001, b"no picture")


@pytest.mark.parametrize(
    ("send", "reason"),
    [
        (lambda bot: bot.send_document(1001, b""), "File must be non-empty"),
        (lambda bot: bot.send_photo(1001, PNG, caption="x" * 1025), "Message caption is too long"),
        (lambda bot: bot.send_document(1001, "nonsense"), "Wrong file identifier/http url specified"),
        (lambda bot: bot.get_file("nonsense"), "Invalid file_id"),
        (
            lambda bot: bot.send_media_group(1001, [InputMediaPhoto(PNG)]),
            "Wrong number of messages in the album",
        ),
    ],
)
async def test_a_file_is_refused(
    bot: Bot, person: Person, send: Callable[[Bot], Awaitable[object]], reason: str
) -> None:
    person.start()
    with pytest.raises(BadRequest, match=reason):
        await send(bot)


async def test_a_document_is_no_photo(bot: Bot, person: Person) -> None:
    person.start()
    sent = await bot.send_document(1001, PNG, filename="卡片.png")
    assert sent.document is not None
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(1001, sent.document.file_id)


async def test_an_album_is_several_messages_of_one_group(bot: Bot, person: Person) -> None:
    person.start()
    sent = await bot.send_media_group(
        1001,
        [
            InputMediaDocument(b"a", filename="1.txt", caption="一"),
            InputMediaDocument(b"b", filename="2.txt"),
        ],
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.caption for message in sent] == ["一", None]


# -- copies


async def test_forwarding_keeps_the_origin_and_copying_does_not(
    bot: Bot, person: Person, owner: Person
) -> None:
    article = person.send("一篇文章 https://example.com/1")
    owner.start()
    forwarded = await bot.forward_message(1, 1001, article.id)
    assert forwarded.forward_origin is not None
    assert forwarded.text == article.text
    copied = await bot.copy_message(1, 1001, article.id, reply_markup=keyboard(callback_data="ok"))
    message = owner.message(copied.message_id)
    assert message.fields["text"] == article.text
    assert "forward_origin" not in message.fields
    assert [each.message_id for each in await bot.copy_messages(1, 1001, [article.id, 999])] == [
        copied.message_id + 1
    ]


async def test_what_is_not_there_cannot_be_copied_or_forwarded(bot: Bot, person: Person) -> None:
    person.start()
    with pytest.raises(BadRequest, match="Message to copy not found"):
        await bot.copy_message(1001, 1001, 999)
    with pytest.raises(BadRequest, match="Message to forward not found"):
        await bot.forward_message(1001, 1001, 999)


async def test_a_copied_photo_takes_a_new_caption(bot: Bot, person: Person) -> None:
    sent = person.send_photo(PNG, caption="旧")
    copied = await bot.copy_message(1001, 1001, sent.id, caption="<b>新</b>", parse_mode="HTML")
    assert person.message(copied.message_id).fields["caption"] == "新"


# -- the call itself


async def test_a_method_nobody_has_is_not_found(bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendPigeon", {"chat_id": 1})


async def test_a_known_method_that_is_not_built_fails_loudly(bot: Bot, person: Person, world: World) -> None:
    person.start()
    with pytest.raises(Exception, match="sendDice is not built"):
        await bot.send_dice(1001)
    assert len(world.not_built) == 1
    world.not_built.clear()


async def test_a_parameter_that_means_something_not_built_fails_loudly(
    bot: Bot, person: Person, world: World
) -> None:
    person.start()
    with pytest.raises(Exception, match="business_connection_id"):
        await bot.send_message(1001, "x", business_connection_id="b")
    world.not_built.clear()


def test_an_unknown_parameter_or_field_is_passed_over_and_noted(person: Person, world: World) -> None:
    person.start()
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x", "colour": "red"}]]}
    status, _ = world.call(
        TOKEN, "sendMessage", {"chat_id": 1001, "text": "x", "sparkle": 1, "reply_markup": json.dumps(markup)}
    )
    assert status == 200
    assert world.ignored == [
        "sendMessage: unknown parameter sparkle",
        "sendMessage: unknown field colour in InlineKeyboardButton",
    ]
    world.ignored.clear()


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 1001}, "message text is empty"),
        ({"chat_id": 1001, "text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        (
            {"chat_id": 1001, "text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"chat_id": 1001, "text": "x", "reply_markup": {"inline_keyboard": "x"}},
            'field "inline_keyboard" must be of type Array',
        ),
        (
            {"chat_id": 1001, "text": "x", "link_preview_options": {"is_disabled": "yes"}},
            'field "is_disabled" must be of type Boolean',
        ),
        (
            {"chat_id": 1001, "text": "x", "reply_parameters": {"quote": "x"}},
            'can\'t find field "message_id"',
        ),
        ({"chat_id": 1001, "text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ],
)
def test_a_malformed_call_is_refused(
    person: Person, world: World, parameters: dict[str, object], reason: str
) -> None:
    person.start()
    status, body = world.call(TOKEN, "sendMessage", parameters)
    assert (status, body["error_code"], body["description"]) == (400, 400, f"Bad Request: {reason}")


def test_a_number_that_is_none_counts_as_zero_and_is_noted(person: Person, world: World) -> None:
    person.start()
    params = {"chat_id": 1001, "from_chat_id": 1001, "message_id": "first"}
    assert (
        world.call(TOKEN, "copyMessage", params)[1]["description"] == "Bad Request: message to copy not found"
    )
    assert world.ignored == ["copyMessage: message_id is not an integer: 'first'"]
    world.ignored.clear()


@pytest.mark.parametrize("token", ["123456789:" + "x" * 35, "nonsense"])
async def test_a_wrong_token_is_refused(world: World, token: str) -> None:
    request = LocalRequest(world)
    with pytest.raises(InvalidToken):
        await Bot(token, request=request, get_updates_request=request).initialize()


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_a_fault_meets_the_next_calls_and_passes(bot: Bot, person: Person, world: World) -> None:
    person.start()
    world.faults.add(Fault("sendMessage", status=429, retry_after=7, times=2))
    world.faults.add(Fault("*", status=502, description="Bad Gateway"))
    for _ in range(2):
        with pytest.raises(RetryAfter) as flood:
            await bot.send_message(1001, "x")
        assert flood.value.retry_after == 7
    with pytest.raises(Exception, match="Bad Gateway"):
        await bot.get_me()
    assert await bot.send_message(1001, "x")


async def test_dates_are_the_clocks(bot: Bot, person: Person, clock: Clock) -> None:
    person.start()
    clock.advance(60)
    assert (await bot.send_message(1001, "x")).date.timestamp() == clock.now


def test_the_token_of_the_world_looks_like_one() -> None:
    assert World().call(TOKEN, "GETME", {})[1]["result"]["is_bot"] is True
