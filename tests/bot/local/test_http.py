"""The HTTP front, over loopback sockets: methods, files, webhooks, the control side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest
from telegram.request import HTTPXRequest

from bot.local.http.server import serve
from bot.local.http.webhook import SECRET_HEADER, WebhookSender
from bot.local.person import Person
from bot.local.polling import Service
from bot.local.world import TOKEN, World

Json = dict[str, Any]


@pytest_asyncio.fixture
async def address(world: World) -> AsyncIterator[str]:
    """Where the world is served."""
    port: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    server = asyncio.create_task(serve(world, 0, port.set_result))
    yield f"http://127.0.0.1:{await port}"
    server.cancel()
    await asyncio.gather(server, return_exceptions=True)


@pytest_asyncio.fixture
async def remote(address: str) -> AsyncIterator[Bot]:
    """A client that knows nothing but the address."""
    requests = [HTTPXRequest(httpx_kwargs={"trust_env": False}) for _ in range(2)]
    client = Bot(
        TOKEN,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=requests[0],
        get_updates_request=requests[1],
    )
    async with client:
        yield client


@pytest_asyncio.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_a_client_over_sockets_talks_and_uploads_and_downloads(remote: Bot, person: Person) -> None:
    person.send("/county 资源县")
    assert (await remote.get_updates())[0].message.text == "/county 资源县"
    assert (await remote.send_message(1001, "<b>资源县</b>", parse_mode="HTML")).text == "资源县"
    sent = await remote.send_document(1001, "资源县".encode(), filename="资源县.txt", caption="附件")
    assert sent.document is not None
    assert sent.document.file_name == "资源县.txt"
    file = await sent.document.get_file()
    assert (await file.download_as_bytearray()).decode() == "资源县"
    with pytest.raises(BadRequest, match="Message is too long"):
        await remote.send_message(1001, "x" * 4097)


async def test_a_long_poll_is_answered_when_something_comes(remote: Bot, person: Person) -> None:
    listening = len(person.world.bot.updates.listeners)
    poll = asyncio.create_task(remote.get_updates(timeout=30))
    await until(lambda: len(person.world.bot.updates.listeners) > listening)
    person.send("在吗")
    assert (await asyncio.wait_for(poll, 5))[0].message.text == "在吗"


@pytest.mark.parametrize("form", ["query", "json", "form", "multipart"])
async def test_parameters_come_in_every_form(
    http: aiohttp.ClientSession, address: str, person: Person, form: str
) -> None:
    person.start()
    url = f"{address}/bot{TOKEN}/sendMessage"
    fields = {"chat_id": "1001", "text": "资源县", "disable_notification": "true"}
    if form == "query":
        response = await http.get(url, params=fields)
    elif form == "json":
        response = await http.post(
            url, json={"chat_id": 1001, "text": "资源县", "disable_notification": True}
        )
    elif form == "form":
        response = await http.post(url, data=fields)
    else:
        parts = aiohttp.FormData(fields, default_to_multipart=True)
        response = await http.post(url, data=parts)
    assert (await response.json())["result"]["text"] == "资源县"


async def test_what_is_wrong_has_the_services_status(http: aiohttp.ClientSession, address: str) -> None:
    async def status(path: str, **details: Any) -> tuple[int, Json]:
        response = await http.post(address + path, **details)
        return response.status, await response.json()

    assert await status(f"/bot{TOKEN}/sendPigeon") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found: method not found"},
    )
    assert (await status("/bot1:nonsense/getMe"))[0] == 404
    assert (await status(f"/bot123:{'x' * 35}/getMe"))[0] == 401
    broken = await status(f"/bot{TOKEN}/getMe", data=b"{", headers={"Content-Type": "application/json"})
    assert broken[1]["description"] == "Bad Request: can't parse JSON object"
    assert (await http.get(f"{address}/file/bot{TOKEN}/documents/none")).status == 404


# -- the control side


async def test_a_program_plays_a_person_and_reads_what_the_bot_did(
    http: aiohttp.ClientSession, address: str, remote: Bot
) -> None:
    async def person(event: Json) -> Json:
        return await (await http.post(f"{address}/person", json=event)).json()

    asked = await person({"user": 1001, "chat": 1001, "text": "/county 资源县"})
    assert asked["message_id"] == 1
    markup = {"inline_keyboard": [[{"text": "出处", "callback_data": "s:1"}]]}
    await remote.send_message(1001, "资源县", reply_markup=markup)  # type: ignore[arg-type]
    pressed = await person({"user": 1001, "chat": 1001, "press": {"message_id": 2, "data": "s:1"}})
    assert pressed["ok"]
    reacted = await person({"user": 1001, "chat": 1001, "react": {"message_id": 2, "emoji": "👍"}})
    assert reacted["ok"]
    updates = await remote.get_updates()
    assert updates[1].callback_query is not None
    await updates[1].callback_query.answer("证据")
    response = await http.get(f"{address}/person/calls", params={"since": str(asked["last"])})
    calls = (await response.json())["calls"]
    assert [call["method"] for call in calls] == ["sendMessage", "answerCallbackQuery"]
    assert calls[0]["buttons"] == [[{"text": "出处", "callback_data": "s:1"}]]
    newer = await (await http.get(f"{address}/person/calls?since={calls[0]['number']}")).json()
    assert [call["text"] for call in newer["calls"]] == ["证据"]


async def test_the_control_side_refuses_what_it_cannot_read(
    http: aiohttp.ClientSession, address: str
) -> None:
    for path, body in (
        ("/person", b"{"),
        ("/person", b'{"user": 1}'),
        ("/person", b'{"user": 1, "click": "\xe6\xb2\xa1\xe6\x9c\x89"}'),
        ("/fault", b'{"status": 429}'),
        ("/fault", b'{"method": "getMe", "status": "429"}'),
        ("/fault", b'{"method": "getMe", "colour": 1}'),
    ):
        response = await http.post(address + path, data=body)
        assert (response.status, (await response.json())["ok"]) == (400, False), body
    assert (await http.get(f"{address}/person/calls?since=x")).status == 400


async def test_a_fault_is_set_from_outside(http: aiohttp.ClientSession, address: str) -> None:
    fault = {"method": "getMe", "status": 429, "retry_after": 3, "times": 1}
    assert (await http.post(f"{address}/fault", json=fault)).status == 200
    response = await http.get(f"{address}/bot{TOKEN}/getMe")
    assert response.status == 429
    assert (await response.json())["parameters"] == {"retry_after": 3}
    assert (await http.get(f"{address}/bot{TOKEN}/getMe")).status == 200


# -- webhooks


class Hook:
    """The other end of a webhook; answers as it is told, and keeps what it was sent."""

    def __init__(self) -> None:
        self.received: list[Json] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []
        self.answers: list[Json] = []

    async def receive(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get(SECRET_HEADER))
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.received.append(await request.json())
        return web.json_response(self.answers.pop(0) if self.answers else {}, status=status)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.received]


@pytest_asyncio.fixture
async def hook() -> AsyncIterator[tuple[Hook, str]]:
    received = Hook()
    application = web.Application()
    application.router.add_post("/hook", received.receive)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield received, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


@pytest_asyncio.fixture
async def sender(world: World) -> AsyncIterator[WebhookSender]:
    async with WebhookSender(Service(world), pauses=(0.001,)) as sender:
        yield sender


async def until(condition: Callable[[], bool]) -> None:
    """Wait for the other side of a socket."""

    async def wait() -> None:
        while not condition():  # noqa: ASYNC110 - what is waited for happens in another object, by sockets
            await asyncio.sleep(0.001)

    await asyncio.wait_for(wait(), 5)


@pytest.mark.usefixtures("sender")
async def test_updates_of_a_chat_arrive_in_order_with_the_secret(
    world: World, person: Person, owner: Person, hook: tuple[Hook, str]
) -> None:
    received, url = hook
    world.call(TOKEN, "setWebhook", {"url": url, "secret_token": "s3cret"})
    for number in range(5):
        person.send(str(number))
    owner.send("另一处")
    await until(lambda: len(received.received) == 6)
    assert [text for text in received.texts if text.isdigit()] == ["0", "1", "2", "3", "4"]
    assert set(received.secrets) == {"s3cret"}
    await until(lambda: not world.bot.updates.pending)


@pytest.mark.usefixtures("sender")
async def test_a_failed_delivery_is_tried_again_before_the_next(
    world: World, person: Person, hook: tuple[Hook, str]
) -> None:
    received, url = hook
    received.statuses = [500, 502]
    world.call(TOKEN, "setWebhook", {"url": url})
    person.send("一")
    person.send("二")
    await until(lambda: len(received.received) == 2)
    assert received.texts == ["一", "二"]
    info = world.call(TOKEN, "getWebhookInfo", {})[1]["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 502 Bad Gateway"


@pytest.mark.usefixtures("sender")
async def test_an_answer_may_carry_a_call(world: World, person: Person, hook: tuple[Hook, str]) -> None:
    received, url = hook
    received.answers = [{"method": "sendMessage", "chat_id": 1001, "text": "答"}]
    world.call(TOKEN, "setWebhook", {"url": url})
    person.send("问")
    await until(lambda: person.chat().last_id == 2)
    assert person.message(2).text == "答"
