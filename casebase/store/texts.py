"""The articles' texts, kept apart from what is said of them and found by the digest of their bytes."""

from datetime import UTC, datetime
from typing import cast

from sqlite_utils.db import Table

from casebase.store.connections import Connections


class Texts:
    """Source texts this installation was given."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def get(self, sha256: str) -> str | None:
        """The decoded text of the bytes with that digest, where it is held."""
        with self._connections.lend() as db:
            row = db.execute("select text from source_texts where sha256 = ?", [sha256]).fetchone()
        return row[0] if row else None

    def put(self, sha256: str, encoding: str, text: str, *, given_by: str) -> None:
        """Keep a text; giving the same bytes again changes nothing."""
        row = {
            "sha256": sha256,
            "encoding": encoding,
            "text": text,
            "given_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "given_by": given_by,
        }
        with self._connections.transaction() as db:
            cast(Table, db["source_texts"]).insert(row, ignore=True)
