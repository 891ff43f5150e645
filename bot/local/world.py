"""A Telegram without a network: people, chats, messages, and the Bot API that bots call.

Nothing here waits or touches a file. ``World.call`` is the bots' side, ``Person`` the people's side; fronts
(in process, HTTP) carry one to the other.
"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

from bot.local import visibility
from bot.local.account import Account
from bot.local.call import Call, answer, refusal
from bot.local.errors import ApiError, NotBuiltError
from bot.local.faults import Faults
from bot.local.filestore import FileStore
from bot.local.journal import CallRecord, Journal
from bot.local.methods import METHODS
from bot.local.people import ANONYMOUS_ADMIN_ID, SUPERGROUP_BASE, Chat, Member, Message, Topic, User
from bot.local.schema import Reader, Upload, load_schema

Json = dict[str, Any]

TOKEN = "123456789:LOCALxTOKENxFORxTHISxMACHINExONLYxx"
TOKEN_FORM = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")
#: The first of the colours Telegram offers for a topic's icon.
TOPIC_ICON_COLOR = 0x6FB9F0
#: Who is the creator of every group unless someone else is named.
OWNER_ID = 1


class World:
    """Everything there is.

    Attributes:
        ignored: what a bot sent and the service passed over in silence; tests assert that it is empty.
        not_built: what a bot asked for and this Bot API does not play; likewise.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        username: str = "casebase_local_bot",
        clock: Callable[[], float] = time.time,
        kept_calls: int | None = None,
    ) -> None:
        """Make a world with one bot in it; of the bots' calls the newest ``kept_calls``, or all, are kept."""
        self.clock = clock
        self.schema = load_schema()
        self.users: dict[int, User] = {}
        self.bots: dict[str, Account] = {}
        self.chats: dict[int, Chat] = {}
        self.inline_messages: dict[str, Message] = {}
        self.files = FileStore()
        self.faults = Faults()
        self.journal = Journal(kept_calls)
        self.ignored: list[str] = []
        self.not_built: list[str] = []
        #: Texts parsed lately: their source and mode, and the text and entities made of them.
        self.formatted: dict[tuple[str, str | None], tuple[str, list[Json]]] = {}
        self._numbers = itertools.count(1)
        self.bot = self.add_bot(token, username)
        anonymous = User(ANONYMOUS_ADMIN_ID, "Group", username="GroupAnonymousBot", is_bot=True)
        self.users[anonymous.id] = anonymous

    # -- who and where

    def add_bot(self, token: str, username: str, first_name: str = "县域案例库") -> Account:
        """Return a new bot's account; the first one is ``world.bot``."""
        user = User(int(token.split(":")[0]), first_name, username=username, is_bot=True)
        account = Account(user, token)
        self.bots[token] = account
        self.users[user.id] = user
        return account

    def user(self, user_id: int, first_name: str | None = None, **details: Any) -> User:
        """Return a person, making them on first mention."""
        if user_id not in self.users:
            self.users[user_id] = User(user_id, first_name or f"用户{user_id}", **details)
        return self.users[user_id]

    def group(
        self,
        chat_id: int,
        title: str = "扶贫案例群",
        *,
        is_forum: bool = False,
        username: str | None = None,
        bot_status: str = "member",
    ) -> Chat:
        """Return a group, making it on first mention, with its creator (user 1) and the bot in it.

        An id from -1000000000000 down is a supergroup, any other negative id a basic group.
        """
        if chat_id not in self.chats:
            kind = "supergroup" if chat_id <= SUPERGROUP_BASE else "group"
            chat = Chat(chat_id, kind, title=title, username=username, is_forum=is_forum)
            chat.members[OWNER_ID] = Member(self.user(OWNER_ID), "creator")
            if bot_status != "left":
                chat.members[self.bot.user.id] = Member(self.bot.user, bot_status)
            self.chats[chat_id] = chat
        return self.chats[chat_id]

    def private_chat(self, bot: Account, user: User) -> Chat:
        """Return the chat of a person with a bot."""
        if user.id not in bot.private_chats:
            bot.private_chats[user.id] = Chat(user.id, "private", user=user)
        return bot.private_chats[user.id]

    def find_chat(self, bot: Account, chat_id: int) -> Chat | None:
        """Return a chat as a bot finds it by its id."""
        if chat_id > 0:
            user = self.users.get(chat_id)
            return None if user is None or user.is_bot else self.private_chat(bot, user)
        return self.chats.get(chat_id)

    # -- what is said

    def post(
        self,
        chat: Chat,
        sender: User | None,
        fields: Json,
        *,
        reply_to: int | None = None,
        thread_id: int | None = None,
    ) -> Message:
        """Store a message and return it. Nobody is told yet: see ``announce``."""
        if sender is not None:
            fields = {"from": sender.as_json(), **fields}
        fields.update(visibility.thread_fields(chat, reply_to, thread_id))
        message = Message(
            chat, chat.next_id(), int(self.clock()), sender.id if sender else None, fields, reply_to
        )
        chat.messages[message.id] = message
        return message

    def announce(self, message: Message, kind: str = "message") -> None:
        """Put a message into the queue of every bot that may see it."""
        for bot in self.bots.values():
            if visibility.is_seen(bot, message):
                bot.updates.push(kind, message.as_json())

    def bots_in(self, chat: Chat) -> list[Account]:
        """Return the bots that take part in a chat."""
        if chat.is_private:
            return [bot for bot in self.bots.values() if bot.private_chats.get(chat.id) is chat]
        return [bot for bot in self.bots.values() if chat.member(bot.user).is_present]

    def add_topic(self, chat: Chat, creator: User, name: str) -> int:
        """Add a topic to a forum; its id is that of the service message that says so."""
        created = {"forum_topic_created": {"name": name, "icon_color": TOPIC_ICON_COLOR}}
        service = self.post(chat, creator, created)
        service.fields.update(message_thread_id=service.id, is_topic_message=True)
        chat.topics[service.id] = Topic(service.id, name)
        return service.id

    def migrate(self, chat_id: int) -> Chat:
        """Turn a basic group into a supergroup: a service message in each, and errors for the old id."""
        old = self.chats[chat_id]
        new = self.group(SUPERGROUP_BASE + chat_id, old.title or "")
        new.members = dict(old.members)
        old.migrated_to = new.id
        owner = self.user(OWNER_ID)
        self.announce(self.post(old, owner, {"migrate_to_chat_id": new.id}))
        self.announce(self.post(new, owner, {"migrate_from_chat_id": old.id}))
        return new

    def new_id(self, prefix: str = "") -> str:
        """Return an id nobody has used."""
        return f"{prefix}{4_000_000_000_000_000 + next(self._numbers)}"

    # -- the bots' side

    def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, Any],
        files: Mapping[str, Upload] | None = None,
    ) -> tuple[int, Json]:
        """Answer one call of a method, as the service would.

        Args:
            token: whose call it is.
            method: its name, in any mixture of cases.
            params: values as JSON has them or as text, as forms have them.
            files: uploads by field or attachment name.

        Returns:
            The HTTP status and the JSON body.
        """
        record = CallRecord(0, 0, method)
        try:
            bot = self.account(token)
            name = self.schema.method_name(method)
            record = self.journal.open(bot.user.id, name)
            fault = self.faults.take(name)
            if fault is not None and (error := fault.error()) is not None:
                raise error
            if name not in METHODS:
                raise NotBuiltError(name)
            reader = Reader(self.schema, name, self.ignored.append)
            record.values = reader.read(params, files or {})
            call = Call(self, bot, name, record.values, files or {}, record)
            record.result = METHODS[name](call)
        except ApiError as error:
            record.status, record.description = error.status, error.description
            if isinstance(error, NotBuiltError):
                self.not_built.append(error.description)
            return refusal(error)
        return answer(record.result)

    def account(self, token: str) -> Account:
        """Return the bot of a token.

        Raises:
            ApiError: 401 for a token of nobody, 404 for what is no token.
        """
        if token in self.bots:
            return self.bots[token]
        if TOKEN_FORM.fullmatch(token):
            raise ApiError(401, "Unauthorized")
        raise ApiError(404, "Not Found")
