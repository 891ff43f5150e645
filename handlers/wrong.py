"""What is no question, in a private chat: an unknown command, or something that is no text."""

from telegram import Update

from handlers import reply
from handlers.command import asking, slashed
from handlers.context import Context
from handlers.views import phrases


async def unknown_command(update: Update, context: Context) -> None:
    """Say that there is no such command, and what there is."""
    message = asking(update)
    assert message is not None
    await reply.answer(update, context, phrases.unknown_command(slashed(message.text or "") or ""))


async def no_text(update: Update, context: Context) -> None:
    """Say what can be read."""
    await reply.answer(update, context, phrases.no_text())
