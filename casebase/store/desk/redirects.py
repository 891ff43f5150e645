"""Programs that became part of another one when cases were merged: their old ids lead on."""

from typing import cast

from sqlite_utils.db import Table

from casebase.store.connections import Lender


class Redirects:
    """Where an id that is no longer used leads. Rows are only added; the newest of an id counts."""

    def __init__(self, lender: Lender) -> None:
        self._lender = lender

    def add(self, old: str, into: str | None, revision: int) -> None:
        """Let an id lead to another from that revision on, or nowhere any more."""
        with self._lender.transaction() as db:
            cast(Table, db["redirects"]).insert({"id": old, "revision": revision, "into": into}, replace=True)

    def target(self, old: str) -> str | None:
        """Where an id leads, over several merges; None where it leads nowhere."""
        seen = {old}
        with self._lender.lend() as db:
            at = old
            while True:
                row = db.execute(
                    'select "into" from redirects where id = ? order by revision desc limit 1', [at]
                ).fetchone()
                if row is None or row[0] is None or row[0] in seen:
                    return at if at != old else None
                at = row[0]
                seen.add(at)

    def take_back(self, revision: int, by: int) -> None:
        """Let what a revision redirected lead where it led before."""
        with self._lender.transaction() as db:
            for (old,) in db.execute("select id from redirects where revision = ?", [revision]).fetchall():
                before = db.execute(
                    'select "into" from redirects where id = ? and revision < ?'
                    " order by revision desc limit 1",
                    [old, revision],
                ).fetchone()
                self.add(old, before[0] if before else None, by)

    def all(self) -> tuple[tuple[str, str], ...]:
        """Every redirect in force."""
        with self._lender.lend() as db:
            rows = db.execute(
                'select id, "into" from redirects r where revision ='
                ' (select max(revision) from redirects where id = r.id) and "into" is not null order by id'
            ).fetchall()
        return tuple((old, into) for old, into in rows)
