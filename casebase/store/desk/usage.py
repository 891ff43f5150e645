"""How often the bot was asked what kind of thing; who asked is a digest nobody can read back."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

from casebase.store.connections import Lender

_SALT = "salt"
_DIGITS = 16
UNANSWERED = "unanswered"
"""The kind of what was asked and not answered; it is counted without the asker."""
COUNT_UNANSWERED = (
    f"insert into usage (day, kind, asker, times) values (?, '{UNANSWERED}', '', 1)"
    " on conflict (day, kind, asker) do update set times = usage.times + 1"
)
"""Statement that counts a question nobody could answer, with the day as its value."""


class Usage:
    """Counts by day, kind and asker."""

    def __init__(self, lender: Lender) -> None:
        self._lender = lender
        self._salt: str | None = None

    def count(self, counts: Mapping[tuple[str, int], int]) -> None:
        """Add to today's counts: how often, by kind and person."""
        day = datetime.now(UTC).date().isoformat()
        rows = [(day, kind, self.digest(person), times) for (kind, person), times in counts.items()]
        with self._lender.transaction() as db:
            db.conn.executemany(
                "insert into usage (day, kind, asker, times) values (?, ?, ?, ?)"
                " on conflict (day, kind, asker) do update set times = usage.times + excluded.times",
                rows,
            )

    def totals(self, since: str) -> dict[str, tuple[int, int]]:
        """By kind: how often since that day, and by how many people."""
        with self._lender.lend() as db:
            rows = db.execute(
                "select kind, sum(times), count(distinct asker) from usage where day >= ? group by kind",
                [since],
            ).fetchall()
        return {kind: (times, people) for kind, times, people in rows}

    def forget(self, person: int) -> None:
        """Remove a person's rows."""
        asker = self.digest(person)
        with self._lender.transaction() as db:
            db.execute("delete from usage where asker = ?", [asker])

    def digest(self, person: int) -> str:
        """What stands for a person: a digest with a secret of this installation."""
        return hashlib.sha256(f"{self._secret()}:{person}".encode()).hexdigest()[:_DIGITS]

    def _secret(self) -> str:
        if self._salt is None:
            with self._lender.transaction() as db:
                db.execute(
                    "insert into installation (name, value) values (?, ?) on conflict (name) do nothing",
                    [_SALT, secrets.token_hex(16)],
                )
                row = db.execute("select value from installation where name = ?", [_SALT]).fetchone()
                self._salt = str(row[0])
        return self._salt
