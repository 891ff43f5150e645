"""One call of a method: who calls, with what, and the checks every method shares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.local.account import Account
from bot.local.errors import ApiError, NotBuiltError, bad_request, forbidden
from bot.local.journal import CallRecord
from bot.local.people import Chat, Message, User
from bot.local.schema import Upload

if TYPE_CHECKING:
    from bot.local.world import World

Json = dict[str, Any]

#: Parameters of sending methods this world has no use for: given, they must not pass unnoticed.
NOT_BUILT = (
    "business_connection_id",
    "direct_messages_topic_id",
    "suggested_post_parameters",
    "ephemeral_message_parameters",
    "receiver_user_id",
    "allow_paid_broadcast",
    "message_effect_id",
)


@dataclass
class Call:
    """A method call with its parameters read.

    Attributes:
        values: the parameters, with their types right.
        files: the uploads, by the name a parameter or an ``attach://`` reference gives them.
        record: what the journal keeps of the call.
    """

    world: World
    bot: Account
    method: str
    values: Json
    files: Mapping[str, Upload]
    record: CallRecord

    def get(self, name: str, default: Any = None) -> Any:
        """Return a parameter; an empty string counts as not given, as on the real server."""
        value = self.values.get(name)
        return default if value is None or value == "" else value

    def required(self, name: str) -> Any:
        """Return a parameter that must be there."""
        value = self.get(name)
        if value is None:
            raise bad_request(f'Parameter "{name}" is required')
        return value

    def ignored(self, what: str) -> None:
        """Note something the service passes over in silence."""
        self.world.ignored.append(f"{self.method}: {what}")

    def wrote(self, message: Message) -> Json:
        """Note a message this call wrote or changed, and return it as the answer shows it."""
        shown = message.as_json()
        self.record.messages.append(message)
        self.record.shown.append(shown)
        return shown

    def refuse_unbuilt(self) -> None:
        """Fail where a parameter asks for something this Bot API does not play."""
        for name in NOT_BUILT:
            if self.get(name):
                raise NotBuiltError(f"{self.method}({name}=…)")

    # -- chats

    def chat(self, *, to_write: bool, name: str = "chat_id") -> Chat:
        """Return the chat a parameter names, where the bot may read or write it."""
        value = self.get(name)
        if value is None:
            raise bad_request(f"{name} is empty")
        chat = self.find_chat(str(value))
        check_access(self.bot, chat, to_write=to_write)
        return chat

    def find_chat(self, value: str) -> Chat:
        """Return a chat by id or @username.

        Raises:
            ApiError: 400 ``chat not found``.
        """
        chat = None
        if value.startswith("@"):
            chat = next((chat for chat in self.world.chats.values() if chat.username == value[1:]), None)
        elif re.fullmatch(r"-?\d+", value.strip()):
            chat = self.world.find_chat(self.bot, int(value))
        if chat is None:
            raise bad_request("chat not found")
        return chat

    # -- messages

    def message(self, kind: str, *, chat: Chat, name: str = "message_id") -> Message:
        """Return the message a parameter names; ``kind`` is how an error calls it."""
        message = chat.messages.get(int(self.get(name, 0)))
        if message is None:
            raise bad_request(f"{kind} not found")
        return message

    def user(self, name: str = "user_id") -> User:
        """Return the person a parameter names."""
        number = int(self.get(name, 0))
        if number <= 0:
            raise bad_request(f"invalid {name} specified")
        user = self.world.users.get(number)
        if user is None:
            raise bad_request("PARTICIPANT_ID_INVALID")
        return user


def check_access(bot: Account, chat: Chat, *, to_write: bool) -> None:
    """Refuse a chat the bot cannot read or write; from the official server's ``check_chat_access``.

    Raises:
        ApiError: 403, or 400 with ``migrate_to_chat_id`` for a group that became a supergroup.
    """
    if chat.is_private:
        if to_write:
            _check_private(chat)
        return
    if chat.migrated_to is not None and to_write:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    member = chat.member(bot.user)
    kind = "group" if chat.type == "group" else chat.type
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {kind} chat")
    if not member.is_present and (to_write or chat.username is None):
        raise forbidden(f"bot is not a member of the {kind} chat")


def _check_private(chat: Chat) -> None:
    if chat.is_blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.is_started:
        raise forbidden("bot can't initiate conversation with a user")


def answer(result: Any) -> tuple[int, Json]:
    """Return a successful answer."""
    return 200, {"ok": True, "result": result}


def refusal(error: ApiError) -> tuple[int, Json]:
    """Return a refusal's answer."""
    return error.status, error.as_json()
