"""Counting what is asked, for /stats: by kind and by a digest of who asked, never the question."""

import asyncio
import logging
from collections import Counter
from time import monotonic
from typing import cast

from telegram import Update

from casebase.errors import CasebaseError
from casebase.library import Casebase
from handlers.command import asking, slashed
from handlers.context import Context

log = logging.getLogger(__name__)

TALLY = "tally"
"""Key of the counts in the application's data."""
_WRITTEN_EVERY = 60.0
"""Seconds for which counts may be in memory only: a write for each question would make every answer wait."""


class Tally:
    """Counts that are written down together; a crash loses a minute of statistics and nothing else."""

    def __init__(self, casebase: Casebase) -> None:
        self._casebase = casebase
        self._counts: Counter[tuple[str, int]] = Counter()
        self._written = monotonic()

    async def count(self, kind: str, person: int) -> None:
        """Count one more."""
        self._counts[kind, person] += 1
        if monotonic() - self._written >= _WRITTEN_EVERY:
            await self.write()

    async def write(self) -> None:
        """Put what was counted into the database."""
        counts, self._counts = self._counts, Counter()
        self._written = monotonic()
        try:
            if counts:
                await asyncio.to_thread(self._casebase.desk.count, counts)
        except CasebaseError as error:
            # That something could not be counted is no reason not to answer, or not to stop.
            log.warning("what was asked could not be counted: %s", error)


async def counted(update: Update, context: Context) -> None:
    """Count the update, whatever else becomes of it."""
    user = update.effective_user
    if user is not None:
        await cast(Tally, context.bot_data[TALLY]).count(_kind(update), user.id)


def _kind(update: Update) -> str:
    if update.callback_query is not None:
        return "pressed"
    if update.inline_query is not None:
        return "inline"
    message = asking(update)
    word = slashed(message.text or "") if message is not None else None
    return word if word is not None and word.isascii() else "asked"
