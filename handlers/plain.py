"""Plain text in a private chat: whatever it asks for, without a command."""

from collections.abc import Callable

from telegram import Update

from casebase.library import Casebase, PlaceAnswer, ProgramAnswer, Wish
from casebase.search.match import Outcome
from handlers import reply
from handlers.cite import told_citation
from handlers.command import asking
from handlers.compare import told_compared
from handlers.context import Context
from handlers.county import show_place
from handlers.figures import told_of_figures
from handlers.find import told_in_passing
from handlers.gaps import keep_gap
from handlers.industry import told_of_industry
from handlers.listing import told_of_cases
from handlers.question import question
from handlers.similar import told_similar
from handlers.views import phrases
from handlers.views.message import Message
from handlers.views.program import programs
from handlers.who import told_of_who

_TOLD: dict[Wish, Callable[[Casebase, str], Message]] = {
    Wish.FIGURE: told_of_figures,
    Wish.COMPARE: told_compared,
    Wish.WHO: told_of_who,
    Wish.SIMILAR: told_similar,
    Wish.INDUSTRY: told_of_industry,
    Wish.CITE: told_citation,
    Wish.HELP: lambda _, __: phrases.helping(),
    Wish.NOTHING: lambda _, __: phrases.welcome(),
}
_MORE = frozenset({*_TOLD, Wish.LIST})
"""What is looked for in texts too, or in all cases one by one."""


async def plain(update: Update, context: Context) -> None:
    """Answer whatever the text asks for."""
    message = asking(update)
    assert message is not None
    asked = question(message.text or "")
    shown = await context.looked_up(told_at_once, asked)
    if shown is None:
        shown = await context.off_loop(told_of_anything, context.casebase, asked)
    await reply.answer(update, context, shown)


def told_at_once(casebase: Casebase, asked: str) -> Message | None:
    """What there is of the place or the program ``asked`` names; None where more than the index is needed."""
    if casebase.wish(asked) in _MORE:
        return None
    answer = casebase.ask(asked)
    return None if answer.asked.outcome is Outcome.UNKNOWN else _told(casebase, answer)


def told_of_anything(casebase: Casebase, asked: str) -> Message:
    """What ``asked`` asks for: a number, a comparison, who works alike… or what there is of what it names."""
    wish = casebase.wish(asked)
    if wish is Wish.LIST:
        return told_of_cases(casebase, casebase.selection_asked(asked))
    return _TOLD.get(wish, told_of_a_name)(casebase, asked)


def told_of_a_name(casebase: Casebase, asked: str) -> Message:
    """What there is of the place or the program ``asked`` names; else where it is written word for word."""
    answer = casebase.ask(asked)
    if answer.asked.outcome is Outcome.UNKNOWN:
        in_passing = told_in_passing(casebase, asked)
        if in_passing is not None:
            return in_passing
    return _told(casebase, answer)


def _told(casebase: Casebase, answer: PlaceAnswer | ProgramAnswer) -> Message:
    keep_gap(casebase, answer.asked, "any")
    return show_place(casebase, answer) if isinstance(answer, PlaceAnswer) else programs(answer)
