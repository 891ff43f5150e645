"""Remembering what stands where, so that a card can be put right wherever it was posted."""

from datetime import datetime

from casebase.library import Casebase, SharedCard, Spot
from handlers.views.message import Message


def remember(
    casebase: Casebase,
    spot: Spot,
    message: Message,
    at: datetime | None = None,
    *,
    asker: int | None = None,
    picture: bool = False,
) -> bool:
    """Keep what the spot shows now; what shows no case needs no keeping.

    Args:
        casebase: keeps it.
        spot: where it stands.
        message: what stands there.
        at: when it was posted; None where what stood there was turned into this.
        asker: whose question it answers.
        picture: whether the message stands under a picture or a file.

    Returns:
        Whether it is behind already.
    """
    shows = message.shows
    if shows is None:
        casebase.shares.forget(spot)
        return False
    card = SharedCard(spot, shows.view.encode(), dict(shows.cases), asker, picture)
    return casebase.keep_card(card, at)
