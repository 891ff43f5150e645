"""What was posted in a group within a day is pointed at, not posted again."""

from datetime import datetime, timedelta

from telegram import Chat, Message
from telegram.constants import ChatType
from telegram.error import BadRequest

from casebase.library import Casebase, Spot
from handlers.context import Context
from handlers.payload import Kind
from handlers.sending import Place, Sent, send
from handlers.views import message as views
from handlers.views.buttons import removable
from handlers.views.earlier import earlier

_WITHIN = timedelta(hours=24)
_POINTED_AT = (Kind.CASE, Kind.PROGRAM)
_GONE = "message to be replied not found"


async def pointed_at(
    context: Context, asked: Message, message: views.Message, place: Place
) -> tuple[Sent, views.Message] | None:
    """Answer by pointing at the same card, where it stands in the group already.

    In a supergroup that is a link. In a basic group messages have no address: there the pointer is a reply to
    the card.

    Returns:
        What was sent, and what it shows; None where there is nothing to point at.
    """
    found = await context.off_loop(_found, context.casebase, asked, message)
    if found is None:
        return None
    spot, at = found
    link = _address(asked.chat, spot)
    by = asked.from_user.id if asked.from_user else None
    shown = removable(earlier(message, asked.date - at, link), by)
    if link is None:
        place = Place(place.chat, place.thread, spot.message, must_answer=True, quietly=place.quietly)
    try:
        return await send(context, shown, place), shown
    except BadRequest as error:
        if link is not None or _GONE not in str(error).lower():
            raise
        await context.off_loop(context.casebase.shares.forget, spot)
        return None


def _found(casebase: Casebase, asked: Message, message: views.Message) -> tuple[Spot, datetime] | None:
    view = message.shows.view if message.shows else None
    if view is None or view.kind not in _POINTED_AT:
        return None
    return casebase.shares.latest(asked.chat_id, f"{view.kind}:{view.id}:", asked.date - _WITHIN)


def _address(chat: Chat, spot: Spot) -> str | None:
    """The link to a message of a supergroup, for its members; None for other groups."""
    if chat.type != ChatType.SUPERGROUP:
        return None
    if chat.username:
        return f"https://t.me/{chat.username}/{spot.message}"
    return f"https://t.me/c/{str(chat.id).removeprefix('-100')}/{spot.message}"
