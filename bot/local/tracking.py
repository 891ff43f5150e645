"""Knowing when everything an update started has ended.

A handler may start tasks, and those may start others, through the application or plainly through asyncio.
Each inherits the context it was started in; so a mark in the context, read whenever the loop makes a task,
tells whose task it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine
from contextvars import ContextVar
from typing import Any

_current: ContextVar[Tracker | None] = ContextVar("tracker", default=None)

#: A callback that is due at once (a job of the job queue for "now") becomes a task only after a few turns
#: of the loop.
IDLE_TURNS = 5


class Tracker:
    """The tasks that one update started, directly or through others."""

    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()

    async def run(self, work: Awaitable[Any]) -> None:
        """Await some work and count every task it starts."""
        token = _current.set(self)
        try:
            await work
        finally:
            _current.reset(token)

    async def finished(self, patience: float) -> bool:
        """Wait until no task is left, at most ``patience`` seconds, and return whether none is."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience
        idle = 0
        while idle < IDLE_TURNS:
            running = {task for task in self.tasks if not task.done()}
            if not running:
                idle += 1
                await asyncio.sleep(0)
                continue
            idle = 0
            if loop.time() >= deadline:
                return False
            await asyncio.wait(running, timeout=deadline - loop.time())
        return True


class TaskFactory:
    """A loop's task factory that hands every new task to the tracker of its context."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.previous = loop.get_task_factory()

    def install(self) -> None:
        """Take over from the loop's present factory."""
        # The types of asyncio allow a factory generators and futures too; the loop makes neither.
        self.loop.set_task_factory(self)  # type: ignore[arg-type]

    def remove(self) -> None:
        """Give the loop back to the factory it had."""
        self.loop.set_task_factory(self.previous)

    def __call__(
        self, loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, Any], **details: Any
    ) -> asyncio.Task[Any]:
        """Make a task as the previous factory would, and hand it to its tracker."""
        make = self.previous or _plain_task
        task: asyncio.Task[Any] = make(loop, coroutine, **details)  # type: ignore[assignment]
        context = details.get("context")
        tracker = _current.get() if context is None else context.get(_current)
        if tracker is not None:
            tracker.tasks.add(task)
            task.add_done_callback(tracker.tasks.discard)
        return task


def _plain_task(
    loop: asyncio.AbstractEventLoop, coroutine: Coroutine[Any, Any, Any], **details: Any
) -> asyncio.Task[Any]:
    return asyncio.Task(coroutine, loop=loop, **details)
