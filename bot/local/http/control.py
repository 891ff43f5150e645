"""The control side: what people do, what the bots did, and failures on purpose."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from aiohttp import web

from bot.local.calls import shown_call
from bot.local.errors import ApiError
from bot.local.events import BadEventError, perform
from bot.local.faults import Fault
from bot.local.http.body import parsed_json
from bot.local.pressing import CannotDoError
from bot.local.world import World

Json = dict[str, Any]


class Control:
    """Handlers of ``/person``, ``/person/calls`` and ``/fault``."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def person(self, request: web.Request) -> web.Response:
        """``POST /person`` with one event: do it, and say what the person sees and where the calls stand.

        The bot answers in its own time: ask ``/person/calls`` for what came after ``last``.
        """
        before = self.world.journal.last_number
        try:
            outcome = perform(self.world, parsed_json(await request.read()))
        except (ApiError, BadEventError, CannotDoError) as error:
            return _refused(error)
        return web.json_response({"ok": True, "last": before, **outcome})

    async def calls(self, request: web.Request) -> web.Response:
        """``GET /person/calls?since=K``: what bots did after call K, and the number of the last.

        With it comes what they ever sent in vain: ``ignored`` in silence, or ``not_built`` here.
        """
        text = request.query.get("since", "0")
        if not text.isdecimal():
            return _refused(BadEventError(f"since is not a number: {text!r}"))
        records = self.world.journal.since(int(text))
        calls = [{"number": record.number, **shown_call(record)} for record in records]
        answer = {"ok": True, "calls": calls, "last": self.world.journal.last_number}
        in_vain = {"ignored": self.world.ignored, "not_built": self.world.not_built}
        return web.json_response({**answer, **in_vain})

    async def fault(self, request: web.Request) -> web.Response:
        """``POST /fault``: the next calls of a method fail or wait."""
        try:
            self.world.faults.add(read_fault(parsed_json(await request.read())))
        except (ApiError, BadEventError) as error:
            return _refused(error)
        return web.json_response({"ok": True})


def read_fault(data: Json) -> Fault:
    """Return the fault an object describes.

    Raises:
        BadEventError: where it describes none.
    """
    known = {field.name: field.type for field in fields(Fault)}
    unknown = [name for name in data if name not in known]
    if unknown or not isinstance(data.get("method"), str):
        raise BadEventError(f"a fault has a method and some of {', '.join(known)}; not {', '.join(unknown)}")
    numbers = ("status", "retry_after", "delay_ms", "times")
    if any(name in data and not isinstance(data[name], int) for name in numbers):
        raise BadEventError(f"{', '.join(numbers)} are numbers")
    return Fault(**data)


def _refused(error: Exception) -> web.Response:
    return web.json_response({"ok": False, "error": str(error)}, status=400)
