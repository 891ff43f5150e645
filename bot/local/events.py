"""Events: one JSON object says what one person does. The format is stable; other programs write it.

Every event names its ``user`` (1 without one) and, where it happens in a group, its ``chat``, an id below
zero::

    {"user": 1001, "text": "/county 资源县"}                    also "reply_to", "thread", "anonymous"
    {"user": 1001, "click": "part of a button's label"}         also "message_id"
    {"user": 1001, "press": {"message_id": 4, "data": "s:1"}}
    {"user": 1001, "inline": "小细胞", "offset": ""}
    {"user": 1001, "choose": {"result_id": "c1", "query": "小细胞"}}
    {"user": 1001, "file": "path", "caption": "/add"}           also "photo" with a picture's path
    {"user": 1001, "forward": "text"}
    {"user": 1001, "edit": 3, "text": "…"}
    {"user": 1001, "react": {"message_id": 4, "emoji": "👍"}}
    {"user": 1001, "guest": "@bot …", "chat": -100…}
    {"user": 1001, "block": true}, {"user": 1001, "join": true, "chat": -100…}, {"…": …, "add_bot": true}
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.local.people import Message
from bot.local.person import Person
from bot.local.pressing import CannotDoError, Press
from bot.local.world import OWNER_ID, World

Json = dict[str, Any]
#: What an event's answer carries besides the bot's calls.
Outcome = Json


class BadEventError(Exception):
    """An event that cannot be read; the message says why."""


def perform(world: World, event: Any) -> Outcome:
    """Do what an event says, and return what the person sees of it at once.

    Raises:
        BadEventError: where it is no event.
        CannotDoError: where a person could not do that.
    """
    if not isinstance(event, dict):
        raise BadEventError("an event is a JSON object")
    person = Person(world, world.user(_integer(event, "user", OWNER_ID)))
    chat_id = _integer(event, "chat", None)
    if chat_id is not None and chat_id > 0:
        chat_id = None
    for name, action in ACTIONS.items():
        if name in event:
            try:
                return action(person, chat_id, event)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise BadEventError(f"{name}: {error!r}") from error
    raise BadEventError(f"an event has one of {', '.join(ACTIONS)}")


def _integer(event: Json, name: str, default: Any) -> Any:
    value = event.get(name, default)
    if value is not default and (isinstance(value, bool) or not isinstance(value, int)):
        raise BadEventError(f"{name} is not a number: {value!r}")
    return value


def _posted(message: Message) -> Outcome:
    return {"message_id": message.id}


def _text(person: Person, chat_id: int | None, event: Json) -> Outcome:
    return _posted(
        person.send(
            str(event["text"]),
            chat_id,
            reply_to=event.get("reply_to"),
            thread_id=event.get("thread"),
            anonymous=bool(event.get("anonymous")),
        )
    )


def _edit(person: Person, chat_id: int | None, event: Json) -> Outcome:
    return _posted(person.edit(int(event["edit"]), str(event["text"]), chat_id))


def _click(person: Person, chat_id: int | None, event: Json) -> Outcome:
    return pressed(person.press(str(event["click"]), chat_id, message_id=event.get("message_id")))


def _press(person: Person, chat_id: int | None, event: Json) -> Outcome:
    press = event["press"]
    return pressed(person.press(None, chat_id, data=str(press["data"]), message_id=int(press["message_id"])))


def pressed(press: Press) -> Outcome:
    """Return what a person sees of a press before the bot says anything."""
    outcome = {"opened": press.opened, "copied": press.copied, "typed": press.typed}
    return {name: value for name, value in outcome.items() if value is not None}


def _inline(person: Person, chat_id: int | None, event: Json) -> Outcome:
    del chat_id  # an inline query is asked anywhere
    query = person.inline(str(event["inline"]), str(event.get("offset", "")))
    return {"inline_query_id": query.id}


def _choose(person: Person, chat_id: int | None, event: Json) -> Outcome:
    choice = event["choose"]
    return _posted(person.choose(str(choice["result_id"]), chat_id, query=choice.get("query")))


def _file(person: Person, chat_id: int | None, event: Json) -> Outcome:
    path, content = _read(event["file"])
    return _posted(person.send_document(path.name, content, chat_id, caption=str(event.get("caption", ""))))


def _photo(person: Person, chat_id: int | None, event: Json) -> Outcome:
    _, content = _read(event["photo"])
    return _posted(person.send_photo(content, chat_id, caption=str(event.get("caption", ""))))


def _read(name: str) -> tuple[Path, bytes]:
    path = Path(name)
    try:
        return path, path.read_bytes()
    except OSError as error:
        raise CannotDoError(f"{name}: {error.strerror}") from error


def _forward(person: Person, chat_id: int | None, event: Json) -> Outcome:
    return _posted(person.forward(str(event["forward"]), chat_id))


def _react(person: Person, chat_id: int | None, event: Json) -> Outcome:
    reaction = event["react"]
    person.react(int(reaction["message_id"]), reaction.get("emoji"), chat_id)
    return {}


def _guest(person: Person, chat_id: int | None, event: Json) -> Outcome:
    return _posted(person.mention_guest(str(event["guest"]), _group(chat_id)).message)


def _block(person: Person, chat_id: int | None, event: Json) -> Outcome:
    del chat_id
    if event["block"]:
        person.block()
    else:
        person.unblock()
    return {}


def _join(person: Person, chat_id: int | None, event: Json) -> Outcome:
    if event["join"]:
        person.join(_group(chat_id))
    else:
        person.leave(_group(chat_id))
    return {}


def _add_bot(person: Person, chat_id: int | None, event: Json) -> Outcome:
    if event["add_bot"]:
        person.add_bot(_group(chat_id))
    else:
        person.remove_bot(_group(chat_id))
    return {}


def _group(chat_id: int | None) -> int:
    if chat_id is None:
        raise BadEventError("this happens in a group: chat is an id below zero")
    return chat_id


#: By the key that names what is done. Keys that only accompany another (``text`` of an edit) come after it.
ACTIONS: dict[str, Callable[[Person, int | None, Json], Outcome]] = {
    "edit": _edit,
    "text": _text,
    "click": _click,
    "press": _press,
    "inline": _inline,
    "choose": _choose,
    "file": _file,
    "photo": _photo,
    "forward": _forward,
    "react": _react,
    "guest": _guest,
    "block": _block,
    "join": _join,
    "add_bot": _add_bot,
}
