"""Reading what was given: off the event loop, in a process of its own with limits on time and memory."""

import asyncio

from casebase.library.curating.given import Given, Read, read_given
from handlers.desk.workers import Bounds, Workers

READER = "reader"
"""Key of the reader in the application's data."""


class Reader:
    """Reads articles.

    Args:
        processes: how many at a time; 0 for a thread of this process.
        seconds: for one article.
    """

    def __init__(self, processes: int, seconds: float) -> None:
        self._workers = (
            Workers(processes, bounds=Bounds(seconds), preload=(read_given.__module__,))
            if processes
            else None
        )

    async def read(self, given: Given) -> Read:
        """What is read from an article.

        Raises:
            CasebaseError: it cannot be read, takes too long or too much memory, or too many wait.
        """
        if self._workers is None:
            return await asyncio.to_thread(read_given, given)
        return await self._workers.run(read_given, given)
