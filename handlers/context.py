"""What every handler is given: the casebase, asked off the event loop."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from casebase.library import Casebase
from handlers.drawn import Drawn
from handlers.prints.press import Press

if TYPE_CHECKING:
    from handlers.admins import AdminRights
    from handlers.desk.reader import Reader
    from handlers.livecards import LiveCards

P = ParamSpec("P")
T = TypeVar("T")

App = Application[ExtBot[None], "Context", dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
"""The application as this project builds it."""
CASEBASE = "casebase"
"""Key of the casebase in the application's data."""
ADMINS = "admins"
"""Key of what knows who administers which group."""
DRAWN = "drawn"
"""Key of the inline results already drawn."""
UNASKED = "unasked"
"""Key of what the bot does of itself; each can ``catch_up`` once, or ``watch`` until cancelled."""
LIVE = "live"
"""Key of what keeps posted cards up to date."""
PRESS = "press"
"""Key of what draws pictures and prints."""


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """A handler's context."""

    argument: str = ""
    """What stood behind the command, as typed."""

    @property
    def casebase(self) -> Casebase:
        """The one door to the casebase; its methods are run through :meth:`off_loop`."""
        return cast(Casebase, self.bot_data[CASEBASE])

    @property
    def admins(self) -> "AdminRights":
        """What knows who administers which group."""
        return cast("AdminRights", self.bot_data[ADMINS])

    @property
    def drawn(self) -> Drawn:
        """The inline results already drawn."""
        return cast(Drawn, self.bot_data[DRAWN])

    @property
    def live(self) -> "LiveCards":
        """What keeps posted cards up to date."""
        return cast("LiveCards", self.bot_data[LIVE])

    @property
    def press(self) -> Press:
        """What draws pictures and prints."""
        return cast(Press, self.bot_data[PRESS])

    @property
    def reader(self) -> "Reader":
        """What reads articles, off the event loop."""
        return cast("Reader", self.bot_data["reader"])

    async def looked_up(
        self, work: Callable[Concatenate[Casebase, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What ``work`` finds in the casebase's index, in a fraction of a millisecond.

        In a thread where the index has to be made anew first: that takes longer.
        """
        casebase = self.casebase
        if not casebase.is_current:
            return await self.asked(work, *args, **kwargs)
        with casebase.steady():
            return work(casebase, *args, **kwargs)

    async def asked(
        self, work: Callable[Concatenate[Casebase, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What ``work`` finds in the casebase, in a thread."""
        return await self.off_loop(work, self.casebase, *args, **kwargs)

    async def off_loop(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of ``work`` run in a thread: nothing that touches the disk runs on the event loop."""
        return await asyncio.to_thread(work, *args, **kwargs)


def in_group(update: Update) -> bool:
    """Whether the update comes from a chat where others listen."""
    return update.effective_chat is not None and update.effective_chat.type != "private"
