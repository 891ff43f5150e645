"""Cards stay alive: what was posted of a case is edited when the case is corrected or taken back."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from time import time
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.ext import ExtBot

from casebase.library import Casebase, Loss, SharedCard, Shares
from casebase.record import Status
from handlers import opening
from handlers.calls import call
from handlers.payload import Payload
from handlers.sending import form, is_unchanged
from handlers.views import notices, phrases
from handlers.views.buttons import removable
from handlers.views.inline import posted
from handlers.views.message import Message

log = logging.getLogger(__name__)

_A_SECOND = 15
"""Edits a second; Telegram takes thirty messages from a bot, and people who ask go first."""
_BATCH = 50
_LEASE = timedelta(seconds=60)
"""After so long whoever claimed a card is taken to have been stopped in the middle."""
_LOOK = 1.0
"""Seconds between looks at the casebase's revision, which other processes move too."""
_REASONS = (
    ("message to edit not found", "消息已删除"),
    ("message_id_invalid", "消息已删除"),
    ("chat not found", "聊天已不在"),
    ("bot was kicked", "机器人已不在那里"),
    ("not a member", "机器人已不在那里"),
    ("blocked", "对方已停用机器人"),
    ("deactivated", "对方已注销"),
)
"""Why a card cannot be edited any more: what Telegram says, and what curators are told."""
_OTHERWISE = "Telegram 不让再改"


class LiveCards:
    """Brings cards up to date, each once for every revision of its cases.

    What is left to do stands in the casebase's rows: after a stop in the middle the next start goes on.

    Args:
        casebase: knows where cards stand and which are behind.
        bot: edits them.
        curators: the chat that is told of cards that cannot be edited any more, if there is one.
        clock: seconds since the epoch.
        pace: waits until the next edit may be made.
    """

    def __init__(
        self,
        casebase: Casebase,
        bot: ExtBot[None],
        curators: int | None,
        clock: Callable[[], float] = time,
        pace: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._casebase = casebase
        self._bot = bot
        self._curators = curators
        self._clock = clock
        self._pace = pace or AsyncLimiter(_A_SECOND, 1).acquire
        self._working = asyncio.Lock()
        self._woken = asyncio.Event()
        self._reached: int | None = None
        """The revision every card was brought up to; None while some are left."""
        self._paused: dict[int, datetime] = {}
        """Chats that Telegram asked to be left alone, until when."""
        self._resting: datetime | None = None
        """Until when it asked for no edits at all."""

    def wake(self) -> None:
        """Look through all cards at the next opportunity: one of them may be behind."""
        self._reached = None
        self._woken.set()

    async def watch(self) -> None:
        """Keep cards up to date until cancelled; the edit that is being made is finished first."""
        while True:
            try:
                await self.catch_up()
            except Exception:
                # Whatever it is, the cards of the next revision must not be left behind for it.
                log.exception("cards could not be brought up to date")
            self._woken.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), _LOOK)

    async def catch_up(self) -> None:
        """Edit every card that is behind and may be edited now."""
        async with self._working:
            revision = await asyncio.to_thread(lambda: self._casebase.revision)
            if revision == self._reached:
                return
            self._reached = None
            if await self._edited_all():
                self._reached = revision
            await self._report()

    async def _edited_all(self) -> bool:
        """Edit what can be edited now; whether nothing is left."""
        tried: set[str] = set()
        while not self._rests:
            cards = await asyncio.to_thread(self._shares.behind, self._now, _BATCH, self._left_alone)
            fresh = [card for card in cards if card.spot.key not in tried]
            if not fresh:
                break
            for card in fresh:
                tried.add(card.spot.key)
                if not self._rests and card.spot.chat not in self._left_alone:
                    await self._pace()
                    await _undisturbed(self._bring_up_to_date(card))
        return not await asyncio.to_thread(self._shares.is_any_behind)

    async def _bring_up_to_date(self, card: SharedCard) -> None:
        """Claim the card, edit it, and note what it shows now, or why it could not be edited."""
        if not await asyncio.to_thread(self._shares.claim, card.spot, self._now, self._now + _LEASE):
            return
        # Taken before the card is drawn: what changes meanwhile makes it behind again.
        known = await asyncio.to_thread(_revisions, self._casebase, card)
        message = await asyncio.to_thread(drawn_anew, self._casebase, card)
        try:
            await self._edit(card, message)
        except RetryAfter as refused:
            self._leave_alone(card.spot.chat, refused)
            await asyncio.to_thread(self._shares.release, card.spot)
        except ChatMigrated as moved:
            old = card.spot.chat or 0
            await asyncio.to_thread(self._casebase.group_moved, old, moved.new_chat_id)
        except (BadRequest, Forbidden) as refused:
            await asyncio.to_thread(self._shares.lose, card.spot, _reason(refused))
        except TelegramError as error:
            # The connection: everything else would fail too.
            log.warning("a card could not be edited now: %s", error)
            self._resting = self._now + timedelta(seconds=_LOOK)
            await asyncio.to_thread(self._shares.release, card.spot)
        else:
            await asyncio.to_thread(self._settle, card, message, known)

    async def _edit(self, card: SharedCard, message: Message) -> None:
        shown = form(message, self._bot.username)
        shown["chat_id"], shown["message_id"] = card.spot.chat, card.spot.message
        shown["inline_message_id"] = card.spot.inline_message
        endpoint = "editMessageText"
        if card.picture:
            endpoint = "editMessageCaption"
            shown["caption"] = shown.pop("text")
            del shown["link_preview_options"]
        try:
            await call(self._bot, endpoint, shown)
        except BadRequest as error:
            if not is_unchanged(error):
                raise

    def _settle(self, card: SharedCard, message: Message, known: Mapping[str, int]) -> None:
        """Note what the card shows; of a merged case it goes on following the case that was posted."""
        if message.shows is None:
            self._shares.forget(card.spot)
        else:
            self._shares.settle(card.spot, card.view, {**dict(message.shows.cases), **known})

    async def _report(self) -> None:
        """Tell the curators of cards that were lost; what cannot be told now is told the next time."""
        for loss in await asyncio.to_thread(self._shares.losses):
            told = await asyncio.to_thread(_told, self._casebase, loss)
            log.warning(
                "cards of %s not brought up to revision %s: %s", loss.case, loss.revision, dict(loss.reasons)
            )
            if told is not None and self._curators is not None:
                try:
                    shown = form(told, self._bot.username)
                    await call(self._bot, "sendMessage", {**shown, "chat_id": self._curators})
                except TelegramError as error:
                    log.warning("the curators could not be told: %s", error)
                    continue
            await asyncio.to_thread(self._shares.reported, loss)

    def _leave_alone(self, chat: int | None, refused: RetryAfter) -> None:
        """Pause the chat, or everything where it is not known which chat it was."""
        # The public attribute is changing its type from int to timedelta and warns at every use.
        until = self._now + refused._retry_after
        if chat is None:
            self._resting = until
        else:
            self._paused[chat] = until

    @property
    def _shares(self) -> Shares:
        return self._casebase.shares

    @property
    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)

    @property
    def _rests(self) -> bool:
        return self._resting is not None and self._resting > self._now

    @property
    def _left_alone(self) -> list[int]:
        """Chats that are paused now."""
        self._paused = {chat: until for chat, until in self._paused.items() if until > self._now}
        return list(self._paused)


