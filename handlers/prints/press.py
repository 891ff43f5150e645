"""``Press``: draws sheets in threads of its own, each sheet once."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

from handlers.prints.drawing import draw, edition
from handlers.prints.kept import Kept
from handlers.views.prints.sheet import Medium, Sheet

_PRIORITY = 15
"""Of drawing, where 0 is usual and 19 the lowest."""
_SUFFIX = {Medium.PICTURE: "png", Medium.PRINT: "pdf"}


class Press:
    """Draws sheets off the event loop.

    Typst gives back the GIL while it draws, so threads serve as well as processes and share one set of fonts;
    one core is left for answering.
    """

    def __init__(
        self, kept: Kept, workers: int | None = None, drew: Callable[[], None] = lambda: None
    ) -> None:
        self._kept = kept
        self._drew = drew
        self._pool = ThreadPoolExecutor(workers or max(1, (os.cpu_count() or 2) - 1), "press", _step_back)
        self._underway: dict[str, asyncio.Future[bytes]] = {}

    async def draw(self, sheet: Sheet) -> bytes:
        """The sheet as a PNG or a PDF; sheets that show the same are drawn once."""
        data, name = await self._told(sheet)
        drawing = self._underway.get(name)
        if drawing is None:
            loop = asyncio.get_running_loop()
            drawing = loop.run_in_executor(self._pool, self._drawn, data, name, sheet.medium)
            self._underway[name] = drawing
            drawing.add_done_callback(lambda _: self._underway.pop(name, None))
        # Whoever gives up waiting leaves the drawing to those who wait on.
        return await asyncio.shield(drawing)

    async def name(self, sheet: Sheet) -> str:
        """What names the sheet's drawing: a digest of what is on it and of how it is drawn, and a suffix."""
        return (await self._told(sheet))[1]

    async def close(self) -> None:
        """Finish what is being drawn, drop what waits, and let the threads go."""
        await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)

    async def _told(self, sheet: Sheet) -> tuple[str, str]:
        return await asyncio.get_running_loop().run_in_executor(self._pool, _data_and_name, sheet)

    def _drawn(self, data: str, name: str, medium: Medium) -> bytes:
        drawing = self._kept.get(name)
        if drawing is None:
            drawing = draw(data, medium)
            self._drew()
            self._kept.put(name, drawing)
        return drawing


def _step_back() -> None:
    """Let this thread, and those typst starts from it, give way to those who answer.

    Linux alone knows a priority of threads; elsewhere it is the whole process's and is left as it is.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _PRIORITY)


def _data_and_name(sheet: Sheet) -> tuple[str, str]:
    data = sheet.json()
    digest = sha256(f"{edition()}\n{data}".encode()).hexdigest()
    return data, f"{digest}.{_SUFFIX[sheet.medium]}"
