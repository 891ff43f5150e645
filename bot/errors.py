"""What becomes of an error: a sentence, silence, or an apology and a report."""

import logging
import secrets
import traceback
from contextlib import suppress
from time import monotonic

from telegram import CallbackQuery, Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.metrics import Metrics, Outcome, outcome
from bot.settings import ReportSettings
from casebase.errors import CasebaseError
from handlers import reply
from handlers.context import Context, in_group
from handlers.pressed import wants_pop_up
from handlers.views.atoms import Atom, text
from handlers.views.message import Message, compose
from handlers.views.phrases import apology

log = logging.getLogger(__name__)

_HARMLESS = (
    "message is not modified",
    "query is too old",
    "message to be replied not found",
    "message to edit not found",
    "bot was blocked by the user",
    "user is deactivated",
    "bot was kicked",
)
"""What Telegram says when there is nothing left to do, in its own words."""
_QUIET = 3600.0
"""Seconds for which one kind of error is reported to the maintainers once."""
_KINDS = 500
"""Kinds of error remembered; the oldest are forgotten first."""


class ErrorChain:
    """Handles every error of the application, in this order.

    1. A domain error carries its sentence, which the asker is shown.
    2. A harmless Telegram error means that what was wanted is so already, or that nobody is there: ignored.
    3. A lost connection is logged in one line: the library tries again by itself.
    4. Anything else is logged with a reference number, the asker gets a short apology with it, and the
       maintainers' chat one report of its kind an hour, which says where in the code, not what was asked.
    """

    def __init__(self, settings: ReportSettings, metrics: Metrics) -> None:
        self._maintainers = settings.maintainers_chat
        self._metrics = metrics
        self._reported: dict[str, float] = {}

    async def handle(self, update: object, context: Context) -> None:
        """Handle ``context.error``, which came of ``update``."""
        error = context.error
        asked = update if isinstance(update, Update) else None
        if error is None or _harmless(error):
            return
        self._metrics.error(type(error).__name__)
        if isinstance(error, CasebaseError):
            outcome.set(Outcome.TOLD)
            await _say(asked, context, text(error.sentence))
        elif isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            outcome.set(Outcome.CUT_OFF)
            log.warning("connection to Telegram: %s", error)
        else:
            outcome.set(Outcome.FAILED)
            reference = secrets.token_hex(3)
            log.error("error %s", reference, exc_info=error)
            await _say(asked, context, apology(reference))
            await self._report(context, error, reference)

    async def _report(self, context: Context, error: Exception, reference: str) -> None:
        kind = _kind(error)
        if self._maintainers is None or not self._due(kind):
            return
        with suppress(TelegramError):
            await context.bot.send_message(self._maintainers, f"⚠ {kind}\n编号 {reference}，详见日志")

    def _due(self, kind: str) -> bool:
        """Whether this kind has not been reported lately; from now on it has."""
        now = monotonic()
        last = self._reported.pop(kind, None)
        if last is not None and now - last < _QUIET:
            self._reported[kind] = last
            return False
        self._reported[kind] = now
        while len(self._reported) > _KINDS:
            del self._reported[next(iter(self._reported))]
        return True


def _harmless(error: Exception) -> bool:
    words = str(error).lower()
    return isinstance(error, BadRequest | Forbidden) and any(harmless in words for harmless in _HARMLESS)


def _kind(error: Exception) -> str:
    """The error's class and the place in the code it was raised at: equal for errors of one cause."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} · {where}"


async def _say(update: Update | None, context: Context, sentence: Atom) -> None:
    """Tell the asker; that they cannot be told is no further error."""
    if update is None:
        return
    message = compose([sentence])
    with suppress(TelegramError, CasebaseError):
        if update.callback_query is not None:
            await _say_to_presser(update.callback_query, update, context, message)
        elif update.message is not None or update.edited_message is not None:
            await _say_to_asker(update, context, message)


async def _say_to_asker(update: Update, context: Context, message: Message) -> None:
    """In private, so that no group reads it; in the group where the asker never opened the private chat."""
    asked = update.effective_message
    assert asked is not None
    shown = await context.off_loop(reply.in_script_of, update, message)
    if not in_group(update) or not await reply.whisper(context, asked, shown):
        await reply.answer(update, context, message)


async def _say_to_presser(query: CallbackQuery, update: Update, context: Context, message: Message) -> None:
    """As a pop-up, or in private where the press has been acknowledged: what the button is under stays."""
    shown = await context.off_loop(reply.in_script_of, update, message)
    if wants_pop_up(update):
        await query.answer(shown.plain, show_alert=True)
    else:
        await context.bot.send_message(query.from_user.id, shown.plain)
