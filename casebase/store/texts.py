"""The articles' texts, kept apart from what is said of them and found by the digest of their bytes."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import cast

from sqlite_utils.db import Table

from casebase.store.connections import Lender

_AT_ONCE = 500
"""Values in one question; SQLite takes at least 999."""


class Texts:
    """Source texts this installation was given."""

    def __init__(self, lender: Lender) -> None:
        self._lender = lender

    def get(self, sha256: str) -> str | None:
        """The decoded text of the bytes with that digest, where it is held."""
        with self._lender.lend() as db:
            row = db.execute("select text from source_texts where sha256 = ?", [sha256]).fetchone()
        return row[0] if row else None

    def encoding(self, sha256: str) -> str | None:
        """How the bytes with that digest were decoded, or the kind of file they were."""
        with self._lender.lend() as db:
            row = db.execute("select encoding from source_texts where sha256 = ?", [sha256]).fetchone()
        return row[0] if row else None

    def digests(self) -> tuple[str, ...]:
        """Digests of every text held."""
        with self._lender.lend() as db:
            rows = db.execute("select sha256 from source_texts order by sha256").fetchall()
        return tuple(row[0] for row in rows)

    def put_prints(self, sha256: str, prints: Iterable[int]) -> None:
        """Keep a text's fingerprints, one a row."""
        rows = [(each, sha256) for each in prints]
        with self._lender.transaction() as db:
            db.conn.executemany(
                "insert into fingerprints (print, sha256) values (?, ?)"
                " on conflict (print, sha256) do nothing",
                rows,
            )

    def sharing(self, prints: Iterable[int], at_most: int) -> tuple[tuple[str, int], ...]:
        """Texts that share fingerprints, most shared first: digest, how many."""
        wanted = list(prints)
        count: dict[str, int] = {}
        with self._lender.lend() as db:
            for first in range(0, len(wanted), _AT_ONCE):
                some = wanted[first : first + _AT_ONCE]
                marks = ", ".join("?" * len(some))
                rows = db.execute(
                    f"select sha256, count(*) from fingerprints where print in ({marks}) group by sha256",
                    some,
                ).fetchall()
                for sha256, shared in rows:
                    count[sha256] = count.get(sha256, 0) + shared
        return tuple(sorted(count.items(), key=lambda pair: -pair[1])[:at_most])

    def put(self, sha256: str, encoding: str, text: str, *, given_by: str) -> None:
        """Keep a text; giving the same bytes again changes nothing."""
        row = {
            "sha256": sha256,
            "encoding": encoding,
            "text": text,
            "given_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "given_by": given_by,
        }
        with self._lender.transaction() as db:
            cast(Table, db["source_texts"]).insert(row, ignore=True)
