"""Which pictures and files Telegram holds already: a drawing sent once is sent again by its id there."""

from datetime import UTC, datetime

from casebase.store.connections import Connections

_AT_MOST = 5000
"""Rows kept: a drawing nobody asked for in so long is uploaded again."""


class Uploads:
    """Under which id Telegram keeps each drawing, for the bot that sent it.

    A drawing is named by a digest of what is on it, the case's revision among it: a case that changed has
    another drawing, and what was uploaded of it before is never sent again.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def file_id(self, bot: int, name: str) -> str | None:
        """Where that bot sent the drawing of that name before: under which id Telegram keeps it."""
        with self._connections.lend() as db:
            row = db.execute("select file_id from uploads where bot = ? and name = ?", [bot, name]).fetchone()
        return row[0] if row else None

    def keep(self, bot: int, name: str, file_id: str) -> None:
        """Remember the id; it takes the place of an older one, and the oldest are forgotten."""
        with self._connections.transaction() as db:
            db.execute(
                "insert into uploads (bot, name, file_id, at) values (?, ?, ?, ?)"
                " on conflict (bot, name) do update set file_id = excluded.file_id, at = excluded.at",
                [bot, name, file_id, datetime.now(UTC).isoformat()],
            )
            oldest = db.execute(
                "select at from uploads order by at desc limit 1 offset ?", [_AT_MOST]
            ).fetchone()
            if oldest:
                db.execute("delete from uploads where at <= ?", [oldest[0]])
