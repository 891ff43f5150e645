"""Work on what strangers sent, in a process of its own with limits on time and memory.

A document can be made to take for ever or to fill the memory, in libraries that are not ours. So it is read
in a child that is ended when it takes too much, and the bot goes on.
"""

import asyncio
import logging
import multiprocessing
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from typing import Any, ParamSpec, TypeVar

from casebase.errors import CasebaseError

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_MEGABYTE = 1 << 20
_TOO_LONG = "这份材料读得太久，停下来了；请只发要收的那一篇，或把文章文字复制给我。"
_TOO_LARGE = "这份材料太大或太复杂，读不下来；请只发要收的那一篇，或把文章文字复制给我。"
_BUSY = "现在要读的材料太多，请过几分钟再发一次。"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one piece of work may take."""

    seconds: float = 30.0
    """On the clock, and of processor time."""
    megabytes: int = 1500
    """Of address space: libraries map far more than they use."""


class Workers:
    """Runs functions in child processes, a few at a time.

    Args:
        at_once: how many children there are at most.
        waiting: how many pieces of work may wait for one; more are refused with a sentence.
        bounds: what each may take.
        preload: modules every child shall have imported already.
    """

    def __init__(
        self,
        at_once: int = 1,
        waiting: int = 16,
        bounds: Bounds | None = None,
        preload: tuple[str, ...] = (),
    ) -> None:
        self._slots = asyncio.Semaphore(at_once)
        self._room = at_once + waiting
        self._in_hand = 0
        self._bounds = bounds or Bounds()
        # Forked from a server without threads and without the bot's secrets, not from the bot itself.
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([__name__, *preload])

    @property
    def in_hand(self) -> int:
        """How many pieces of work are under way or wait."""
        return self._in_hand

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of ``work``, a function of a module, whose arguments and result can be pickled.

        Raises:
            CasebaseError: the work's own, or that it took too much, or that too much waits already.
            Exception: whatever else the work raised.
        """
        if self._in_hand >= self._room:
            raise CasebaseError(_BUSY)
        self._in_hand += 1
        try:
            async with self._slots:
                return await self._in_child(work, args, kwargs)
        finally:
            self._in_hand -= 1

    async def _in_child(self, work: Callable[..., T], args: Any, kwargs: Any) -> T:
        ours, theirs = self._context.Pipe(duplex=False)
        child = self._context.Process(
            target=_child, args=(theirs, self._bounds, work, args, kwargs), daemon=True
        )
        try:
            await asyncio.to_thread(child.start)
            theirs.close()
            answered = await asyncio.to_thread(ours.poll, self._bounds.seconds)
            if not answered:
                raise CasebaseError(_TOO_LONG)
            try:
                ok, value = await asyncio.to_thread(ours.recv)
            except EOFError:
                await asyncio.to_thread(child.join, 1.0)
                log.warning("a worker ended without an answer, code %s", child.exitcode)
                late = child.exitcode == -signal.SIGXCPU
                raise CasebaseError(_TOO_LONG if late else _TOO_LARGE) from None
        finally:
            if child.pid is not None:
                child.kill()
                await asyncio.to_thread(child.join)
                child.close()
            ours.close()
        if not ok:
            raise value
        result: T = value
        return result


def _child(answer: Connection, bounds: Bounds, work: Callable[..., Any], args: Any, kwargs: Any) -> None:
    """In the child: take on the limits, work, and say what came of it."""
    room = bounds.megabytes * _MEGABYTE
    seconds = max(1, round(bounds.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        told = (True, work(*args, **kwargs))
    except CasebaseError as error:
        told = (False, CasebaseError(error.sentence))
    except MemoryError:
        told = (False, CasebaseError(_TOO_LARGE))
    except Exception as error:
        told = (False, RuntimeError(f"{type(error).__name__}: {error}"))
    answer.send(told)
    answer.close()
