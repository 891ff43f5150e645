"""Running the application by long polling, until it is told to stop or may not go on."""

import asyncio
import logging
from time import monotonic

from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Updater

from handlers.context import App

log = logging.getLogger(__name__)

_NEWCOMER = 60.0
"""Seconds in which a copy that meets another one is the one to go: the bot that runs already stays up."""
_WANTED = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY]


async def poll(application: App, stop: asyncio.Event) -> None:
    """Answer updates until ``stop`` is set; what is in flight is finished.

    Raises:
        InvalidToken: Telegram does not know the token.
        NetworkError: Telegram cannot be reached at the start; later on it is tried again and again.
        Conflict: another copy with the same token was already running.
    """
    updater = application.updater
    assert updater is not None
    try:
        async with application:
            if application.post_init is not None:
                await application.post_init(application)
            await application.start()
            try:
                await _receive(updater, stop)
            finally:
                await application.stop()
    finally:
        if application.post_shutdown is not None:
            await application.post_shutdown(application)


async def _receive(updater: Updater, stop: asyncio.Event) -> None:
    started = monotonic()
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def failed(error: TelegramError) -> None:
        early = monotonic() - started < _NEWCOMER
        if isinstance(error, InvalidToken) or (isinstance(error, Conflict) and early):
            if not over.done():
                over.set_exception(error)
        else:
            log.warning("polling: %s", error)

    await updater.start_polling(allowed_updates=_WANTED, error_callback=failed)
    log.info("listening as @%s", updater.bot.username)
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((stopping, over), return_when=asyncio.FIRST_COMPLETED)
        if over.done():
            over.result()
    finally:
        stopping.cancel()
        over.cancel()
        await updater.stop()
