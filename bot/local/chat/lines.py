"""Lines from standard input, without holding up the event loop or the end of the program."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable


class LineSource:
    """Reads one line at a time, only when asked, so that a prompt comes after the last answer.

    Reading happens in a daemon thread: a thread that waits for the keyboard must not keep the program alive.
    """

    def __init__(self, read: Callable[[], str]) -> None:
        """Take a function that returns the next line, or raises ``EOFError`` after the last."""
        self._read = read

    async def next(self) -> str | None:
        """Return the next line without its end, or None when there are no more."""
        loop = asyncio.get_running_loop()
        line: asyncio.Future[str | None] = loop.create_future()

        def deliver(text: str | None) -> None:
            if not line.done():
                line.set_result(text)

        def wait() -> None:
            try:
                text: str | None = self._read()
            except (EOFError, KeyboardInterrupt, ValueError, OSError):
                text = None
            # The loop is closed where the program ended while someone was asked for a line.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(deliver, text)

        threading.Thread(target=wait, name="stdin", daemon=True).start()
        return await line


def piped(readline: Callable[[], str]) -> Callable[[], str]:
    """Return a reader over a file's ``readline``."""

    def read() -> str:
        line = readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    return read
