"""Methods that change, remove, pin or mark what is already there."""

from __future__ import annotations

from typing import Any

from telegram.constants import ReactionEmoji

from bot.local.call import Call
from bot.local.content import caption_fields, text_fields
from bot.local.errors import NotBuiltError, bad_request
from bot.local.keyboards import check_markup
from bot.local.methods.kind import Method
from bot.local.methods.sending import formatter, link_preview, media_fields, message_ids
from bot.local.people import Chat, Message

Json = dict[str, Any]

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
#: Past this age nobody but an administrator of a group may delete; seconds, from the manual of deleteMessage.
DELETABLE_FOR = 48 * 3600
MEDIA = ("photo", "document")
EMOJI = frozenset(emoji.value for emoji in ReactionEmoji)


def edit_message_text(call: Call) -> Json | bool:
    """Change a message's text."""
    formatted = formatter(call).text(call.get("text", ""), call.get("parse_mode"), call.get("entities"))
    message = editable(call)
    if "text" not in message.fields:
        raise bad_request("there is no text in the message to edit")
    return edited(call, message, {**text_fields(formatted), **link_preview(call)})


def edit_message_caption(call: Call) -> Json | bool:
    """Change the caption of a photo or a file."""
    caption = formatter(call).caption(call.values)
    message = editable(call)
    media = {name: message.fields[name] for name in MEDIA if name in message.fields}
    if not media:
        raise bad_request("there is no caption in the message to edit")
    return edited(call, message, {**media, **caption_fields(caption)})


def edit_message_media(call: Call) -> Json | bool:
    """Put another photo or file in a message."""
    message = editable(call)
    return edited(call, message, media_fields(call, call.required("media")))


def edit_message_reply_markup(call: Call) -> Json | bool:
    """Change only the keyboard."""
    message = editable(call)
    return edited(call, message, {name: message.fields[name] for name in _content(message)})


def editable(call: Call) -> Message:
    """Return the message an editing call names, by chat and id or by its inline id.

    Raises:
        ApiError: 400, where there is none, or it is not the bot's to edit.
    """
    if call.get("business_connection_id"):
        raise NotBuiltError("editing a business message")
    if call.get("chat_id") is None and not call.get("message_id"):
        inline_id = call.get("inline_message_id")
        if inline_id is None:
            raise bad_request("message identifier is not specified")
        message = call.world.inline_messages.get(inline_id)
        if message is None or message.fields["via_bot"]["id"] != call.bot.user.id:
            raise bad_request("MESSAGE_ID_INVALID")
        return message
    message = call.message("message to edit", chat=call.chat(to_write=True))
    if message.sender_id != call.bot.user.id or message.reply_keyboard or not _content(message):
        raise bad_request("message can't be edited")
    return message


def edited(call: Call, message: Message, content: Json) -> Json | bool:
    """Give a message its new content and keyboard; without a keyboard the old one goes.

    Returns:
        The message, or true for one that came by inline mode.
    """
    keyboard = check_markup(call.get("reply_markup"), call.ignored)
    if keyboard is not None and "inline_keyboard" not in keyboard:
        raise bad_request("inline keyboard expected")
    changed = {**content, **({"reply_markup": keyboard} if keyboard else {})}
    before = {
        name: message.fields[name] for name in (*_content(message), "reply_markup") if name in message.fields
    }
    if before == changed:
        raise bad_request(NOT_MODIFIED)
    content_changed = {**before, "reply_markup": None} != {**changed, "reply_markup": None}
    message.fields = {name: value for name, value in message.fields.items() if name not in before} | changed
    if content_changed:
        message.fields["edit_date"] = int(call.world.clock())
    shown = call.wrote(message)
    return True if call.get("chat_id") is None else shown


def _content(message: Message) -> list[str]:
    """Return the names of the fields an edit may replace."""
    names = ("text", "entities", "link_preview_options", "caption", "caption_entities", *MEDIA)
    return [name for name in names if name in message.fields]


def delete_message(call: Call) -> bool:
    """Remove a message."""
    if call.get("chat_id") is None:
        raise bad_request("chat identifier is not specified")
    if not call.get("message_id"):
        raise bad_request("message identifier is not specified")
    chat = call.chat(to_write=True)
    _delete(call, chat, call.message("message to delete", chat=chat))
    return True


def delete_messages(call: Call) -> bool:
    """Remove several messages; those that are not there are passed over."""
    chat = call.chat(to_write=True)
    for number in message_ids(call):
        if number in chat.messages:
            _delete(call, chat, chat.messages[number])
    return True


def _delete(call: Call, chat: Chat, message: Message) -> None:
    member = chat.member(call.bot.user)
    is_own = message.sender_id == call.bot.user.id
    is_old = call.world.clock() - message.date > DELETABLE_FOR
    if not (chat.is_private or is_own or member.is_admin) or (is_old and not member.is_admin):
        raise bad_request("message can't be deleted")
    del chat.messages[message.id]
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)


def pin_chat_message(call: Call) -> bool:
    """Pin a message; a service message says so."""
    chat = call.chat(to_write=True)
    message = call.message("message to pin", chat=chat)
    _check_pinning(call, chat)
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        pinned = message.as_json(with_reply=False)
        call.world.announce(call.world.post(chat, call.bot.user, {"pinned_message": pinned}))
    return True


def unpin_chat_message(call: Call) -> bool:
    """Unpin a message, or the newest pinned one."""
    chat = call.chat(to_write=True)
    _check_pinning(call, chat)
    number = call.get("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    return True


def unpin_all_chat_messages(call: Call) -> bool:
    """Unpin everything."""
    chat = call.chat(to_write=True)
    _check_pinning(call, chat)
    chat.pinned.clear()
    return True


def _check_pinning(call: Call, chat: Chat) -> None:
    if not chat.is_private and not chat.member(call.bot.user).is_admin:
        raise bad_request("not enough rights to manage pinned messages in the chat")


def set_message_reaction(call: Call) -> bool:
    """Set the bot's reaction to a message, or take it back."""
    message = call.message("message to react", chat=call.chat(to_write=False))
    reactions = call.get("reaction") or []
    for reaction in reactions:
        if reaction["type"] != "emoji":
            raise bad_request("REACTION_INVALID")
        if reaction["emoji"] not in EMOJI:
            raise bad_request("REACTION_INVALID")
    # A bot, like anyone without Premium, may set one reaction.
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions[call.bot.user.id] = reactions
    return True


METHODS: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
    "setMessageReaction": set_message_reaction,
}
