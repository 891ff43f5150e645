"""Who takes part: people, bots, chats and what each chat remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

#: Telegram's own account in whose name anonymous administrators write.
ANONYMOUS_ADMIN_ID = 1087968824
#: Ids of supergroups start here and go down.
SUPERGROUP_BASE = -1_000_000_000_000


@dataclass
class User:
    """A person, or a bot seen as a member of a chat."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "zh-hans"
    is_bot: bool = False

    def as_json(self) -> Json:
        """Return the account as ``User`` shows it."""
        fields = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": None if self.is_bot else self.language_code,
        }
        return {name: value for name, value in fields.items() if value is not None}


#: What a group's creator or administrator may do, as ``ChatMemberAdministrator`` names it.
ADMIN_RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_send_welcome_messages",
)


@dataclass
class Member:
    """Someone's standing in a chat: creator, administrator, member, restricted, left or kicked."""

    user: User
    status: str = "member"
    is_anonymous: bool = False
    custom_title: str | None = None

    @property
    def is_present(self) -> bool:
        """Whether they are in the chat."""
        return self.status in ("creator", "administrator", "member", "restricted")

    @property
    def is_admin(self) -> bool:
        """Whether they may do an administrator's work."""
        return self.status in ("creator", "administrator")

    def as_json(self) -> Json:
        """Return the standing as the kinds of ``ChatMember`` show it."""
        data: Json = {"status": self.status, "user": self.user.as_json()}
        if self.is_admin:
            data["is_anonymous"] = self.is_anonymous
            if self.custom_title:
                data["custom_title"] = self.custom_title
        if self.status == "administrator":
            data.update(dict.fromkeys(ADMIN_RIGHTS, True))
            data["can_be_edited"] = False
        if self.status == "kicked":
            data["until_date"] = 0
        return data


@dataclass
class Topic:
    """A topic of a forum; its id is that of the service message that created it."""

    id: int
    name: str
    is_closed: bool = False


@dataclass
class Message:
    """A message as it is stored.

    Attributes:
        fields: what the Bot API shows of it, without ``chat`` and ``reply_to_message``.
        sender_id: who wrote it; None for a service message without an author.
        inline_message_id: how a bot that is not in the chat may call it.
        reply_keyboard: a keyboard below the input field, or its removal; the Bot API never shows it again.
    """

    chat: Chat
    id: int
    date: int
    sender_id: int | None
    fields: Json
    reply_to: int | None = None
    inline_message_id: str | None = None
    reply_keyboard: Json | None = None
    reactions: dict[int, list[Json]] = field(default_factory=dict)

    @property
    def text(self) -> str | None:
        """Return the text or the caption."""
        return self.fields.get("text", self.fields.get("caption"))

    def as_json(self, *, with_reply: bool = True) -> Json:
        """Return the message as the Bot API shows it."""
        data: Json = {"message_id": self.id, "date": self.date, "chat": self.chat.as_json(), **self.fields}
        if with_reply and self.reply_to is not None:
            replied = self.chat.messages.get(self.reply_to)
            if replied is not None:
                data["reply_to_message"] = replied.as_json(with_reply=False)
        return data


@dataclass
class Chat:
    """A private chat with one bot, a basic group, a supergroup or a channel."""

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    user: User | None = None
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    description: str | None = None
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    #: In a private chat: whether the person has ever written, and whether they have blocked the bot.
    is_started: bool = False
    is_blocked: bool = False
    #: The chat action last shown, and in which topic.
    actions: list[str] = field(default_factory=list)

    @property
    def is_private(self) -> bool:
        """Whether it is one person's chat with the bot."""
        return self.type == "private"

    def as_json(self) -> Json:
        """Return the short form that stands in messages."""
        data: Json = {"id": self.id, "type": self.type}
        if self.user is not None:
            data["first_name"] = self.user.first_name
            if self.user.username:
                data["username"] = self.user.username
            return data
        data["title"] = self.title
        if self.username:
            data["username"] = self.username
        if self.is_forum:
            data["is_forum"] = True
        return data

    def member(self, user: User) -> Member:
        """Return someone's standing; who was never here has left."""
        return self.members.get(user.id) or Member(user, "left")

    def next_id(self) -> int:
        """Return the id of the next message; every chat counts its own."""
        self.last_id += 1
        return self.last_id
