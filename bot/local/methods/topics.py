"""Methods about the topics of a forum."""

from __future__ import annotations

from typing import Any

from telegram.constants import ForumTopicLimit

from bot.local.call import Call
from bot.local.errors import bad_request
from bot.local.methods.kind import Method
from bot.local.people import Chat, Topic

Json = dict[str, Any]


def create_forum_topic(call: Call) -> Json:
    """Add a topic."""
    chat = _forum(call)
    name = call.required("name")
    if len(name) > ForumTopicLimit.MAX_NAME_LENGTH:
        raise bad_request("TOPIC_TITLE_INVALID")
    number = call.world.add_topic(chat, call.bot.user, name)
    return {"message_thread_id": number, **chat.messages[number].fields["forum_topic_created"]}


def edit_forum_topic(call: Call) -> bool:
    """Rename a topic."""
    topic = _topic(call)
    topic.name = call.get("name") or topic.name
    return True


def close_forum_topic(call: Call) -> bool:
    """Close a topic: only administrators write there."""
    topic = _topic(call)
    if topic.is_closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.is_closed = True
    return True


def reopen_forum_topic(call: Call) -> bool:
    """Open a closed topic."""
    topic = _topic(call)
    if not topic.is_closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.is_closed = False
    return True


def delete_forum_topic(call: Call) -> bool:
    """Remove a topic with its messages."""
    chat, topic = _forum(call), _topic(call)
    del chat.topics[topic.id]
    gone = [
        number
        for number, message in chat.messages.items()
        if message.fields.get("message_thread_id") == topic.id
    ]
    for number in gone:
        del chat.messages[number]
    return True


def _forum(call: Call) -> Chat:
    chat = call.chat(to_write=True)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.member(call.bot.user).is_admin:
        raise bad_request("not enough rights to create a topic")
    return chat


def _topic(call: Call) -> Topic:
    chat = _forum(call)
    topic = chat.topics.get(call.get("message_thread_id", 0))
    if topic is None:
        raise bad_request("message thread not found")
    return topic


METHODS: dict[str, Method] = {
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": close_forum_topic,
    "reopenForumTopic": reopen_forum_topic,
    "deleteForumTopic": delete_forum_topic,
}
