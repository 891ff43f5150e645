"""What the bot looks after by itself, again and again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import NoReturn

log = logging.getLogger(__name__)


async def again_and_again(look: Callable[[], Awaitable[None]], seconds: float, trouble: str) -> NoReturn:
    """Look after something until cancelled; that one look fails is no reason not to take the next.

    Args:
        look: does once all there is to do.
        seconds: between two looks.
        trouble: what the log says of a look that failed.
    """
    while True:
        try:
            await look()
        except Exception:
            log.exception("%s", trouble)
        await asyncio.sleep(seconds)
