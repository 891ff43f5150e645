"""What the bot must remember of its talk across a restart."""

from datetime import UTC, datetime, timedelta
from typing import cast

from sqlite_utils.db import Table

from casebase.store.connections import Connections

_EDITABLE = timedelta(hours=48)
"""Telegram lets people edit a message for 48 hours; an answer to an older question is never asked for."""


class Conversation:
    """Which answer belongs to which question, and what could not be answered."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def remember_answer(self, chat: int, question: int, answer: int) -> None:
        """Keep that message ``answer`` answers message ``question`` of ``chat``."""
        now = datetime.now(UTC)
        with self._connections.transaction() as db:
            db.execute("delete from answers where at < ?", [(now - _EDITABLE).isoformat()])
            cast(Table, db["answers"]).upsert(
                {"chat": chat, "question": question, "answer": answer, "at": now.isoformat()},
                pk=("chat", "question"),
            )

    def answer_to(self, chat: int, question: int) -> int | None:
        """The message that answers ``question``, if one is remembered."""
        with self._connections.lend() as db:
            row = db.execute(
                "select answer from answers where chat = ? and question = ?", [chat, question]
            ).fetchone()
        return row[0] if row else None

    def keep_gap(self, query: str, scope: str) -> None:
        """Count a question that found nothing; who asked is not kept."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._connections.transaction() as db:
            db.execute(
                "insert into gaps (query, scope, asked, first_at, last_at) values (?, ?, 1, ?, ?)"
                " on conflict (query, scope) do update"
                " set asked = gaps.asked + 1, last_at = excluded.last_at",
                [query, scope, now, now],
            )

    def gaps(self, limit: int) -> tuple[tuple[str, str, int], ...]:
        """Questions that found nothing, most asked first: query, scope, how often."""
        with self._connections.lend() as db:
            rows = db.execute(
                "select query, scope, asked from gaps order by asked desc, last_at desc limit ?", [limit]
            ).fetchall()
        return tuple((q, s, n) for q, s, n in rows)
