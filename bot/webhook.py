"""Where updates come from by being told: a web server of ours that Telegram posts to."""

import asyncio
import hashlib
import hmac
import json
import logging
import ssl
from collections.abc import Callable
from pathlib import Path
from time import monotonic, time
from typing import Any

from aiohttp import web
from telegram import InputFile
from telegram.error import TelegramError

from bot.intake import Intake
from bot.settings import WebhookSettings
from bot.wanted import WANTED
from casebase.errors import CasebaseError
from handlers.context import App

log = logging.getLogger(__name__)

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST = 4_000_000
"""Bytes of one update; Telegram's are a few thousand."""
_AT_ONCE = 100
"""Connections Telegram may post over; its own maximum."""
_PATIENCE = 55.0
"""Seconds after which Telegram is asked to come again; it gives up by itself a little later."""
_RECENT = 150
"""Seconds for which an error of Telegram's delivery counts as one of now."""


class Webhook:
    """Takes updates in as Telegram posts them.

    The path and the secret are made from the bot's token and cannot be guessed without it; a post with
    another secret is refused before its body is read.

    Args:
        application: started.
        settings: where to listen, and under what address Telegram finds it.
        intake: what takes the updates in; Telegram is answered 200 only when they are safe.
        clock: seconds.
    """

    def __init__(
        self,
        application: App,
        settings: WebhookSettings,
        intake: Intake,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._bot = application.bot
        self._settings = settings
        self._intake = intake
        self._clock = clock
        self._succeeded = clock()
        self._path = f"/telegram/{self._derived('path')}"
        self._secret = self._derived("secret")
        self.port = 0
        """Where it listens once it does; the settings' unless that is 0."""

    @property
    def age(self) -> float:
        """Seconds since an update came, or Telegram last said that nothing keeps it from sending them."""
        return self._clock() - self._succeeded

    @property
    def path(self) -> str:
        """Where Telegram posts to."""
        return self._path

    async def run(self, stop: asyncio.Event) -> None:
        """Take updates in until ``stop`` is set; what is being received then is received to the end.

        Raises:
            CasebaseError: the port cannot be opened, or the certificate cannot be read.
            TelegramError: Telegram does not take the address.
        """
        application = web.Application(client_max_size=_LARGEST)
        application.router.add_post(self._path, self._post)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=5)
        await runner.setup()
        try:
            await self._listen(runner)
            await self._announce()
            log.info("listening as @%s on port %d", self._bot.username, self.port)
            await stop.wait()
        finally:
            await runner.cleanup()

    async def restart(self) -> None:
        """Tell Telegram the address again, where it says that it cannot deliver; else all is well."""
        info = await self._bot.get_webhook_info()
        failed = info.last_error_date is not None and time() - info.last_error_date.timestamp() < _RECENT
        if info.url != self._address or (failed and info.pending_update_count):
            log.warning("Telegram cannot deliver (%s): telling it the address again", info.last_error_message)
            await self._announce()
        self._succeeded = self._clock()

    @property
    def _address(self) -> str:
        assert self._settings.webhook_url is not None
        return f"{self._settings.webhook_url.rstrip('/')}{self._path}"

    async def _listen(self, runner: web.AppRunner) -> None:
        host, port = self._settings.listen
        try:
            site = web.TCPSite(runner, host, port, ssl_context=self._tls())
            await site.start()
        except OSError as error:
            raise CasebaseError(
                f"打不开 WEBHOOK_LISTEN 的 {host}:{port}（{error.strerror}），请换一个端口。"
            ) from error
        address: Any = runner.addresses[0]
        self.port = int(address[1])

    def _tls(self) -> ssl.SSLContext | None:
        """Our own certificate, where there is no proxy in front that has one."""
        certificate = self._settings.webhook_cert
        if certificate is None:
            return None
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        try:
            context.load_cert_chain(certificate, self._settings.webhook_key)
        except (OSError, ssl.SSLError) as error:
            raise CasebaseError("WEBHOOK_CERT 或 WEBHOOK_KEY 读不出来，请检查这两个文件。") from error
        return context

    async def _announce(self) -> None:
        certificate = self._settings.webhook_cert
        await self._bot.set_webhook(
            self._address,
            certificate=_public(certificate) if certificate else None,
            max_connections=_AT_ONCE,
            allowed_updates=WANTED,
            secret_token=self._secret,
        )

    async def _post(self, request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except ValueError:
            update = None
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=400)
        if self._intake.is_full:
            return web.Response(status=503, headers={"Retry-After": "1"})
        try:
            await asyncio.wait_for(self._intake.accept([update]), _PATIENCE)
        except TimeoutError:
            return web.Response(status=503, headers={"Retry-After": "1"})
        self._succeeded = self._clock()
        return web.Response()

    def _derived(self, purpose: str) -> str:
        """A secret of this bot's own, the same at every start and in every copy behind one address."""
        return hmac.new(self._bot.token.encode(), f"webhook {purpose}".encode(), hashlib.sha256).hexdigest()


def _public(certificate: Path) -> InputFile:
    return InputFile(certificate.read_bytes(), filename="certificate.pem")


async def leave_webhook(application: App) -> None:
    """Tell Telegram that updates will be asked for; it keeps those that wait."""
    try:
        await application.bot.delete_webhook()
    except TelegramError as error:
        log.warning("the webhook could not be removed: %s", error)
        raise
