"""In the place of a card that stands in the group already: where it is."""

from datetime import timedelta

from handlers import deeplink
from handlers.views.atoms import b, text
from handlers.views.message import Button, Message, compose


def earlier(card: Message, ago: timedelta, link: str | None) -> Message:
    """A line on what was asked for, and the way to it.

    Args:
        card: what would have been posted again.
        ago: how long ago it was posted.
        link: to the message; None where this is a reply to it.
    """
    title = card.plain.split("\n", 1)[0]
    where = "点「看那条」就到" if link else "就是这条回复所指的那一条"
    shows = card.shows
    head = [text(b(title)), *(shows.notes if shows else ()), text(f"{_ago(ago)}在这里发过，{where}。")]
    way = [Button("看那条", url=link)] if link else []
    private = [Button("私聊里再看", opens=deeplink.nearest(shows.view))] if shows else []
    message = compose(head, [], [[*way, *private]])
    return message.traditional if shows and shows.view.traditional else message


def _ago(ago: timedelta) -> str:
    minutes = int(ago.total_seconds()) // 60
    if minutes < 2:
        return "刚才"
    return f"{minutes}分钟前" if minutes < 60 else f"{minutes // 60}小时前"
