"""Announced publications become true when their time has come, and everyone concerned is told."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import time

from casebase.library.curating.announcing import Failed
from casebase.library.curating.publishing import Published
from handlers.context import App, Context
from handlers.desk import showing
from handlers.views.desk import draft as views
from handlers.views.desk.notice import failed
from handlers.watching import again_and_again

_LOOK = 30.0
"""Seconds between looks for what is due; the time is told to the minute."""


class Announced:
    """Publishes what was announced and nobody objected to.

    Args:
        application: whose casebase and bot are used.
        clock: seconds since the epoch.
    """

    def __init__(self, application: App, clock: Callable[[], float] = time) -> None:
        self._application = application
        self._clock = clock

    async def watch(self) -> None:
        """Publish what is due until cancelled."""
        await again_and_again(
            self.catch_up, _LOOK, "announced publications that are due could not be looked through"
        )

    async def catch_up(self) -> None:
        """Publish everything that is due."""
        context = Context(self._application)
        now = datetime.fromtimestamp(self._clock(), UTC)
        for outcome in await context.off_loop(context.casebase.desk.publish_due, now):
            if isinstance(outcome, Failed):
                await _did_not(context, outcome)
            else:
                await _did(context, outcome)


async def _did(context: Context, done: Published) -> None:
    assert done.case is not None
    draft = await context.off_loop(context.casebase.desk.draft, done.draft.id)
    await showing.renew(context, showing.of_draft(draft.id), views.closed(draft))
    await showing.tell_giver(context, draft, views.PUBLISHED.format(done.case.title), done.case)


async def _did_not(context: Context, outcome: Failed) -> None:
    number = outcome.draft.id
    shown = await context.off_loop(showing.shown_draft, context.casebase, number, failed(outcome))
    await showing.offer(context, shown, showing.of_draft(number))
