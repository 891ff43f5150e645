"""Methods that put something into a chat."""

from __future__ import annotations

from typing import Any

from telegram.constants import BulkRequestLimit, MediaGroupLimit

from bot.local.call import Call
from bot.local.content import Attachments, Formatted, Formatter, caption_fields, text_fields
from bot.local.errors import NotBuiltError, bad_request
from bot.local.keyboards import check_markup
from bot.local.methods.kind import Method
from bot.local.people import Chat, Message

Json = dict[str, Any]

#: From the official server's ``get_chat_action``; a topic's or a chat's heading shows them for five seconds.
CHAT_ACTIONS = frozenset(
    {
        "cancel",
        "typing",
        "record_video",
        "upload_video",
        "record_audio",
        "record_voice",
        "upload_audio",
        "upload_voice",
        "upload_photo",
        "upload_document",
        "choose_sticker",
        "pick_up_location",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
#: Service messages and the like have none of these and can be neither copied nor forwarded.
COPYABLE = ("text", "photo", "document")


def formatter(call: Call) -> Formatter:
    """Return a reader of formatted texts that notes what is passed over in silence."""
    return Formatter(call.world, call.ignored)


def send_message(call: Call) -> Json:
    """Send a text."""
    formatted = formatter(call).text(call.get("text", ""), call.get("parse_mode"), call.get("entities"))
    preview = link_preview(call)
    return call.wrote(send(call, {**text_fields(formatted), **preview}))


def link_preview(call: Call) -> Json:
    """Return the preview options as a message shows them; the older parameter stands for the newer."""
    options = call.get("link_preview_options")
    if options is None and call.get("disable_web_page_preview"):
        options = {"is_disabled": True}
    return {"link_preview_options": options} if options else {}


def send_photo(call: Call) -> Json:
    """Send a photo."""
    return send_attachment(call, "photo")


def send_document(call: Call) -> Json:
    """Send a file."""
    return send_attachment(call, "document")


def send_attachment(call: Call, kind: str) -> Json:
    """Send a photo or a file with its caption."""
    fields = Attachments(call.world, call.files).fields(kind, call.get(kind))
    fields.update(caption_fields(formatter(call).caption(call.values)))
    for name, shown in (
        ("show_caption_above_media", "show_caption_above_media"),
        ("has_spoiler", "has_media_spoiler"),
    ):
        if call.get(name):
            fields[shown] = True
    return call.wrote(send(call, fields))


def send_media_group(call: Call) -> list[Json]:
    """Send an album of photos or of files; each becomes a message, bound by ``media_group_id``."""
    media = call.required("media")
    if not MediaGroupLimit.MIN_MEDIA_LENGTH <= len(media) <= MediaGroupLimit.MAX_MEDIA_LENGTH:
        raise bad_request("wrong number of messages in the album: must be 2 to 10")
    kinds = {item["type"] for item in media}
    if kinds not in ({"photo"}, {"document"}):
        raise NotBuiltError(f"an album of {', '.join(sorted(kinds))}")
    prepared = [media_fields(call, item) for item in media]
    group = {"media_group_id": call.world.new_id()}
    return [call.wrote(send(call, {**fields, **group})) for fields in prepared]


def media_fields(call: Call, item: Json) -> Json:
    """Return the fields of one ``InputMedia``."""
    if item["type"] not in ("photo", "document"):
        raise NotBuiltError(f"media of type {item['type']}")
    if not item.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    fields = Attachments(call.world, call.files).fields(item["type"], item["media"])
    return {**fields, **caption_fields(formatter(call).caption(item))}


def send(call: Call, fields: Json, *, markup: bool = True) -> Message:
    """Put a message of the bot's into the chat the call names, with its reply, topic and keyboard."""
    call.refuse_unbuilt()
    keyboard = check_markup(call.get("reply_markup"), call.ignored) if markup else None
    chat = call.chat(to_write=True)
    reply_to = replied_message(call, chat)
    thread_id = topic(call, chat)
    if call.get("protect_content"):
        fields["has_protected_content"] = True
    if keyboard and "inline_keyboard" in keyboard:
        fields["reply_markup"] = keyboard
    message = call.world.post(chat, call.bot.user, fields, reply_to=reply_to, thread_id=thread_id)
    if keyboard and "inline_keyboard" not in keyboard:
        message.reply_keyboard = keyboard
    return message


def replied_message(call: Call, chat: Chat) -> int | None:
    """Return the id of the message the call replies to, or None."""
    parameters = call.get("reply_parameters") or {}
    if not parameters and call.get("reply_to_message_id"):
        parameters = {
            "message_id": call.get("reply_to_message_id"),
            "allow_sending_without_reply": call.get("allow_sending_without_reply"),
        }
    if not parameters:
        return None
    if "message_id" not in parameters:
        raise bad_request('can\'t find field "message_id"')
    if str(parameters.get("chat_id", chat.id)) != str(chat.id) or "quote" in parameters:
        raise NotBuiltError("a reply to another chat, or with a quote")
    number = int(parameters["message_id"])
    if number in chat.messages:
        return number
    if parameters.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def topic(call: Call, chat: Chat) -> int | None:
    """Return the topic the call writes to, or None."""
    number = call.get("message_thread_id")
    if number is None:
        return None
    if number not in chat.topics:
        raise bad_request("message thread not found")
    if chat.topics[number].is_closed and not chat.member(call.bot.user).is_admin:
        raise bad_request("TOPIC_CLOSED")
    return int(number)


def send_chat_action(call: Call) -> bool:
    """Show that the bot is typing, uploading…"""
    if call.get("action", "").lower() not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = call.chat(to_write=True)
    topic(call, chat)
    chat.actions.append(call.get("action"))
    return True


def forward_message(call: Call) -> Json:
    """Forward a message, with its origin."""
    return call.wrote(_forward(call, _source(call, "message to forward")))


def copy_message(call: Call) -> Json:
    """Send a message's content anew."""
    caption = formatter(call).caption(call.values) if "caption" in call.values else None
    message = _copy(call, _source(call, "message to copy"), caption)
    call.wrote(message)
    return {"message_id": message.id}


def forward_messages(call: Call) -> list[Json]:
    """Forward several messages."""
    return [_id_of(call, _forward(call, message)) for message in _sources(call)]


def copy_messages(call: Call) -> list[Json]:
    """Send several messages' content anew."""
    caption = Formatted("", []) if call.get("remove_caption") else None
    return [_id_of(call, _copy(call, message, caption)) for message in _sources(call)]


def _id_of(call: Call, message: Message) -> Json:
    call.wrote(message)
    return {"message_id": message.id}


def _source(call: Call, kind: str) -> Message:
    call.required("from_chat_id")
    message = call.message(kind, chat=call.chat(to_write=False, name="from_chat_id"))
    if not any(name in message.fields for name in COPYABLE):
        raise bad_request("message can't be copied" if "copy" in kind else "message can't be forwarded")
    if message.fields.get("has_protected_content"):
        raise bad_request("message can't be copied" if "copy" in kind else "message has protected content")
    return message


def _sources(call: Call) -> list[Message]:
    """Return the messages of a bulk call that exist; the service passes over the others."""
    chat = call.chat(to_write=False, name="from_chat_id")
    found = [chat.messages[number] for number in message_ids(call) if number in chat.messages]
    if not found:
        raise bad_request("there are no messages to forward")
    return found


def message_ids(call: Call) -> list[int]:
    """Return the parameter ``message_ids``, checked."""
    numbers = call.get("message_ids") or []
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > BulkRequestLimit.MAX_LIMIT:
        raise bad_request("too many message identifiers specified")
    if any(number <= 0 for number in numbers):
        raise bad_request("invalid message identifier specified")
    return list(numbers)


def _forward(call: Call, source: Message) -> Message:
    fields = {name: source.fields[name] for name in _content_names(source)}
    fields["forward_origin"] = source.fields.get("forward_origin") or {
        "type": "user",
        "date": source.date,
        "sender_user": source.fields.get("from"),
    }
    return send(call, fields, markup=False)


def _copy(call: Call, source: Message, caption: Formatted | None) -> Message:
    fields = {name: source.fields[name] for name in _content_names(source)}
    if caption is not None and "text" not in fields:
        fields = {name: value for name, value in fields.items() if not name.startswith("caption")}
        fields.update(caption_fields(caption))
    return send(call, fields)


def _content_names(message: Message) -> list[str]:
    names = ("text", "entities", "caption", "caption_entities", "photo", "document", "link_preview_options")
    return [name for name in names if name in message.fields]


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
}
