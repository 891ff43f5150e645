"""A group becomes a supergroup: it has another id from now on, and what was set for it holds on."""

from telegram import Update

from handlers.context import Context


async def migrated(update: Update, context: Context) -> None:
    """Move what is kept for the group; both its old and its new chat say so, in any order."""
    message = update.effective_message
    assert message is not None
    if message.migrate_to_chat_id is not None:
        old, new = message.chat_id, message.migrate_to_chat_id
    elif message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat_id
    else:
        return
    context.admins.forget(old)
    await context.off_loop(context.casebase.group_moved, old, new)
