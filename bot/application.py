"""The application: everything a person can do, registered in the order it is looked at."""

import asyncio

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
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
from handlers.admins import AdminRights, standing_changed
from handlers.chosen import chosen, shared_here
from handlers.command import CommandHandler
from handlers.commands import COMMANDS
from handlers.context import ADMINS, CASEBASE, DRAWN, LIVE, PRESS, UNASKED, App, Context
from handlers.desk.announced import Announced
from handlers.desk.commands import CURATORS_COMMANDS
from handlers.desk.counting import TALLY, Tally, counted
from handlers.desk.deciding import desk_pressed
from handlers.desk.giving import given
from handlers.desk.menus import set_curator_menu
from handlers.desk.reader import READER, Reader
from handlers.desk.roles import RULES, Rules
from handlers.desk.written import written
from handlers.drawn import Drawn
from handlers.guest import guest
from handlers.inline import inline
from handlers.livecards import LiveCards
from handlers.manners import ReplyHandler, SwitchedOff
from handlers.migration import migrated
from handlers.pressed import pressed
from handlers.prints.kept import Kept
from handlers.prints.press import Press
from handlers.removing import Removals
from handlers.views.deskpayload import PATTERN
from handlers.wrong import no_text, unknown_command

METRICS = "metrics"
"""Key of the counters in the application's data."""
POLLS = "polls"
"""Key of the connection that asks for updates."""
_ASKED = filters.UpdateType.MESSAGES & filters.ChatType.PRIVATE & ~filters.VIA_BOT
"""New and edited messages a person wrote to the bot alone."""
_SHARED = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS & filters.VIA_BOT
"""New messages in groups that were written through some bot's inline mode."""
_FIRST = -2
"""The group of what decides whether anything is done about an update at all."""
_BESIDE = -1
"""The group of what is done with every update, before whatever answers it."""
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
    application.bot_data[ADMINS] = AdminRights()
    live = LiveCards(casebase, application.bot, settings.report.maintainers_chat)
    application.bot_data[LIVE] = live
    application.bot_data[UNASKED] = (
        live,
        Removals(casebase, application.bot),
        Announced(application),
    )
    kept = Kept(settings.prints.prints_folder, settings.prints.prints_megabytes)
    application.bot_data[PRESS] = Press(kept, drew=metrics.drew)
    application.bot_data[RULES] = Rules(settings.desk.owners, settings.desk.consent)
    application.bot_data[TALLY] = Tally(casebase)
    application.bot_data[READER] = Reader(settings.desk.reading_processes, settings.desk.reading_seconds)
    _add_handlers(application)
    application.add_error_handler(ErrorChain(settings.report, metrics).handle)
    return application


def _add_handlers(application: App) -> None:
    """Register what can be done, in the order it is looked at."""
    application.add_handler(SwitchedOff(), _FIRST)
    application.add_handler(TypeHandler(Update, counted), _BESIDE)
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, migrated))
    application.add_handler(ChatMemberHandler(standing_changed, ChatMemberHandler.ANY_CHAT_MEMBER))
    application.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE & filters.TEXT, guest))
    for command in COMMANDS:
        application.add_handler(CommandHandler(command))
    for command in CURATORS_COMMANDS:
        application.add_handler(CommandHandler(command))
    application.add_handler(CallbackQueryHandler(desk_pressed, PATTERN))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(InlineQueryHandler(inline))
    application.add_handler(ChosenInlineResultHandler(chosen))
    application.add_handler(MessageHandler(_SHARED, shared_here))
    application.add_handler(ReplyHandler())
    # What follows is for private chats only: in groups everything else is let pass.
    application.add_handler(MessageHandler(_ASKED & filters.TEXT & _SLASHED, unknown_command))
    application.add_handler(MessageHandler(_ASKED & filters.TEXT, written))
    application.add_handler(MessageHandler(_ASKED & (filters.Document.ALL | filters.PHOTO), given))
    application.add_handler(MessageHandler(_ASKED & ~filters.StatusUpdate.ALL, no_text))


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
    rules: Rules = application.bot_data[RULES]
    casebase: Casebase = application.bot_data[CASEBASE]
    curators = await asyncio.to_thread(casebase.desk.curators)
    for person in dict.fromkeys((*rules.owners, *(curator.person for curator in curators))):
        await set_curator_menu(application.bot, person)


async def _closing(application: App) -> None:
    press: Press = application.bot_data[PRESS]
    await press.close()
    tally: Tally = application.bot_data[TALLY]
    await tally.write()
