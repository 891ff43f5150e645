"""From an update's arrival to the end of the work on it: stored, worked on in order, marked done."""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Any

import orjson
from telegram import Update

from bot.limits import Limits
from bot.metrics import Metrics, Outcome, outcome
from casebase.errors import CasebaseError
from casebase.store.inbox import Inbox
from handlers.context import App

log = logging.getLogger(__name__)

Json = Mapping[str, Any]

_AT_A_TIME = 4
"""Updates begun before others have their turn."""
_REMEMBERED = 4096
"""Updates whose number is known without asking the database, for while it cannot be written."""


@dataclass(slots=True)
class _Arrival:
    """Updates that came together, and whoever waits until they need not be sent again."""

    updates: Sequence[Json]
    safe: "asyncio.Future[None]"


class Intake:
    """Takes updates in and has the application work on them.

    An update is stored before Telegram is told that it arrived, and marked done together with what working on
    it wrote. So one cut short by the end of the process is worked on again at the next start, and one
    that Telegram delivers twice is worked on once. While the database cannot be written, Telegram keeps the
    update instead: it is acknowledged only when the work on it has ended.

    Args:
        application: started by whoever made it.
        inbox: where updates are kept.
        limits: how much one person or group may ask.
        metrics: what is counted.
        at_most: how many updates are taken in before the rest is left with Telegram.
    """

    def __init__(
        self, application: App, inbox: Inbox, limits: Limits, metrics: Metrics, at_most: int = 1000
    ) -> None:
        self._application = application
        self._bot = application.bot.id
        self._inbox = inbox
        self._limits = limits
        self._metrics = metrics
        self._at_most = at_most
        self._arrived: list[_Arrival] = []
        self._storing: asyncio.Task[None] | None = None
        self._work: set[asyncio.Task[None]] = set()
        self._room = asyncio.Event()
        self._room.set()
        self._known: OrderedDict[int, None] = OrderedDict()

    @property
    def in_hand(self) -> int:
        """How many updates are being worked on or wait for it."""
        return len(self._work)

    @property
    def is_full(self) -> bool:
        """Whether the rest is left with Telegram."""
        return not self._room.is_set()

    async def recover(self) -> int:
        """Work on what an earlier run did not finish; returns how many there were."""
        try:
            unfinished = await asyncio.to_thread(self._inbox.unfinished, self._bot)
        except CasebaseError as error:
            log.error("what an earlier run left cannot be read: %s", error)
            return 0
        for number, content in unfinished:
            self._begin(number, json.loads(content))
        if unfinished:
            log.info("taking up %d updates an earlier run did not finish", len(unfinished))
        return len(unfinished)

    async def accept(self, updates: Sequence[Json]) -> None:
        """Take updates in; returns when Telegram may forget them. Waits while there is no room."""
        await self._room.wait()
        arrival = _Arrival(updates, asyncio.get_running_loop().create_future())
        self._arrived.append(arrival)
        if self._storing is None:
            self._storing = asyncio.create_task(self._store())
        await arrival.safe

    async def drain(self, seconds: float) -> bool:
        """Wait until everything taken in was worked on; what takes longer is left for the next start.

        Returns:
            Whether all of it was finished.
        """
        if self._storing is not None:
            await asyncio.wait([self._storing], timeout=seconds)
        if not self._work:
            return True
        _, late = await asyncio.wait(self._work, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        if late:
            log.warning("%d updates were not finished and are taken up at the next start", len(late))
        return not late

    async def _store(self) -> None:
        """Store what has arrived, all of it at once, as long as something arrives."""
        while self._arrived:
            arrivals, self._arrived = self._arrived, []
            updates = [update for arrival in arrivals for update in arrival.updates]
            rows = [(update["update_id"], _written(update)) for update in updates]
            try:
                new = await asyncio.to_thread(self._inbox.receive, self._bot, rows)
            except CasebaseError as error:
                log.error("updates cannot be stored, Telegram keeps them until they are done: %s", error)
                self._begin_unstored(arrivals)
                continue
            for arrival in arrivals:
                _resolve(arrival.safe)
            await self._begin_all(updates, new)
        self._storing = None

    async def _begin_all(self, updates: Sequence[Json], new: frozenset[int]) -> None:
        """Begin a few after the other, so that meanwhile the next are asked for and answers go out."""
        for position, update in enumerate(updates):
            number = update["update_id"]
            if number in new and number not in self._known:
                self._begin(number, update)
            else:
                self._metrics.duplicate()
            if position % _AT_A_TIME == 0:
                await asyncio.sleep(0)

    def _begin_unstored(self, arrivals: Sequence[_Arrival]) -> None:
        for arrival in arrivals:
            numbers = {update["update_id"]: update for update in arrival.updates}
            tasks = [self._begin(n, update) for n, update in numbers.items() if n not in self._known]
            ended = asyncio.gather(*tasks, return_exceptions=True)
            ended.add_done_callback(partial(_resolve, arrival.safe))

    def _begin(self, number: int, update: Json) -> asyncio.Task[None]:
        self._known[number] = None
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        task = asyncio.create_task(self._worked(number, update, monotonic()))
        self._work.add(task)
        task.add_done_callback(self._ended)
        if len(self._work) >= self._at_most and self._room.is_set():
            self._room.clear()
            log.warning("%d updates wait: the rest is left with Telegram for now", len(self._work))
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._work.discard(task)
        if len(self._work) <= self._at_most // 2:
            self._room.set()

    async def _worked(self, number: int, content: Json, since: float) -> None:
        kind = next((name for name in content if name != "update_id"), "none")
        with self._inbox.unit() as unit:
            try:
                update = Update.de_json(dict(content), self._application.bot)
            except Exception as error:
                outcome.set(Outcome.UNREADABLE)
                await self._application.process_error(None, error)
            else:
                await self._worked_on(update)
        self._inbox.finish(self._bot, number, unit)
        self._metrics.worked(kind, outcome.get(Outcome.DONE), monotonic() - since)

    async def _worked_on(self, update: Update) -> None:
        if (refusal := self._limits.refusal(update)) is not None:
            outcome.set(Outcome.LIMITED)
            await refusal.say(update)
            return
        application = self._application
        # How many are taken in is bounded here already, so the processor's own count is passed by.
        await application.update_processor.do_process_update(update, application.process_update(update))


def _written(update: Json) -> str:
    """The update as it is stored."""
    try:
        return orjson.dumps(update).decode()
    except TypeError:
        # Half a surrogate pair, which no text may hold but a message could.
        return json.dumps(update)


def _resolve(safe: "asyncio.Future[None]", *_: object) -> None:
    """Tell whoever waits, unless they have gone."""
    if not safe.done():
        safe.set_result(None)
