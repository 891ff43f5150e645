"""A conversation with an application that runs here: say something, get what the bot did."""

from __future__ import annotations

from typing import Any

from bot.local.calls import shown_calls
from bot.local.driver import Driver
from bot.local.events import perform
from bot.local.person import Person

Json = dict[str, Any]


class Conversation:
    """Events in, calls out, one after the other; for programs, tests and the terminal."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.world = driver.world

    def person(self, user_id: int) -> Person:
        """Return someone by their id."""
        return Person(self.world, self.world.user(user_id), self.driver.bot)

    async def event(self, event: Any) -> Json:
        """Do one event, and return ``{"calls": […]}`` with what the bot did once it has finished.

        What the bot sent that the service passes over in silence, or that is not built here, is under
        ``ignored``.

        Raises:
            BadEventError, CannotDoError: see ``perform``.
        """
        world = self.world
        before = world.journal.last_number
        ignored, not_built = len(world.ignored), len(world.not_built)
        outcome = perform(world, event)
        await self.driver.settle()
        if in_vain := world.ignored[ignored:] + world.not_built[not_built:]:
            outcome["ignored"] = in_vain
        return {"calls": shown_calls(world.journal.since(before)), **outcome}

    async def finish(self) -> list[Json]:
        """Let the bot finish with what people did through ``Person``, and return its calls."""
        before = self.world.journal.last_number
        await self.driver.settle()
        return shown_calls(self.world.journal.since(before))

    async def say(
        self, text: str, *, user: int = 1001, chat: int | None = None, **details: Any
    ) -> list[Json]:
        """Write a text and return the bot's calls."""
        return await self._calls({"user": user, "chat": chat or user, "text": text, **details})

    async def click(self, label: str, *, user: int = 1001, chat: int | None = None) -> list[Json]:
        """Press the newest button whose label has these words, and return the bot's calls."""
        return await self._calls({"user": user, "chat": chat or user, "click": label})

    async def inline(self, query: str, *, user: int = 1001, offset: str = "") -> list[Json]:
        """Type an inline query, and return the bot's calls."""
        return await self._calls({"user": user, "inline": query, "offset": offset})

    async def _calls(self, event: Json) -> list[Json]:
        calls: list[Json] = (await self.event(event))["calls"]
        return calls
