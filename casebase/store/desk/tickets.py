"""What readers reported as wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from sqlite_utils.db import Table

from casebase.store.connections import Lender
from casebase.store.desk.actor import Actor
from casebase.store.desk.clock import now


class TicketState(StrEnum):
    """Where a report stands; the values are what a reader is shown."""

    OPEN = "待核"
    RESOLVED = "已更正"
    DISMISSED = "核对无误"


@dataclass(frozen=True, slots=True)
class Ticket:
    """A report on one fact of a case, or on the case."""

    id: int
    case: str
    fact: str
    """Key of the fact; empty for the case as a whole."""
    text: str
    state: TicketState
    reporter: Actor
    at: str
    decided_by: str | None
    decided_at: str | None
    answer: str | None


class Tickets:
    """The reports of this installation."""

    def __init__(self, lender: Lender) -> None:
        self._lender = lender

    def add(self, case: str, fact: str, text: str, reporter: Actor) -> int:
        """Keep a report; its number. A person reporting the same fact again adds to their open report."""
        with self._lender.transaction() as db:
            open_one = db.execute(
                'select id, text from tickets where "case" = ? and fact = ? and reporter = ? and state = ?',
                [case, fact, reporter.id, TicketState.OPEN],
            ).fetchone()
            if open_one:
                if text not in open_one[1].split("\n"):
                    joined = f"{open_one[1]}\n{text}"
                    db.execute("update tickets set text = ? where id = ?", [joined, open_one[0]])
                return cast(int, open_one[0])
            row = {
                "case": case,
                "fact": fact,
                "text": text,
                "state": TicketState.OPEN,
                "reporter": reporter.id,
                "reporter_name": reporter.name,
                "at": now(),
            }
            return cast(int, cast(Table, db["tickets"]).insert(row).last_pk)

    def get(self, ticket: int) -> Ticket | None:
        """The report of that number."""
        found = self._select("where id = ?", [ticket])
        return found[0] if found else None

    def open(self) -> tuple[Ticket, ...]:
        """Reports nobody has decided on, oldest first."""
        return self._select("where state = ? order by id", [TicketState.OPEN])

    def open_of(self, case: str) -> tuple[Ticket, ...]:
        """Those of one case."""
        return self._select('where "case" = ? and state = ? order by id', [case, TicketState.OPEN])

    def open_by(self, person: int) -> int:
        """How many of a person's reports wait."""
        return len(self._select("where reporter = ? and state = ?", [person, TicketState.OPEN]))

    def close(self, ticket: int, state: TicketState, answer: str, who: Actor) -> None:
        """Decide on a report."""
        changes = {"state": state, "answer": answer, "decided_by": str(who), "decided_at": now()}
        with self._lender.transaction() as db:
            cast(Table, db["tickets"]).update(ticket, changes)

    def move(self, case: str, into: str) -> None:
        """Carry a merged case's open reports over to the case it is part of now."""
        with self._lender.transaction() as db:
            db.execute(
                'update tickets set "case" = ?, fact = \'\' where "case" = ? and state = ?',
                [into, case, TicketState.OPEN],
            )

    def forget(self, person: int) -> None:
        """Take a person's number and name off what they reported."""
        with self._lender.transaction() as db:
            db.execute("update tickets set reporter = 0, reporter_name = '' where reporter = ?", [person])

    def _select(self, where: str, values: Sequence[Any]) -> tuple[Ticket, ...]:
        with self._lender.lend() as db:
            rows = db.execute(
                'select id, "case", fact, text, state, reporter, reporter_name, at, decided_by, decided_at,'
                f" answer from tickets {where}",
                list(values),
            ).fetchall()
        return tuple(_ticket(*row) for row in rows)


def _ticket(
    number: int, case: str, fact: str, text: str, state: str, reporter: int, name: str, at: str, *decided: Any
) -> Ticket:
    return Ticket(number, case, fact, text, TicketState(state), Actor(reporter, name), at, *decided)
