"""A bot's calls as ``casebot chat --jsonl`` and the control side of the HTTP front show them."""

from __future__ import annotations

from typing import Any

from bot.local.entities import Entity
from bot.local.journal import CallRecord
from bot.local.reading import as_html

Json = dict[str, Any]

#: Parameters shown under their own name where a call has them.
SHOWN = (
    "inline_message_id",
    "show_alert",
    "url",
    "action",
    "reaction",
    "message_thread_id",
    "cache_time",
    "next_offset",
)
#: What a button carries besides its text, in the order it is looked for.
BUTTON_FIELDS = (
    "callback_data",
    "url",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "style",
)


def shown_calls(records: list[CallRecord]) -> list[Json]:
    """Return the calls as lines show them; an album is one call with several messages."""
    return [shown_call(record) for record in records]


def shown_call(record: CallRecord) -> Json:
    """Return one call: method, chat, message, what a person reads, its HTML, its buttons, and its error."""
    data: Json = {"method": record.method}
    values = record.values
    message = record.shown[0] if record.shown else None
    if "chat_id" in values:
        data["chat_id"] = _number(values["chat_id"])
    if message is not None:
        if "inline_message_id" not in values:
            data["chat_id"], data["message_id"] = message["chat"]["id"], message["message_id"]
        data.update(shown_message(message))
    elif "message_id" in values:
        data["message_id"] = values["message_id"]
    data.update({name: values[name] for name in SHOWN if values.get(name) not in (None, "", False)})
    data.update(_answers(record))
    if not record.is_ok:
        data.setdefault("text", values.get("text") or values.get("caption"))
        data["error"], data["status"] = record.description, record.status
    return {name: value for name, value in data.items() if value is not None}


def shown_message(message: Json) -> Json:
    """Return what a message says: as read, as HTML, its file and its buttons."""
    text = str(message.get("text", message.get("caption", "")))
    entities: list[Entity] = message.get("entities") or message.get("caption_entities") or []
    data: Json = {"text": text, "html": as_html(text, entities)}
    if "reply_markup" in message:
        data["buttons"] = shown_buttons(message["reply_markup"]["inline_keyboard"])
    if "document" in message:
        data["file"] = {"name": message["document"]["file_name"], "size": message["document"]["file_size"]}
    if "photo" in message:
        photo = message["photo"][-1]
        data["photo"] = {"width": photo["width"], "height": photo["height"], "size": photo["file_size"]}
    if "reply_to_message" in message:
        data["reply_to_message_id"] = message["reply_to_message"]["message_id"]
    return data


def shown_buttons(rows: list[list[Json]]) -> list[list[Json]]:
    """Return rows of buttons with their text and what they carry."""
    return [
        [
            {
                "text": button["text"],
                **{name: _flat(button[name]) for name in BUTTON_FIELDS if name in button},
            }
            for button in row
        ]
        for row in rows
    ]


def _flat(value: Any) -> Any:
    """Show a copy button's text itself."""
    return value["text"] if isinstance(value, dict) and set(value) == {"text"} else value


def _answers(record: CallRecord) -> Json:
    """Return what an answer to a button or an inline query says, and the messages of an album."""
    values = record.values
    if record.method == "answerCallbackQuery":
        return {"callback_query_id": values.get("callback_query_id"), "text": values.get("text") or ""}
    if record.method == "answerInlineQuery":
        results = [_result(result) for result in record.prepared]
        return {"results": results, "button": values.get("button")}
    if record.method == "sendMediaGroup":
        return {
            "messages": [{"message_id": each["message_id"], **shown_message(each)} for each in record.shown]
        }
    return {}


def _result(result: Json) -> Json:
    """Return one inline result with the message that choosing it sends."""
    data: Json = {name: result[name] for name in ("id", "type", "title", "description") if name in result}
    return {**data, **shown_message(result["message"])}


def _number(value: Any) -> Any:
    """Show an id as a number, as people write it; a @username stays."""
    text = str(value)
    return int(text) if text.lstrip("-").isdigit() else value
