"""Methods about chats and who is in them."""

from __future__ import annotations

from typing import Any

from bot.local.call import Call
from bot.local.errors import bad_request
from bot.local.methods.kind import Method
from bot.local.people import Member

Json = dict[str, Any]


def get_chat(call: Call) -> Json:
    """Show all there is to know of a chat."""
    chat = call.chat(to_write=False)
    data = {**chat.as_json(), "accent_color_id": 0, "max_reaction_count": 11}
    data["accepted_gift_types"] = {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    }
    if chat.description:
        data["description"] = chat.description
    if chat.pinned:
        data["pinned_message"] = chat.messages[chat.pinned[-1]].as_json(with_reply=False)
    if not chat.is_private:
        data["permissions"] = {"can_send_messages": True, "can_send_documents": True, "can_send_photos": True}
    return data


def get_chat_member(call: Call) -> Json:
    """Show someone's standing in a chat."""
    chat, user = call.chat(to_write=False), call.user()
    if chat.is_private:
        return Member(user, "member").as_json()
    return chat.member(user).as_json()


def get_chat_administrators(call: Call) -> list[Json]:
    """List a group's administrators."""
    chat = call.chat(to_write=False)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    members = chat.members.values()
    return [member.as_json() for member in members if member.is_admin and _is_listed(call, member.user.id)]


def _is_listed(call: Call, user_id: int) -> bool:
    """Other bots are left out of the list of administrators."""
    return user_id == call.bot.user.id or not call.world.users[user_id].is_bot


def get_chat_member_count(call: Call) -> int:
    """Count who is in a chat."""
    chat = call.chat(to_write=False)
    return 2 if chat.is_private else sum(member.is_present for member in chat.members.values())


def leave_chat(call: Call) -> bool:
    """Leave a group."""
    chat = call.chat(to_write=True)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.members[call.bot.user.id].status = "left"
    return True


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
