"""Reading what was given: off the event loop, in a process of its own, with an end to its patience."""

import asyncio
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from casebase.errors import CasebaseError
from casebase.library.curating.given import Given, Read, read_given

READER = "reader"
"""Key of the reader in the application's data."""
_TOO_LONG = "这篇读得太久，先停下了；请只发要收的那一篇，或另存为 .txt 再发。"
_BROKEN = "读这份文件时出了问题，没有存下来；请另存为 .txt 再发。"


class Reader:
    """Reads articles in processes that are started when the first one comes."""

    def __init__(self, processes: int, seconds: float) -> None:
        """``processes`` at a time, 0 for a thread of this process; ``seconds`` for one article."""
        self._processes = processes
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None

    async def read(self, given: Given) -> Read:
        """What is read from an article.

        Raises:
            CasebaseError: it cannot be read, or takes too long.
        """
        if not self._processes:
            return await asyncio.to_thread(read_given, given)
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, mp_context=context)
        pool = self._pool
        try:
            work = asyncio.get_running_loop().run_in_executor(pool, read_given, given)
            return await asyncio.wait_for(work, self._seconds)
        except TimeoutError:
            self._end(pool)
            raise CasebaseError(_TOO_LONG) from None
        except BrokenProcessPool:
            self._end(pool)
            raise CasebaseError(_BROKEN) from None

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._end(self._pool)

    def _end(self, pool: ProcessPoolExecutor) -> None:
        """End a pool, with whatever hangs in it; the next article starts another."""
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        if self._pool is pool:
            self._pool = None
