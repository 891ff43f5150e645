"""Delivering updates to webhooks: in order within a chat, again with growing pauses where it fails."""

from __future__ import annotations

import asyncio
import json
from types import TracebackType
from typing import Any

import aiohttp

from bot.local.account import Account, Webhook
from bot.local.polling import Service

Json = dict[str, Any]

#: Pauses after a failure, in seconds; the last one is kept up.
PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 60.0)
#: How long the other end may take to answer, in seconds.
PATIENCE = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class WebhookSender:
    """Sends what waits for bots that have a webhook; a context manager, busy inside."""

    def __init__(self, service: Service, pauses: tuple[float, ...] = PAUSES) -> None:
        self.service = service
        self.pauses = pauses
        self._wake = asyncio.Event()
        self._busy: dict[tuple[int, Any], asyncio.Task[None]] = {}
        self._main: asyncio.Task[None] | None = None
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> WebhookSender:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))
        for bot in self.service.world.bots.values():
            bot.updates.listeners.append(self._wake.set)
        self._main = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for bot in self.service.world.bots.values():
            bot.updates.listeners.remove(self._wake.set)
        tasks = [task for task in (self._main, *self._busy.values()) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            for bot in self.service.world.bots.values():
                if bot.webhook is not None:
                    self._start(bot, bot.webhook)
            await self._wake.wait()

    def _start(self, bot: Account, hook: Webhook) -> None:
        """Start sending the oldest update of every chat that has none on its way."""
        for update in list(bot.updates.pending.values()):
            key = bot.user.id, _chat_of(update)
            if len(self._busy) >= hook.max_connections:
                return
            if key not in self._busy:
                self._busy[key] = asyncio.create_task(self._send(key, bot, update))

    async def _send(self, key: tuple[int, Any], bot: Account, update: Json) -> None:
        """Send one update until it is taken, or the webhook is gone."""
        failures = 0
        try:
            while (hook := bot.webhook) is not None and update["update_id"] in bot.updates.pending:
                if await self._delivered(bot, hook, update):
                    bot.updates.pending.pop(update["update_id"], None)
                    return
                await asyncio.sleep(self.pauses[min(failures, len(self.pauses) - 1)])
                failures += 1
        finally:
            self._busy.pop(key, None)
            self._wake.set()

    async def _delivered(self, bot: Account, hook: Webhook, update: Json) -> bool:
        """Post one update, and do the call that may come in the answer."""
        assert self._session is not None
        headers = {SECRET_HEADER: hook.secret_token} if hook.secret_token else {}
        try:
            async with self._session.post(hook.url, json=update, headers=headers) as response:
                body = await response.read()
                if not response.ok:
                    self._failed(
                        hook, f"Wrong response from the webhook: {response.status} {response.reason}"
                    )
                    return False
        except (aiohttp.ClientError, TimeoutError) as error:
            self._failed(hook, str(error) or type(error).__name__)
            return False
        await self._answer(bot, body)
        return True

    async def _answer(self, bot: Account, body: bytes) -> None:
        """Do the method call an answer may carry instead of making it by itself."""
        try:
            values = json.loads(body)
        except ValueError:
            return
        if isinstance(values, dict) and isinstance(method := values.pop("method", None), str):
            await self.service.call(bot.token, method, values)

    def _failed(self, hook: Webhook, message: str) -> None:
        hook.last_error_date = int(self.service.world.clock())
        hook.last_error_message = message


def _chat_of(update: Json) -> Any:
    """Return what updates are kept in order by: their chat, or the person where there is none."""
    content = next(value for name, value in update.items() if name != "update_id")
    chat = content.get("chat") or content.get("message", {}).get("chat") or content.get("from") or {}
    return chat.get("id")
