"""Curators, as rows."""

from dataclasses import dataclass
from typing import cast

from sqlite_utils.db import Table

from casebase.store.connections import Lender
from casebase.store.desk.actor import Actor
from casebase.store.desk.clock import now


@dataclass(frozen=True, slots=True)
class Curator:
    """Someone who may decide."""

    person: int
    name: str
    added_by: str
    added_at: str


class Curators:
    """Who may decide, beside the owners the settings name."""

    def __init__(self, lender: Lender) -> None:
        self._lender = lender

    def all(self) -> tuple[Curator, ...]:
        """Every curator, in the order they were added."""
        with self._lender.lend() as db:
            rows = db.execute(
                "select person, name, added_by, added_at from curators order by added_at, person"
            ).fetchall()
        return tuple(Curator(*row) for row in rows)

    def has(self, person: int) -> bool:
        """Whether that person is one."""
        with self._lender.lend() as db:
            return db.execute("select 1 from curators where person = ?", [person]).fetchone() is not None

    def add(self, person: Actor, by: Actor) -> bool:
        """Make someone a curator; False where they were one."""
        row = {"person": person.id, "name": person.name, "added_by": str(by), "added_at": now()}
        with self._lender.transaction() as db:
            known = db.execute("select 1 from curators where person = ?", [person.id]).fetchone()
            cast(Table, db["curators"]).insert(row, ignore=True)
        return known is None

    def remove(self, person: int) -> bool:
        """Make someone a reader again; False where they were no curator."""
        with self._lender.transaction() as db:
            known = db.execute("select 1 from curators where person = ?", [person]).fetchone()
            db.execute("delete from curators where person = ?", [person])
        return known is not None
