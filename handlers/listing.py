"""/list: which cases there are, sorted by region, level, mechanism, industry, year."""

from telegram import Update

from casebase.library import Casebase, ListAnswer
from casebase.library.facets import Dimension
from handlers import reply
from handlers.context import Context
from handlers.county import show_place
from handlers.gaps import keep_gap
from handlers.payload import Payload
from handlers.question import question
from handlers.views.listing import EVERYWHERE, facet_values, listing
from handlers.views.message import Message
from handlers.views.overview import overview

_AT_A_GLANCE = 20
"""Cases that are still listed one by one to begin with."""


async def cases(update: Update, context: Context) -> None:
    """List all cases, or those of the region, the level, the mechanism, the industry, the year named."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.looked_up(told_of_cases, asked))


def told_of_cases(casebase: Casebase, asked: str) -> Message:
    """The cases ``asked`` selects, all where it is empty; what is no region and no facet is said so."""
    answer = casebase.listed(asked)
    if answer.unread is not None:
        keep_gap(casebase, answer.unread.asked, "county")
        return show_place(casebase, answer.unread)
    return _first_seen(answer)


def turned_to(casebase: Casebase, payload: Payload) -> Message:
    """Another page of a list; its selection as its buttons name it."""
    answer = casebase.selected(*_address(payload))
    return listing(answer, payload.page) if payload.part else _first_seen(answer)


def told_facets(casebase: Casebase, payload: Payload) -> Message:
    """The values a list can be narrowed by; the list itself where a button asks for what there is not."""
    answer = casebase.selected(*_address(payload))
    dimension = next((d for d in Dimension if d.letter == payload.about), None)
    return facet_values(answer, dimension, payload.page) if dimension else listing(answer)


def _first_seen(answer: ListAnswer) -> Message:
    """The first page, or, where there are many cases of everywhere, where they are."""
    everything = answer.selection.region is None and not answer.selection.facets
    return overview(answer) if everything and len(answer.heads) > _AT_A_GLANCE else listing(answer)


def _address(payload: Payload) -> tuple[str | None, list[str]]:
    region, *keys = payload.id.split("-")
    return None if region == EVERYWHERE else region, keys
