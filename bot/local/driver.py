"""Running an application against a world in one process, one update at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.local.account import Account
from bot.local.tracking import TaskFactory, Tracker
from bot.local.world import World

logger = logging.getLogger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

#: How long the tasks of one update may go on before the next is fed, in seconds.
PATIENCE = 60.0


class Driver:
    """Starts an application, feeds it what people do, and knows when it has finished with it.

    Use as an asynchronous context manager: the application is up inside and down after.
    """

    def __init__(
        self,
        application: AnyApplication,
        world: World,
        bot: Account | None = None,
        *,
        allowed_updates: Sequence[str] = Update.ALL_TYPES,
        patience: float = PATIENCE,
        afterwards: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """Take an application that is built and not started.

        Args:
            application: what is driven.
            world: what it lives in.
            bot: which of the world's bots it is, where that is not the first.
            allowed_updates: the kinds of updates it would poll for; the others are kept from it.
            patience: how long the tasks of one update may go on, in seconds.
            afterwards: what the application does of itself, in the background when it runs by itself; here
                it is done whenever everything that waited has been fed, so that nothing depends on time.
        """
        self.application = application
        self.world = world
        self.bot = bot or world.bot
        self.allowed_updates = allowed_updates
        self.patience = patience
        self.afterwards = afterwards
        self._factory: TaskFactory | None = None

    async def __aenter__(self) -> Driver:
        # What run_polling does, without its signals and its polling.
        await self.application.initialize()
        if self.application.post_init:
            await self.application.post_init(self.application)
        await self.application.start()
        self.bot.updates.allow(self.allowed_updates)
        self._factory = TaskFactory(asyncio.get_running_loop())
        self._factory.install()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._factory is not None:
            self._factory.remove()
        await self.application.stop()
        if self.application.post_stop:
            await self.application.post_stop(self.application)
        await self.application.shutdown()
        if self.application.post_shutdown:
            await self.application.post_shutdown(self.application)

    async def settle(self) -> None:
        """Feed everything that waits for the bot, and return once it has finished with all of it."""
        while pending := self.bot.updates.drain():
            for data in pending:
                await self._feed(data)
        if self.afterwards is not None:
            await self.afterwards()

    async def _feed(self, data: dict[str, Any]) -> None:
        update = Update.de_json(data, self.application.bot)
        tracker = Tracker()
        processor = self.application.update_processor
        await tracker.run(processor.process_update(update, self.application.process_update(update)))
        if not await tracker.finished(self.patience):
            logger.warning("update %s still has tasks after %.0f s", update.update_id, self.patience)