def drawn_anew(casebase: Casebase, card: SharedCard) -> Message:
    """What stands in the card's place from now on, in the script and with the buttons it has there."""
    view = Payload.parse(card.view)
    if view is None:
        return phrases.gone()
    redraw = _caption if card.picture else opening.brought_up_to_date
    message = redraw(casebase, view, card.cases)
    if card.spot.inline_message is not None:
        message = posted(message)
    elif card.spot.chat is not None and card.spot.chat < 0:
        message = removable(message, card.asker)
    return message.traditional if view.traditional else message


def _revisions(casebase: Casebase, card: SharedCard) -> dict[str, int]:
    """The newest revision of each case the card told of, whatever became of it."""
    records = (casebase.desk.record(case_id) for case_id in card.cases)
    return {record.id: record.revision for record in records if record}


def _caption(casebase: Casebase, view: Payload, told: Mapping[str, int]) -> Message:
    """What is said under a picture of cases of which some have changed, or were taken back before."""
    outdated = list[notices.Outdated]()
    for case_id, revision in told.items():
        decision = casebase.decision(case_id)
        if decision is None:
            continue
        if decision.case.status is Status.RETRACTED or decision.case.revision > revision:
            outdated.append(notices.Outdated(decision, casebase.earlier(case_id, view.revision or revision)))
    return notices.of_a_picture(view, outdated, told) if outdated else phrases.gone()


def _told(casebase: Casebase, loss: Loss) -> Message | None:
    decision = casebase.decision(loss.case)
    return notices.lost(loss, decision) if decision else None


def _reason(refused: TelegramError) -> str:
    words = str(refused).lower()
    return next((reason for said, reason in _REASONS if said in words), _OTHERWISE)


async def _undisturbed(work: Coroutine[Any, Any, None]) -> None:
    """Await the work; where this is cancelled meanwhile, it is finished first."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise
