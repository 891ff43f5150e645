"""The transport speaks HTTP as the library expects it to, and never tells the token."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot, InputFile
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.transport.request import AiohttpRequest

TOKEN = "123456:AAbb-cc_dd"
Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """A real HTTP server on loopback that answers as it is told."""

    def __init__(self) -> None:
        self.answer: Answering = self._ok
        self.seen: list[tuple[str, dict[str, object]]] = []
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._handle)
        self.http = TestServer(app)

    @property
    def base(self) -> str:
        return str(self.http.make_url("/bot"))

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if request.content_type == "application/json":
            self.seen.append((request.path.rsplit("/", 1)[-1], await request.json()))
            return await self.answer(request)
        form = {
            name: (value.filename, value.file.read()) if isinstance(value, web.FileField) else value
            for name, value in (await request.post()).items()
        }
        self.seen.append((request.path.rsplit("/", 1)[-1], form))
        return await self.answer(request)

    async def _ok(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": True, "result": True})


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    await server.http.start_server()
    yield server
    await server.http.close()


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    request = AiohttpRequest(read_timeout=0.2)
    await request.initialize()
    yield Bot(TOKEN, base_url=server.base, request=request, get_updates_request=request)
    await request.shutdown()


async def test_parameters_arrive(server: Server, bot: Bot) -> None:
    assert await bot.send_chat_action(7, "typing") is True
    assert server.seen == [("sendChatAction", {"chat_id": "7", "action": "typing"})]


async def test_uploads_arrive_with_name_and_content(server: Server, bot: Bot) -> None:
    await bot.set_webhook("https://example.org/hook", certificate=InputFile(b"pem", filename="证书.pem"))
    ((method, form),) = server.seen
    assert (method, form["url"]) == ("setWebhook", "https://example.org/hook")
    assert ("证书.pem", b"pem") in form.values()


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, {"description": "Bad Request: chat not found"}, BadRequest),
        (401, {"description": "Unauthorized"}, InvalidToken),
        (403, {"description": "Forbidden: bot was blocked by the user"}, Forbidden),
        (409, {"description": "Conflict: terminated by other getUpdates request"}, Conflict),
        (429, {"description": "Too Many Requests", "parameters": {"retry_after": 5}}, RetryAfter),
        (502, {"description": "Bad Gateway"}, NetworkError),
    ],
)
async def test_errors_are_the_librarys(
    server: Server, bot: Bot, status: int, body: dict[str, object], error: type[Exception]
) -> None:
    async def refuse(request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": False, "error_code": status, **body}, status=status)

    server.answer = refuse
    with pytest.raises(error):
        await bot.send_chat_action(7, "typing")


async def test_a_server_that_does_not_answer_is_a_timeout(server: Server, bot: Bot) -> None:
    answered = asyncio.Event()

    async def wait(request: web.Request) -> web.StreamResponse:
        await answered.wait()
        return web.json_response({"ok": True, "result": True})

    server.answer = wait
    with pytest.raises(TimedOut):
        await bot.send_chat_action(7, "typing")
    answered.set()


async def test_a_cut_connection_is_a_network_error_without_the_token(server: Server, bot: Bot) -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    server.answer = cut
    with pytest.raises(NetworkError) as caught:
        await bot.send_chat_action(7, "typing")
    assert "AAbb" not in repr(caught.value)
    assert caught.value.__cause__ is None


async def test_nobody_listening_is_a_network_error_without_the_token(unused_tcp_port: int) -> None:
    async with AiohttpRequest() as request:
        lonely = Bot(TOKEN, base_url=f"http://127.0.0.1:{unused_tcp_port}/bot", request=request)
        with pytest.raises(NetworkError) as caught:
            await lonely.send_chat_action(7, "typing")
    assert "AAbb" not in repr(caught.value)


async def test_calls_go_through_an_http_proxy(server: Server) -> None:
    proxy = Server()
    await proxy.http.start_server()
    async with AiohttpRequest(proxy=str(proxy.http.make_url("/"))) as request:
        bot = Bot(TOKEN, base_url=server.base, request=request)
        assert await bot.send_chat_action(7, "typing") is True
    await proxy.http.close()
    assert [method for method, _ in proxy.seen] == ["sendChatAction"]
    assert server.seen == []


async def test_a_transport_can_be_opened_again(server: Server) -> None:
    request = AiohttpRequest()
    bot = Bot(TOKEN, base_url=server.base, request=request)
    for _ in range(2):
        await request.initialize()
        assert await bot.send_chat_action(7, "typing") is True
        await request.shutdown()
    with pytest.raises(NetworkError):
        await bot.send_chat_action(7, "typing")
