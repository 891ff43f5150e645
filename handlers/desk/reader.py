"""Reading what was given: off the event loop, in a process that is ended when it takes too much."""

import asyncio

from casebase.library.curating.given import Given, Read, read_given
from handlers.desk.workers import Bounds, Workers

READER = "reader"
"""Key of the reader in the application's data."""


class Reader:
    """Reads articles.

    Args:
        processes: how many at a time, each in a process of its own; 0 for a thread of this process.
        seconds: for one article.
    """

    def __init__(self, processes: int, seconds: float) -> None:
        bounds, preload = Bounds(seconds), (read_given.__module__,)
        self._workers = Workers(processes, bounds=bounds, preload=preload) if processes else None

    async def read(self, given: Given) -> Read:
        """What is read from an article.

        Raises:
            CasebaseError: it cannot be read, or takes too much, or too many wait already.
        """
        if self._workers is None:
            return await asyncio.to_thread(read_given, given)
        return await self._workers.run(read_given, given)
