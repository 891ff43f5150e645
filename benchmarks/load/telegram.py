"""Telegram's side of a load run: the Bot API of this machine on a port, and people who ask and wait."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from aiohttp import web

from benchmarks.load.questions import Question
from bot.local.faults import Fault
from bot.local.http.server import HOST, BotApiServer, port_of
from bot.local.people import Message
from bot.local.person import Person
from bot.local.world import World

_KEPT_CALLS = 100
_KEPT_MESSAGES = 30
"""In one chat; a long run must not fill this process's memory."""
_FOR_EVER = 10**12
_ANSWERS = {
    "sendMessage": "chat_id",
    "sendPhoto": "chat_id",
    "answerInlineQuery": "inline_query_id",
    "answerCallbackQuery": "callback_query_id",
}
"""What answers a question, and which parameter says whose."""
_FIRST_PERSON = 10_000


class _Listening(World):
    """A world that tells at once whom a bot has answered."""

    def __init__(self) -> None:
        super().__init__(kept_calls=_KEPT_CALLS)
        self.awaited: dict[str, asyncio.Future[float]] = {}
        self.answers: dict[str, int] = {}
        """How often each was answered, of those whose answers are counted."""

    def call(
        self, token: str, method: str, params: Mapping[str, Any], files: Any = None
    ) -> tuple[int, dict[str, Any]]:
        """Answer one call, as any world."""
        status, body = super().call(token, method, params, files)
        if status == 200 and (whose := _ANSWERS.get(method)) is not None:
            key = str(params[whose])
            waiting = self.awaited.pop(key, None)
            if waiting is not None and not waiting.done():
                waiting.set_result(perf_counter())
            if key in self.answers:
                self.answers[key] += 1
        return status, body


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked."""

    key: str
    at: float
    answered: "asyncio.Future[float]"


class Telegram:
    """A context manager; inside, a bot may connect to ``url``."""

    def __init__(self) -> None:
        self.world = _Listening()
        self.url = ""
        application = BotApiServer(self.world).web_application()
        application.middlewares.append(self._cutting)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        self._people: dict[int, Person] = {}
        self._cuts = 0

    async def __aenter__(self) -> "Telegram":
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, 0).start()
        self.url = f"http://{HOST}:{port_of(self._runner)}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @web.middleware
    async def _cutting(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if self._cuts and request.transport is not None:
            self._cuts -= 1
            # Half of the calls were carried out before the connection broke.
            if self._cuts % 2:
                await handler(request)
            request.transport.abort()
        return await handler(request)

    @property
    def token(self) -> str:
        """The bot's."""
        return self.world.bot.token

    def fail(self, method: str = "*", times: int = _FOR_EVER, **how: Any) -> None:
        """Have the next calls refused, delayed or cut; see ``Fault``."""
        self.world.faults.add(Fault(method, times=times, **how))

    def cut(self, times: int) -> None:
        """Close the next connections a call comes over, without an answer."""
        self._cuts += times

    @property
    def troubled(self) -> bool:
        """Whether something that was set to go wrong has not yet."""
        return bool(self._cuts) or self.world.faults.is_set

    def person(self, number: int) -> Person:
        """One of those who ask; the first time, someone new."""
        if number not in self._people:
            person = Person(self.world, self.world.user(_FIRST_PERSON + number))
            # Nobody can be written to before they have opened the chat.
            person.chat().is_started = True
            self._people[number] = person
        return self._people[number]

    def ask(self, number: int, question: Question) -> Asked:
        """Have person ``number`` ask; they may have one question of a kind open at a time."""
        person = self.person(number)
        if question.inline:
            key = person.inline(question.text).id
        elif question.press and (message := _newest_with_buttons(person)) is not None:
            query = person.press_button(message, _button(message)).query
            assert query is not None
            key = query.id
        else:
            key = str(person.id)
            person.send(question.text)
        answered = self.world.awaited[key] = asyncio.get_running_loop().create_future()
        return Asked(key, perf_counter(), answered)

    def draw(self, number: int, data: str) -> "asyncio.Future[float]":
        """Have person ``number`` press a button that draws something; done when they are sent the picture.

        The person must have been answered something before: there the button stands.
        """
        person = self.person(number)
        newest = next(reversed(person.chat().messages.values()))
        person.press_button(newest, {"text": "🖼", "callback_data": data})
        drawn = self.world.awaited[str(person.id)] = asyncio.get_running_loop().create_future()
        return drawn

    def tidy(self, number: int) -> None:
        """Forget what a person asked and was told long ago."""
        messages = self.person(number).chat().messages
        while len(messages) > _KEPT_MESSAGES:
            del messages[next(iter(messages))]
        queries = self.world.bot.queries
        for asked in (queries.inline, queries.callbacks):
            while len(asked) > 10 * _KEPT_CALLS:
                del asked[next(iter(asked))]


def _newest_with_buttons(person: Person) -> Message | None:
    newest_first = reversed(person.chat().messages.values())
    return next((message for message in newest_first if _buttons(message)), None)


def _buttons(message: Message) -> list[dict[str, Any]]:
    rows = message.fields.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row if "callback_data" in button]


def _button(message: Message) -> dict[str, Any]:
    """A different one from one message to the next."""
    buttons = _buttons(message)
    return buttons[message.id % len(buttons)]
