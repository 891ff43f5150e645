"""Which messages a bot gets to see, and which thread a message belongs to."""

from __future__ import annotations

import re
from typing import Any

from bot.local.account import Account
from bot.local.people import Chat, Message

Json = dict[str, Any]

COMMAND = re.compile(r"/[^\s@]*(?:@([A-Za-z0-9_]+))?")
CONTENT = ("text", "caption", "photo", "document")


def is_seen(bot: Account, message: Message) -> bool:
    """Return whether a bot is told of a message.

    In groups, privacy mode (on by default) leaves a bot what begins with a slash and is not addressed to
    another bot, replies to itself, what was sent through it, and service messages. Its own messages never.
    """
    chat = message.chat
    if message.sender_id == bot.user.id:
        return False
    if chat.is_private:
        return bot.private_chats.get(chat.id) is chat
    member = chat.member(bot.user)
    if not member.is_present:
        return False
    if bot.sees_everything or member.is_admin or not any(name in message.fields for name in CONTENT):
        return True
    return _is_addressed(bot, message)


def _is_addressed(bot: Account, message: Message) -> bool:
    if message.fields.get("via_bot", {}).get("id") == bot.user.id:
        return True
    replied = message.chat.messages.get(message.reply_to or 0)
    if replied is not None and replied.sender_id == bot.user.id:
        return True
    if command := COMMAND.match(message.text or ""):
        return command[1] is None or command[1].lower() == bot.username.lower()
    return False


def thread_fields(chat: Chat, reply_to: int | None, thread_id: int | None) -> Json:
    """Return the fields that say where in a chat a message stands.

    In a forum the topic; in another supergroup a reply belongs to the thread of the message it answers,
    without being a topic message.
    """
    if chat.is_forum:
        if thread_id is None and reply_to is not None:
            replied = chat.messages.get(reply_to)
            thread_id = replied.fields.get("message_thread_id") if replied else None
        return {"message_thread_id": thread_id, "is_topic_message": True} if thread_id in chat.topics else {}
    if chat.type == "supergroup" and reply_to in chat.messages:
        root = chat.messages[reply_to].fields.get("message_thread_id", reply_to)
        return {"message_thread_id": root}
    return {}
