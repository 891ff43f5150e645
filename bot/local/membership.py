"""Coming and going in groups, and which bots are told of it."""

from __future__ import annotations

from bot.local.people import Chat, Member, User
from bot.local.world import World


def change(world: World, actor: User, chat: Chat, user: User, status: str) -> None:
    """Give someone another standing in a chat, and tell the bots that are told."""
    before = Member(user, chat.member(user).status)
    chat.members.setdefault(user.id, Member(user)).status = status
    if before.status != status:
        tell(world, actor, chat, before, chat.members[user.id])


def tell(world: World, actor: User, chat: Chat, before: Member, after: Member) -> None:
    """Send ``my_chat_member`` to the bot it is about, ``chat_member`` to bots that administer the chat."""
    payload = {
        "chat": chat.as_json(),
        "from": actor.as_json(),
        "date": int(world.clock()),
        "old_chat_member": before.as_json(),
        "new_chat_member": after.as_json(),
    }
    for bot in world.bots.values():
        if bot.user.id == after.user.id:
            bot.updates.push("my_chat_member", payload)
        elif not chat.is_private and chat.member(bot.user).is_admin:
            bot.updates.push("chat_member", payload)
