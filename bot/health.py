"""How the bot is: for containers, for Prometheus, and for whoever asks on this machine."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from math import nan
from time import monotonic

from aiohttp import web

from bot.intake import Intake
from bot.metrics import Metrics
from bot.watchdog import SILENCE, Source
from casebase.errors import CasebaseError
from casebase.library import Casebase

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class State:
    """What ``/healthz`` says."""

    ok: bool
    database: str
    """``ok``, or the sentence that says what is wrong; reading goes on from memory."""
    revision: int | None
    """Of the file; None where it cannot be read."""
    index_current: bool
    connection_age: float
    """Seconds since Telegram last gave a sign of life."""
    in_hand: int
    """Updates being worked on or waiting for it."""
    queue_full: bool
    writes_waiting: int
    uptime: float
    """Seconds."""


class Health:
    """Answers ``GET /healthz`` and ``GET /metrics`` on the loopback address; a context manager, open inside.

    A port that is taken keeps nobody from running the bot: it is logged.
    """

    def __init__(
        self,
        port: int,
        casebase: Casebase,
        intake: Intake,
        source: Source,
        metrics: Metrics,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._wanted = port
        self._casebase = casebase
        self._intake = intake
        self._source = source
        self._metrics = metrics
        self._clock = clock
        self._started = clock()
        self._runner: web.AppRunner | None = None
        self.port: int | None = None
        """Where it listens; None where it does not."""
        metrics.watch("queue", "Updates being worked on or waiting for it", lambda: intake.in_hand)
        metrics.watch("connection_age_seconds", "Since Telegram's last sign of life", lambda: source.age)
        metrics.watch("live_edits_pending", "Posted cards that are behind their case", self._behind)
        metrics.watch("writes_waiting", "Small writes not on disk yet", lambda: casebase.writes_waiting)

    def state(self) -> State:
        """How the bot is now."""
        revision: int | None = None
        database = "ok"
        try:
            revision = self._casebase.revision
        except CasebaseError as error:
            database = error.sentence
        age = self._source.age
        return State(
            ok=database == "ok" and age < 2 * SILENCE,
            database=database,
            revision=revision,
            index_current=self._casebase.is_current,
            connection_age=round(age, 1),
            in_hand=self._intake.in_hand,
            queue_full=self._intake.is_full,
            writes_waiting=self._casebase.writes_waiting,
            uptime=round(self._clock() - self._started, 1),
        )

    async def __aenter__(self) -> "Health":
        application = web.Application()
        application.router.add_get("/healthz", self._healthz)
        application.router.add_get("/metrics", self._told)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, LOOPBACK, self._wanted).start()
            self.port = int(self._runner.addresses[0][1])
        except OSError as error:
            log.warning("health is not told, port %d cannot be opened: %s", self._wanted, error.strerror)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _healthz(self, request: web.Request) -> web.Response:
        del request
        state = await asyncio.to_thread(self.state)
        return web.json_response(asdict(state), status=200 if state.ok else 503)

    async def _told(self, request: web.Request) -> web.Response:
        del request
        # Some of it is counted in the database.
        told = await asyncio.to_thread(self._metrics.text)
        return web.Response(body=told, content_type="text/plain", charset="utf-8")

    def _behind(self) -> float:
        try:
            return self._casebase.shares.count_behind()
        except CasebaseError:
            return nan
