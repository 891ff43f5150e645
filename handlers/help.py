"""/help: how to ask."""

from telegram import Update

from handlers import reply
from handlers.context import Context
from handlers.views import phrases


async def help_(update: Update, context: Context) -> None:
    """Show how to ask."""
    await reply.answer(update, context, phrases.helping())
