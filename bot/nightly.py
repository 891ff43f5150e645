"""What is done once a night: a verified copy of the database, and forgetting what was kept for a while."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.settings import Settings
from casebase.errors import CasebaseError
from casebase.library import Casebase
from casebase.store.copies import back_up, keep_newest, name_of

log = logging.getLogger(__name__)

_AT = timedelta(hours=3, minutes=30)
"""After midnight, by this machine's clock: few ask then."""


async def nightly(
    casebase: Casebase,
    settings: Settings,
    now: Callable[[], datetime] = datetime.now,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Wait for the night and do it, until cancelled.

    Args:
        casebase: what is looked after.
        settings: where copies go and how many are kept.
        now: this machine's time.
        sleep: waits so many seconds.
    """
    while True:
        await sleep(until_night(now()))
        await asyncio.to_thread(tidy, casebase, settings)


def until_night(now: datetime) -> float:
    """Seconds until the next night's hour."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    due = midnight + _AT
    return ((due if due > now else due + timedelta(days=1)) - now).total_seconds()


def tidy(casebase: Casebase, settings: Settings) -> None:
    """Forget and copy; what fails is logged and tried again the next night."""
    store = settings.store
    try:
        casebase.forget()
        if store.backup_folder is not None:
            copy = store.backup_folder / name_of()
            back_up(store.database_file, copy)
            keep_newest(store.backup_folder, store.backups_kept)
            log.info("backed up to %s", copy)
    except CasebaseError as error:
        log.error("the nightly work failed: %s", error)
