"""People's side of the world: what someone does, and the updates that come of it."""

from __future__ import annotations

import mimetypes
from typing import Any

from bot.local import membership
from bot.local.account import Account
from bot.local.entities import tidy
from bot.local.people import ANONYMOUS_ADMIN_ID, Chat, Member, Message, User
from bot.local.pressing import CannotDoError, Press, deep_link, find_button
from bot.local.queries import CHOICE_LIFETIME, CallbackQuery, GuestQuery, InlineQuery
from bot.local.schema import Upload
from bot.local.world import World

Json = dict[str, Any]


class Person:
    """Someone with an account, who talks to one bot in private and to others in groups."""

    def __init__(self, world: World, user: User, bot: Account | None = None) -> None:
        self.world = world
        self.user = user
        self.bot = bot or world.bot

    @property
    def id(self) -> int:
        """Return the person's id, which is also their private chat's."""
        return self.user.id

    def chat(self, chat_id: int | None = None) -> Chat:
        """Return a group by its id (joined in silence), or without one the bot's private chat."""
        if chat_id is None or chat_id > 0:
            return self.world.private_chat(self.bot, self.user)
        chat = self.world.group(chat_id)
        if not chat.member(self.user).is_present:
            chat.members[self.user.id] = Member(self.user)
        return chat

    # -- writing

    def send(
        self,
        text: str,
        chat_id: int | None = None,
        *,
        reply_to: int | None = None,
        thread_id: int | None = None,
        anonymous: bool = False,
    ) -> Message:
        """Send a text; commands, mentions and links in it are found as Telegram finds them.

        Args:
            text: what is typed.
            chat_id: a group; the bot's private chat without it.
            reply_to: the id of a message in that chat.
            thread_id: a topic of a forum.
            anonymous: in the group's name, as an administrator who stays anonymous.
        """
        text, entities = tidy(text, [], self._unnoticed)
        if not text:
            raise CannotDoError("an empty message cannot be sent")
        fields: Json = {"text": text, **({"entities": entities} if entities else {})}
        return self._say(fields, chat_id, reply_to=reply_to, thread_id=thread_id, anonymous=anonymous)

    def start(self, payload: str = "") -> Message:
        """Open the bot's chat, by a deep link where there is a payload."""
        return self.send(f"/start {payload}".strip())

    def send_document(
        self,
        name: str,
        content: bytes,
        chat_id: int | None = None,
        *,
        caption: str = "",
        mime_type: str | None = None,
    ) -> Message:
        """Send a file."""
        kind = mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        stored = self.world.files.add("document", Upload(name, content, kind))
        document = {
            "file_id": stored.id,
            "file_unique_id": stored.unique_id,
            "file_name": name,
            "mime_type": kind,
            "file_size": stored.size,
        }
        return self._say({"document": document, **self._caption(caption)}, chat_id)

    def send_photo(
        self,
        content: bytes,
        chat_id: int | None = None,
        *,
        caption: str = "",
        size: tuple[int, int] = (1280, 960),
    ) -> Message:
        """Send a photo."""
        stored = self.world.files.add("photo", Upload("photo.jpg", content, "image/jpeg"))
        photo = {
            "file_id": stored.id,
            "file_unique_id": stored.unique_id,
            "width": size[0],
            "height": size[1],
            "file_size": stored.size,
        }
        return self._say({"photo": [photo], **self._caption(caption)}, chat_id)

    def forward(self, text: str, chat_id: int | None = None, *, author: str = "某人") -> Message:
        """Forward a text that someone else wrote elsewhere, whose account stays hidden."""
        text, entities = tidy(text, [], self._unnoticed)
        origin = {"type": "hidden_user", "date": int(self.world.clock()), "sender_user_name": author}
        fields: Json = {"text": text, "forward_origin": origin}
        return self._say({**fields, **({"entities": entities} if entities else {})}, chat_id)

    def edit(self, message_id: int, text: str, chat_id: int | None = None) -> Message:
        """Change the text of a message of one's own."""
        message = self.message(message_id, chat_id)
        if message.sender_id != self.user.id:
            raise CannotDoError("only one's own messages can be edited")
        text, entities = tidy(text, [], self._unnoticed)
        message.fields.pop("entities", None)
        message.fields.update(text=text, edit_date=int(self.world.clock()))
        if entities:
            message.fields["entities"] = entities
        self.world.announce(message, "edited_message")
        return message

    def delete(self, message_id: int, chat_id: int | None = None) -> None:
        """Remove a message for everybody; bots are not told."""
        del self.chat(chat_id).messages[self.message(message_id, chat_id).id]

    def message(self, message_id: int, chat_id: int | None = None) -> Message:
        """Return a message of a chat by its id."""
        try:
            return self.chat(chat_id).messages[message_id]
        except KeyError:
            raise CannotDoError(f"there is no message {message_id}") from None

    # -- buttons

    def press(
        self,
        label: str | None = None,
        chat_id: int | None = None,
        *,
        data: str | None = None,
        message_id: int | None = None,
    ) -> Press:
        """Press a button: on the message named, or on the newest one that has it.

        Args:
            label: part of what is written on it.
            chat_id: a group; the bot's private chat without it.
            data: its callback data, instead of a label. With a message named it is sent even where no
                button shows it any longer, as an old client would.
            message_id: the message it stands on.
        """
        if message_id is None:
            newest_first = reversed(self.chat(chat_id).messages.values())
            return self.press_button(*find_button(newest_first, label, data))
        message = self.message(message_id, chat_id)
        if data is not None:
            return self.press_button(message, {"text": "", "callback_data": data})
        return self.press_button(*find_button([message], label))

    def press_button(self, message: Message, button: Json) -> Press:
        """Press one button of a message."""
        if "callback_data" in button:
            return Press(button, query=self._ask(message, button["callback_data"]))
        if "url" in button:
            return self._open(button)
        if "copy_text" in button:
            return Press(button, copied=button["copy_text"]["text"])
        for name in ("switch_inline_query", "switch_inline_query_current_chat"):
            if name in button:
                return Press(button, typed=button[name])
        if "switch_inline_query_chosen_chat" in button:
            return Press(button, typed=button["switch_inline_query_chosen_chat"].get("query", ""))
        chat_id = None if message.chat.is_private else message.chat.id
        return Press(button, sent=self.send(button["text"], chat_id))

    def _open(self, button: Json) -> Press:
        payload = deep_link(button["url"], self.bot.username)
        if payload is None:
            return Press(button, opened=button["url"])
        return Press(button, opened=button["url"], sent=self.start(payload))

    def _ask(self, message: Message, data: str) -> CallbackQuery:
        via_bot = message.fields.get("via_bot", {}).get("id")
        bot = next(bot for bot in self.world.bots.values() if bot.user.id in (message.sender_id, via_bot))
        query = CallbackQuery(self.world.new_id(), self.user, data, self.world.clock())
        payload: Json = {
            "id": query.id,
            "from": self.user.as_json(),
            "chat_instance": str(-message.chat.id - 7),
            "data": data,
        }
        if message.inline_message_id is not None:
            query.inline_message_id = payload["inline_message_id"] = message.inline_message_id
        else:
            query.message = message
            payload["message"] = message.as_json()
        bot.queries.callbacks[query.id] = query
        bot.updates.push("callback_query", payload)
        return query

    # -- inline mode

    def inline(self, query: str, offset: str = "", *, chat_type: str = "supergroup") -> InlineQuery:
        """Type ``@bot query`` in some chat; the answer appears on the returned query once the bot gave it."""
        if not self.bot.has_inline_mode:
            raise CannotDoError("the bot has no inline mode")
        asked = InlineQuery(self.world.new_id(), self.user, query[:256], offset, self.world.clock())
        self.bot.queries.inline[asked.id] = asked
        self.bot.updates.push(
            "inline_query",
            {
                "id": asked.id,
                "from": self.user.as_json(),
                "query": asked.query,
                "offset": offset,
                "chat_type": chat_type,
            },
        )
        return asked

    def choose(self, result_id: str, chat_id: int | None = None, *, query: str | None = None) -> Message:
        """Choose a result of an inline query: of the one with this text, or of the newest that shows it.

        The message goes to the group named, or to the bot's private chat. The bot hears of it only with
        inline feedback on, and gets an ``inline_message_id`` only where there is an inline keyboard.
        """
        asked, result = self._find_result(result_id, query)
        if self.world.clock() - asked.born > CHOICE_LIFETIME:
            raise CannotDoError("the results have expired")
        chat = self._written_to(chat_id)
        fields = {**result["message"], "via_bot": self.bot.user.as_json()}
        message = self.world.post(chat, self.user, fields)
        chosen: Json = {"result_id": result_id, "from": self.user.as_json(), "query": asked.query}
        if "reply_markup" in fields:
            message.inline_message_id = chosen["inline_message_id"] = self.world.new_id("inline")
            self.world.inline_messages[message.inline_message_id] = message
        self.world.announce(message)
        if self.bot.has_inline_feedback:
            self.bot.updates.push("chosen_inline_result", chosen)
        return message

    def _find_result(self, result_id: str, query: str | None) -> tuple[InlineQuery, Json]:
        for asked in reversed(self.bot.queries.inline.values()):
            if asked.user.id == self.user.id and query in (None, asked.query):
                for result in asked.results:
                    if result["id"] == result_id:
                        return asked, result
        raise CannotDoError(f"there is no result {result_id!r} to choose")

    def mention_guest(self, text: str, chat_id: int) -> GuestQuery:
        """Mention the bot in a chat it is not in; it may answer once."""
        chat = self.world.group(chat_id, bot_status="left")
        chat.members.setdefault(self.user.id, Member(self.user))
        if chat.member(self.bot.user).is_present or not self.bot.has_guest_mode:
            raise CannotDoError("the bot is no guest here")
        if f"@{self.bot.username}".lower() not in text.lower():
            raise CannotDoError("a guest is called by its name")
        text, entities = tidy(text, [], self._unnoticed)
        message = self.world.post(chat, self.user, {"text": text, "entities": entities})
        query = GuestQuery(self.world.new_id(), message, self.world.clock())
        self.bot.queries.guests[query.id] = query
        self.bot.updates.push("guest_message", {**message.as_json(), "guest_query_id": query.id})
        return query

    # -- reactions

    def react(self, message_id: int, emoji: str | None, chat_id: int | None = None) -> None:
        """Put a reaction on a message, or take it back; a group's bots hear of it as administrators only."""
        message = self.message(message_id, chat_id)
        old = message.reactions.get(self.user.id, [])
        new = [{"type": "emoji", "emoji": emoji}] if emoji else []
        message.reactions[self.user.id] = new
        payload = {
            "chat": message.chat.as_json(),
            "message_id": message.id,
            "user": self.user.as_json(),
            "date": int(self.world.clock()),
            "old_reaction": old,
            "new_reaction": new,
        }
        for bot in self.world.bots_in(message.chat):
            if message.chat.is_private or message.chat.member(bot.user).is_admin:
                bot.updates.push("message_reaction", payload)

    # -- coming and going

    def block(self) -> None:
        """Block the bot."""
        self._set_blocked(blocked=True)

    def unblock(self) -> None:
        """Unblock the bot."""
        self._set_blocked(blocked=False)

    def _set_blocked(self, *, blocked: bool) -> None:
        chat = self.chat()
        if chat.is_blocked == blocked:
            return
        chat.is_blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        bot = self.bot.user
        membership.tell(self.world, self.user, chat, Member(bot, before), Member(bot, after))

    def join(self, chat_id: int) -> None:
        """Come into a group, seen by everybody."""
        chat = self.world.group(chat_id)
        membership.change(self.world, self.user, chat, self.user, "member")
        self.world.announce(self.world.post(chat, self.user, {"new_chat_members": [self.user.as_json()]}))

    def leave(self, chat_id: int) -> None:
        """Leave a group."""
        chat = self.chat(chat_id)
        self.world.announce(self.world.post(chat, self.user, {"left_chat_member": self.user.as_json()}))
        membership.change(self.world, self.user, chat, self.user, "left")

    def promote(
        self, user: User, chat_id: int, status: str = "administrator", *, is_anonymous: bool = False
    ) -> None:
        """Make someone, or the bot, an administrator of a group; or with ``member`` one no longer."""
        chat = self.chat(chat_id)
        membership.change(self.world, self.user, chat, user, status)
        chat.members[user.id].is_anonymous = is_anonymous

    def add_bot(self, chat_id: int) -> None:
        """Bring the bot into a group."""
        chat = self.world.group(chat_id, bot_status="left")
        chat.members.setdefault(self.user.id, Member(self.user))
        membership.change(self.world, self.user, chat, self.bot.user, "member")
        added = {"new_chat_members": [self.bot.user.as_json()]}
        self.world.announce(self.world.post(chat, self.user, added))

    def remove_bot(self, chat_id: int) -> None:
        """Throw the bot out of a group."""
        membership.change(self.world, self.user, self.chat(chat_id), self.bot.user, "kicked")

    # -- forums

    def create_topic(self, name: str, chat_id: int) -> int:
        """Add a topic to a forum and return its id."""
        chat = self.chat(chat_id)
        number = self.world.add_topic(chat, self.user, name)
        self.world.announce(chat.messages[number])
        return number

    # -- shared

    def _say(
        self,
        fields: Json,
        chat_id: int | None,
        *,
        reply_to: int | None = None,
        thread_id: int | None = None,
        anonymous: bool = False,
    ) -> Message:
        chat = self._written_to(chat_id)
        sender = self.user
        if anonymous:
            sender = self.world.users[ANONYMOUS_ADMIN_ID]
            fields["sender_chat"] = chat.as_json()
        message = self.world.post(chat, sender, fields, reply_to=reply_to, thread_id=thread_id)
        self.world.announce(message)
        return message

    def _written_to(self, chat_id: int | None) -> Chat:
        """Return a chat the person writes to; in private that opens it, and unblocks the bot."""
        chat = self.chat(chat_id)
        if chat.is_private:
            self.unblock()
            chat.is_started = True
        return chat

    def _caption(self, caption: str) -> Json:
        if not caption:
            return {}
        text, entities = tidy(caption, [], self._unnoticed)
        return {"caption": text, **({"caption_entities": entities} if entities else {})}

    def _unnoticed(self, what: str) -> None:
        """What is tidied away in a person's own message is no business of the bot's."""
