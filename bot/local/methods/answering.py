"""Methods that answer what someone did: a pressed button, an inline query, a mention of a guest."""

from __future__ import annotations

import re
from typing import Any

from telegram.constants import (
    CallbackQueryLimit,
    InlineQueryLimit,
    InlineQueryResultLimit,
    InlineQueryResultsButtonLimit,
)

from bot.local.call import Call
from bot.local.content import caption_fields, text_fields
from bot.local.errors import NotBuiltError, bad_request
from bot.local.keyboards import check_markup
from bot.local.methods.kind import Method
from bot.local.methods.sending import formatter
from bot.local.queries import CALLBACK_LIFETIME, INLINE_LIFETIME

Json = dict[str, Any]

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]+")


def answer_callback_query(call: Call) -> bool:
    """Answer a pressed button: a toast, an alert, or a deep link to open."""
    query = call.bot.queries.callbacks.get(str(call.get("callback_query_id")))
    if query is None or call.world.clock() - query.born > CALLBACK_LIFETIME:
        raise bad_request(TOO_OLD)
    text = call.get("text", "")
    if len(text) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    if url := call.get("url"):
        _check_answer_url(call, url)
    if query.answer is not None:
        call.ignored("a second answer to the same query")
        return True
    query.answer = {"text": text, "show_alert": bool(call.get("show_alert")), "url": call.get("url")}
    return True


def _check_answer_url(call: Call, url: str) -> None:
    """A pressed button may only open the bot's own deep link (games aside)."""
    own = rf"(?:https?://t\.me/{re.escape(call.bot.username)}\?|tg://resolve\?domain={re.escape(call.bot.username)}&)"
    if not re.match(own, url, re.IGNORECASE):
        raise bad_request("URL_INVALID")


def answer_inline_query(call: Call) -> bool:
    """Answer an inline query with results to choose from."""
    button = call.get("button")
    if button is not None:
        _check_results_button(button)
    results = call.get("results") or []
    if len(results) > InlineQueryLimit.RESULTS:
        raise bad_request("too many inline query results specified")
    if len(call.get("next_offset", "").encode()) > InlineQueryLimit.MAX_OFFSET_LENGTH:
        raise bad_request("NEXT_OFFSET_INVALID")
    identifiers = [result["id"] for result in results]
    if any(not 1 <= len(number.encode()) <= InlineQueryResultLimit.MAX_ID_LENGTH for number in identifiers):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(identifiers)) < len(identifiers):
        raise bad_request("RESULT_ID_DUPLICATE")
    prepared = [{**result, "message": result_message(call, result)} for result in results]
    call.record.prepared = prepared
    query = call.bot.queries.inline.get(str(call.get("inline_query_id")))
    if query is None or call.world.clock() - query.born > INLINE_LIFETIME:
        raise bad_request(TOO_OLD)
    if query.answer is not None:
        call.ignored("a second answer to the same query")
        return True
    query.answer = {
        "results": prepared,
        "next_offset": call.get("next_offset", ""),
        "cache_time": call.get("cache_time", 300),
        "is_personal": bool(call.get("is_personal")),
        "button": button,
    }
    return True


def _check_results_button(button: Json) -> None:
    parameter = button.get("start_parameter")
    if parameter is None:
        if "web_app" in button:
            raise NotBuiltError("a web app above inline results")
        raise bad_request(
            "can't parse inline query results button: "
            "InlineQueryResultsButton must have exactly one optional field"
        )
    if len(parameter) > InlineQueryResultsButtonLimit.MAX_START_PARAMETER_LENGTH:
        raise bad_request("START_PARAM_INVALID")
    if not START_PARAMETER.fullmatch(parameter):
        raise bad_request("START_PARAM_INVALID")


def result_message(call: Call, result: Json) -> Json:
    """Return the fields of the message that choosing a result sends."""
    keyboard = check_markup(result.get("reply_markup"), call.ignored)
    fields: Json = {"reply_markup": keyboard} if keyboard else {}
    content = result.get("input_message_content")
    if content is not None:
        if "message_text" not in content:
            raise NotBuiltError("inline content other than text")
        formatted = formatter(call).text(
            content["message_text"], content.get("parse_mode"), content.get("entities")
        )
        preview = content.get("link_preview_options")
        fields.update(text_fields(formatted))
        return {**fields, "link_preview_options": preview} if preview else fields
    kind = result["type"]
    if kind not in ("photo", "document") or f"{kind}_file_id" not in result:
        raise NotBuiltError(f"an inline result of type {kind} without text")
    stored = call.world.files.get(result[f"{kind}_file_id"])
    shared = {"file_id": stored.id, "file_unique_id": stored.unique_id, "file_size": stored.size}
    media: Json | list[Json] = [{**shared, "width": 0, "height": 0}] if kind == "photo" else shared
    return {**fields, kind: media, **caption_fields(formatter(call).caption(result))}


def answer_guest_query(call: Call) -> Json:
    """Answer a mention in a chat the bot is not in, once."""
    query = call.bot.queries.guests.get(str(call.get("guest_query_id")))
    if query is None or query.answer is not None:
        raise bad_request(TOO_OLD)
    fields = result_message(call, call.required("result"))
    asked = query.message
    fields.update(via_bot=call.bot.user.as_json(), guest_bot_caller_user=asked.fields["from"])
    message = call.world.post(asked.chat, call.bot.user, fields, reply_to=asked.id)
    message.inline_message_id = call.world.new_id("guest")
    call.world.inline_messages[message.inline_message_id] = message
    query.answer = message
    call.wrote(message)
    return {"inline_message_id": message.inline_message_id}


METHODS: dict[str, Method] = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "answerGuestQuery": answer_guest_query,
}
