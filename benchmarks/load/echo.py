"""Echo bots on the same library: what a bot that does nothing costs.

Run as ``python -m benchmarks.load.echo URL TOKEN TRANSPORT AT_ONCE [WEBHOOK_PORT]``.
"""

import asyncio
import sys
from typing import Any

from telegram import InlineQueryResultArticle, InputTextMessageContent, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.transport.request import AiohttpRequest

Context = ContextTypes.DEFAULT_TYPE


async def say(update: Update, context: Context) -> None:
    """The text again."""
    del context
    assert update.effective_message is not None
    await update.effective_message.reply_text(update.effective_message.text or "?")


async def answer_inline(update: Update, context: Context) -> None:
    """One result that holds the query."""
    del context
    query = update.inline_query
    assert query is not None
    content = InputTextMessageContent(query.query or "?")
    await query.answer([InlineQueryResultArticle("1", query.query or "?", content)])


async def acknowledge(update: Update, context: Context) -> None:
    """An empty answer."""
    del context
    assert update.callback_query is not None
    await update.callback_query.answer()


def build(url: str, token: str, transport: str, at_once: int) -> Application[Any, Any, Any, Any, Any, Any]:
    """The bot; ``transport`` is ``aiohttp`` or ``stock``."""
    builder = Application.builder().token(token).base_url(f"{url}/bot").job_queue(None)
    if at_once > 1:
        builder = builder.concurrent_updates(at_once)
    if transport == "aiohttp":
        builder = builder.request(AiohttpRequest(256)).get_updates_request(AiohttpRequest(4))
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, say))
    application.add_handler(InlineQueryHandler(answer_inline))
    application.add_handler(CallbackQueryHandler(acknowledge))
    return application


def main() -> None:
    """Run until told to stop."""
    url, token, transport, at_once, *port = sys.argv[1:]
    application = build(url, token, transport, int(at_once))
    asyncio.set_event_loop(asyncio.new_event_loop())
    if port:
        application.run_webhook(
            "127.0.0.1",
            int(port[0]),
            "hook",
            webhook_url=f"http://127.0.0.1:{port[0]}/hook",
            max_connections=100,
        )
    else:
        application.run_polling()


if __name__ == "__main__":
    main()
