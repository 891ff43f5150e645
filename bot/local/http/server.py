"""The paths of the Bot API, the files', and the control side's, on one port."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import orjson
from aiohttp import web
from telegram.constants import FileSizeLimit

from bot.local.call import refusal
from bot.local.errors import ApiError
from bot.local.http.body import read_request
from bot.local.http.control import Control
from bot.local.http.webhook import WebhookSender
from bot.local.polling import Service
from bot.local.world import World

#: Beyond the largest upload there is the form around it.
LARGEST_BODY = FileSizeLimit.FILESIZE_UPLOAD + 1_000_000
HOST = "127.0.0.1"


class BotApiServer:
    """Serves a world over HTTP and delivers to webhooks."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.service = Service(world)

    def web_application(self) -> web.Application:
        """Return the web application; it listens nowhere yet."""
        application = web.Application(client_max_size=LARGEST_BODY)
        application.cleanup_ctx.append(self._deliver)
        control = Control(self.world)
        application.add_routes(
            [
                web.route("*", r"/bot{token:[^/]+}/{method:\w+}", self._call),
                web.get(r"/file/bot{token:[^/]+}/{path:.+}", self._file),
                web.post("/person", control.person),
                web.get("/person/calls", control.calls),
                web.post("/fault", control.fault),
            ]
        )
        return application

    async def _call(self, request: web.Request) -> web.Response:
        try:
            params, files = await read_request(request)
        except ApiError as error:
            status, body = refusal(error)
        else:
            method = request.match_info["method"]
            status, body = await self.service.call(request.match_info["token"], method, params, files)
        return _json(body, status)

    async def _file(self, request: web.Request) -> web.Response:
        known = request.match_info["token"] in self.world.bots
        content = self.world.files.download(request.match_info["path"]) if known else None
        if content is None:
            status, body = refusal(ApiError(404, "Not Found"))
            return web.json_response(body, status=status)
        return web.Response(body=content, content_type="application/octet-stream")

    async def _deliver(self, application: web.Application) -> AsyncIterator[None]:
        """Deliver to webhooks as long as the server runs."""
        del application
        async with WebhookSender(self.service):
            yield


def _json(body: Any, status: int) -> web.Response:
    try:
        written = orjson.dumps(body)
    except TypeError:
        # Half a surrogate pair, as a person's client may send it.
        written = json.dumps(body).encode()
    return web.Response(body=written, status=status, content_type="application/json")


async def serve(world: World, port: int, announce: Callable[[int], None]) -> None:
    """Serve a world on the loopback address until cancelled.

    Args:
        world: what is served.
        port: where; 0 takes any free one.
        announce: is told the port once it is open.
    """
    runner = web.AppRunner(BotApiServer(world).web_application(), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, HOST, port)
        await site.start()
        announce(port_of(runner))
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


def port_of(runner: web.AppRunner) -> int:
    """Return the port a started runner listens on."""
    address: Any = runner.addresses[0]
    return int(address[1])
