"""Messages that show something to be decided, and messages whose reply is awaited."""

from typing import cast

from sqlite_utils.db import Table

from casebase.store.connections import Lender
from casebase.store.desk.clock import now


class Offers:
    """Which message shows which draft or report, and which asks for a reply on what."""

    def __init__(self, lender: Lender) -> None:
        self._lender = lender

    def add(self, subject: str, chat: int, message: int) -> None:
        """Remember that a message shows ``draft:12`` or ``ticket:3``."""
        row = {"chat": chat, "message": message, "subject": subject}
        with self._lender.transaction() as db:
            cast(Table, db["offers"]).upsert(row, pk=("chat", "message"))

    def of(self, subject: str) -> tuple[tuple[int, int], ...]:
        """Every message that shows it: chat and message."""
        with self._lender.lend() as db:
            rows = db.execute(
                "select chat, message from offers where subject = ? order by chat, message", [subject]
            ).fetchall()
        return tuple((chat, message) for chat, message in rows)

    def ask(self, about: str, chat: int, message: int) -> None:
        """Remember that a reply to a message is about that."""
        row = {"chat": chat, "message": message, "about": about, "at": now()}
        with self._lender.transaction() as db:
            cast(Table, db["prompts"]).upsert(row, pk=("chat", "message"))

    def asked(self, chat: int, message: int) -> str | None:
        """What a reply to that message is about."""
        with self._lender.lend() as db:
            row = db.execute(
                "select about from prompts where chat = ? and message = ?", [chat, message]
            ).fetchone()
        return row[0] if row else None

    def forget(self, chat: int) -> None:
        """Remove what is known of the messages in a person's private chat."""
        with self._lender.transaction() as db:
            db.execute("delete from offers where chat = ?", [chat])
            db.execute("delete from prompts where chat = ?", [chat])
