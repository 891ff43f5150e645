"""What Telegram already holds: a drawing sent once is sent again by its ``file_id``."""

from collections import OrderedDict
from typing import Protocol


class Uploads(Protocol):
    """Remembers under which ``file_id`` Telegram keeps a drawing, for the bot that sent it."""

    def file_id(self, name: str) -> str | None:
        """The id of the drawing of that name, where it was sent before."""

    def keep(self, name: str, file_id: str) -> None:
        """Remember the id; it takes the place of an older one."""


class RecentUploads:
    """The most recent ones, in memory."""

    def __init__(self, at_most: int = 2000) -> None:
        self._at_most = at_most
        self._ids: OrderedDict[str, str] = OrderedDict()

    def file_id(self, name: str) -> str | None:
        """The id of the drawing of that name, where it was sent lately."""
        return self._ids.get(name)

    def keep(self, name: str, file_id: str) -> None:
        """Remember the id, and forget the oldest where there are too many."""
        self._ids[name] = file_id
        self._ids.move_to_end(name)
        while len(self._ids) > self._at_most:
            self._ids.popitem(last=False)
