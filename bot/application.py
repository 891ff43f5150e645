"""The application: everything a person can do, registered in the order it is looked at."""

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.errors import ErrorChain
from bot.menu import set_menu
from bot.metrics import Metrics
from bot.settings import Settings
from bot.transport.floods import FloodGuard
from bot.transport.order import OrderedPerChat
from bot.transport.request import AiohttpRequest
from casebase.library import Casebase
from handlers.command import CommandHandler
from handlers.commands import COMMANDS
from handlers.context import CASEBASE, DRAWN, PRESS, UPLOADS, App, Context
from handlers.drawn import Drawn
from handlers.inline import inline
from handlers.plain import plain
from handlers.pressed import pressed
from handlers.prints.kept import Kept
from handlers.prints.press import Press
from handlers.prints.uploads import RecentUploads
from handlers.wrong import no_text, unknown_command

METRICS = "metrics"
"""Key of the counters in the application's data."""
POLLS = "polls"
"""Key of the connection that asks for updates."""
WANTED = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY)
"""The kinds of updates there are handlers for; Telegram is asked for no others."""
_ASKED = filters.UpdateType.MESSAGES & filters.ChatType.PRIVATE & ~filters.VIA_BOT
"""New and edited messages a person wrote to the bot alone."""
_POLLS = 4
"""Connections for asking for updates: one call at a time, and another while a dead one is given up."""
_SLASHED = filters.Regex(r"^\s*[/／]\S")


def build_application(
    casebase: Casebase,
    *,
    settings: Settings,
    request: BaseRequest | None = None,
    get_updates_request: BaseRequest | None = None,
    base_url: str | None = None,
) -> App:
    """The bot over a casebase; nothing is started. Its ``post_init`` sets the command menu,
    its ``post_shutdown`` lets the press go.

    Args:
        casebase: what it answers from; whoever opened it closes it.
        settings: must hold a token.
        request: the transport, where it is not HTTP to the settings' address.
        get_updates_request: the transport of long polling; ``request`` where it is not given.
        base_url: address of the Bot API up to the token, instead of the settings'.
    """
    polls = get_updates_request or request or AiohttpRequest(_POLLS, settings.telegram.proxy_url)
    application = _built(settings, request, polls, base_url)
    metrics = Metrics()
    application.bot_data[METRICS] = metrics
    application.bot_data[POLLS] = polls
    application.bot_data[CASEBASE] = casebase
    application.bot_data[DRAWN] = Drawn()
    kept = Kept(settings.prints.prints_folder, settings.prints.prints_megabytes)
    application.bot_data[PRESS] = Press(kept, drew=metrics.drew)
    application.bot_data[UPLOADS] = RecentUploads()
    for command in COMMANDS:
        application.add_handler(CommandHandler(command))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(InlineQueryHandler(inline))
    # What follows is for private chats only: in groups everything but commands and buttons is let pass.
    application.add_handler(MessageHandler(_ASKED & filters.TEXT & _SLASHED, unknown_command))
    application.add_handler(MessageHandler(_ASKED & filters.TEXT, plain))
    application.add_handler(MessageHandler(_ASKED & ~filters.StatusUpdate.ALL, no_text))
    application.add_error_handler(ErrorChain(settings.report, metrics).handle)
    return application


def _built(settings: Settings, request: BaseRequest | None, polls: BaseRequest, base_url: str | None) -> App:
    telegram, traffic = settings.telegram, settings.traffic
    if telegram.bot_token is None:
        raise ValueError("an application needs a token")
    address = base_url or f"{telegram.api_url.rstrip('/')}/bot"
    builder = (
        Application.builder()
        .token(telegram.bot_token.get_secret_value())
        .context_types(ContextTypes(context=Context))
        .base_url(address)
        .base_file_url(f"{address.removesuffix('/bot')}/file/bot")
        .job_queue(None)
        .updater(None)
        # Of one chat one after the other, so that an edit never overtakes the question it edits.
        .concurrent_updates(OrderedPerChat(traffic.updates_at_once, 2 * traffic.updates_waiting))
        .post_init(_opening)
        .post_shutdown(_closing)
    )
    if request is None:
        # What never leaves this process needs no patience with Telegram.
        request = AiohttpRequest(traffic.updates_at_once, telegram.proxy_url)
        builder = builder.rate_limiter(FloodGuard(traffic.rates))  # type: ignore[arg-type]
    return builder.request(request).get_updates_request(polls).build()


async def _opening(application: App) -> None:
    await set_menu(application.bot)


async def _closing(application: App) -> None:
    press: Press = application.bot_data[PRESS]
    await press.close()
