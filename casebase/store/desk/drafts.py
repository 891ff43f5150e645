"""Drafts, the pieces they were given in, and what was decided of each fact: a decision is made once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from sqlite_utils import Database
from sqlite_utils.db import Table

from casebase.record import Case
from casebase.record.jsonform import loads
from casebase.store.connections import Lender
from casebase.store.desk.actor import Actor
from casebase.store.desk.clock import now

_COLUMNS = (
    'id, sha256, record, why_none, completeness, state, version, given_by, given_name, given_at, "case",'
    " revision, base, closed_by, closed_at, reason"
)


class DraftState(StrEnum):
    """Where a draft stands; the values are what a reader is shown."""

    OPEN = "待审"
    PROPOSED = "读者提议"
    PUBLISHED = "已发布"
    DISCARDED = "已放下"
    REFUSED = "未采用"

    @property
    def waits(self) -> bool:
        """Whether a curator has still to decide on it."""
        return self in (DraftState.OPEN, DraftState.PROPOSED)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a curator decided of one fact of a draft."""

    fact: str
    version: int
    """1 for the first decision on this fact, then counted on."""
    verdict: str
    """``keep``, ``drop`` or ``change``."""
    changes: Mapping[str, Any]
    """Fields with their new values, in the record's JSON form."""
    who: int
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that was given, as it stands."""

    id: int
    sha256: str
    record: Case | None
    """As it was read, before any decision; None where the article holds no case."""
    why_none: str | None
    completeness: float
    state: DraftState
    version: int
    """Counts every change of the draft and every decision."""
    giver: Actor
    given_at: str
    case: str | None
    """The case it became, or corrects."""
    revision: int | None
    """The revision that made it one, or took it back."""
    base: int | None
    """For a correction: the revision of the case it starts from."""
    closed_by: str | None
    closed_at: str | None
    reason: str | None
    decisions: Mapping[str, Decision]


@dataclass(frozen=True, slots=True)
class Piece:
    """A message an article was given in, or was one of several of."""

    chat: int
    message: int
    sent: int
    """When, in seconds since 1970."""
    text: str


class Drafts:
    """The drafts of this installation."""

    def __init__(self, lender: Lender) -> None:
        self._lender = lender

    def get(self, draft: int) -> Draft | None:
        """The draft of that number."""
        found = self._select("where id = ?", [draft])
        return found[0] if found else None

    def waiting(self) -> tuple[Draft, ...]:
        """Drafts nobody has closed, oldest first."""
        return self._select("where state in (?, ?) order by id", [DraftState.OPEN, DraftState.PROPOSED])

    def of_text(self, sha256: str) -> Draft | None:
        """The newest draft read from that text that was not put aside."""
        found = self._select(
            "where sha256 = ? and state in (?, ?, ?) order by id desc limit 1",
            [sha256, DraftState.OPEN, DraftState.PROPOSED, DraftState.PUBLISHED],
        )
        return found[0] if found else None

    def made_by(self, revision: int) -> tuple[Draft, ...]:
        """The drafts a revision published, or took back."""
        return self._select("where revision = ?", [revision])

    def add(
        self,
        sha256: str,
        record: str | None,
        why_none: str | None,
        completeness: float,
        state: DraftState,
        giver: Actor,
        *,
        case: str | None = None,
        base: int | None = None,
    ) -> int:
        """Keep a new draft; its number. ``case`` and ``base`` are what a correction starts from."""
        row = {
            "sha256": sha256,
            "record": record,
            "why_none": why_none,
            "completeness": completeness,
            "state": state,
            "version": 1,
            "given_by": giver.id,
            "given_name": giver.name,
            "given_at": now(),
            "case": case,
            "base": base,
        }
        with self._lender.transaction() as db:
            return cast(int, _table(db, "drafts").insert(row).last_pk)

    def read_again(
        self, draft: int, sha256: str, record: str | None, why_none: str | None, completeness: float
    ) -> None:
        """Put another reading in the place of a draft's first one: more of its article has come."""
        changes: dict[str, Any] = {
            "sha256": sha256,
            "record": record,
            "why_none": why_none,
            "completeness": completeness,
        }
        self._change(draft, changes)

    def rewrite(self, draft: int, record: str) -> None:
        """Change the record decisions are about: a fact was added behind the others."""
        self._change(draft, {"record": record})

    def close(
        self,
        draft: int,
        state: DraftState,
        who: Actor,
        *,
        reason: str | None = None,
        case: str | None = None,
        revision: int | None = None,
    ) -> None:
        """Publish, discard or refuse."""
        changes: dict[str, Any] = {
            "state": state,
            "closed_by": str(who),
            "closed_at": now(),
            "reason": reason,
        }
        if revision is not None:
            changes |= {"case": case, "revision": revision}
        self._change(draft, changes)

    def reopen(self, draft: Draft, revision: int) -> None:
        """Let curators decide again: that revision took its publication back."""
        changes = {
            "state": DraftState.OPEN,
            "revision": revision,
            "base": None if draft.base is None else revision,
            "closed_by": None,
            "closed_at": None,
            "reason": None,
        }
        self._change(draft.id, changes)

    def take_up(self, draft: int) -> None:
        """Make a reader's proposal a draft of the curators'."""
        self._change(draft, {"state": DraftState.OPEN})

    def decide(
        self, draft: int, fact: str, verdict: str, changes: Mapping[str, Any], seen: int, who: Actor
    ) -> Decision | None:
        """Decide on a fact, unless someone else was first.

        Args:
            draft: the draft's number.
            fact: the fact's key.
            verdict: ``keep``, ``drop`` or ``change``.
            changes: fields with new values.
            seen: the version of the decision the person was looking at; 0 for none.
            who: the person.

        Returns:
            The earlier decision where it is not the one seen, and then nothing is changed; else None.
        """
        with self._lender.transaction() as db:
            earlier = _decisions(db, draft).get(fact)
            if (earlier.version if earlier else 0) != seen:
                return earlier
            row = {
                "draft": draft,
                "fact": fact,
                "version": seen + 1,
                "verdict": verdict,
                "changes": json.dumps(dict(changes), ensure_ascii=False),
                "who": who.id,
                "name": who.name,
                "at": now(),
            }
            _table(db, "draft_decisions").upsert(row, pk=("draft", "fact"))
            db.execute("update drafts set version = version + 1 where id = ?", [draft])
        return None

    def approve(self, draft: int, version: int, who: Actor) -> tuple[Actor, ...]:
        """Note that someone wants that version of it published; everyone who does."""
        with self._lender.transaction() as db:
            row = {"draft": draft, "who": who.id, "name": who.name, "version": version, "at": now()}
            _table(db, "draft_approvals").upsert(row, pk=("draft", "who"))
            rows = db.execute(
                "select who, name from draft_approvals where draft = ? and version = ? order by at, who",
                [draft, version],
            ).fetchall()
        return tuple(Actor(*row) for row in rows)

    def add_piece(self, draft: int, piece: Piece) -> None:
        """Keep a message as part of a draft's article."""
        row = {"chat": piece.chat, "message": piece.message, "sent": piece.sent, "text": piece.text}
        with self._lender.transaction() as db:
            _table(db, "draft_pieces").insert({**row, "draft": draft}, ignore=True)

    def edit_piece(self, piece: Piece) -> None:
        """Keep what a message says now that it was edited."""
        with self._lender.transaction() as db:
            _table(db, "draft_pieces").update((piece.chat, piece.message), {"text": piece.text})

    def of_message(self, chat: int, message: int) -> int | None:
        """The number of the draft that message is part of."""
        with self._lender.lend() as db:
            row = db.execute(
                "select draft from draft_pieces where chat = ? and message = ?", [chat, message]
            ).fetchone()
        return row[0] if row else None

    def last_piece(self, chat: int) -> tuple[int, Piece] | None:
        """The newest piece that came in a chat, with its draft's number."""
        with self._lender.lend() as db:
            row = db.execute(
                "select draft, chat, message, sent, text from draft_pieces where chat = ?"
                " order by message desc limit 1",
                [chat],
            ).fetchone()
        return (row[0], Piece(*row[1:])) if row else None

    def pieces(self, draft: int) -> tuple[Piece, ...]:
        """The messages of a draft's article in the order they were sent."""
        with self._lender.lend() as db:
            rows = db.execute(
                "select chat, message, sent, text from draft_pieces where draft = ? order by message",
                [draft],
            ).fetchall()
        return tuple(Piece(*row) for row in rows)

    def waiting_of(self, person: int) -> int:
        """How many proposals of a person nobody has decided on."""
        with self._lender.lend() as db:
            return cast(
                int,
                db.execute(
                    "select count(*) from drafts where given_by = ? and state = ?",
                    [person, DraftState.PROPOSED],
                ).fetchone()[0],
            )

    def forget(self, person: int) -> None:
        """Take a person's number and name off what they gave."""
        with self._lender.transaction() as db:
            db.execute(
                "delete from draft_pieces where draft in (select id from drafts where given_by = ?)", [person]
            )
            db.execute("update drafts set given_by = 0, given_name = '' where given_by = ?", [person])

    def touch(self, draft: int) -> None:
        """Count a change that is in none of its fields: what was agreed on before is not agreed on now."""
        self._change(draft, {})

    def _change(self, draft: int, changes: Mapping[str, Any]) -> None:
        with self._lender.transaction() as db:
            if changes:
                _table(db, "drafts").update(draft, dict(changes))
            db.execute("update drafts set version = version + 1 where id = ?", [draft])

    def _select(self, where: str, values: Sequence[Any]) -> tuple[Draft, ...]:
        with self._lender.lend() as db:
            rows = db.execute(f"select {_COLUMNS} from drafts {where}", list(values)).fetchall()
            return tuple(_draft(row, _decisions(db, row[0])) for row in rows)


def _draft(row: Sequence[Any], decisions: Mapping[str, Decision]) -> Draft:
    number, sha256, record, why, completeness, state, version, by, name, at, *rest = row
    case, revision, base, closed_by, closed_at, reason = rest
    return Draft(
        number,
        sha256,
        loads(record) if record else None,
        why,
        completeness,
        DraftState(state),
        version,
        Actor(by, name),
        at,
        case,
        revision,
        base,
        closed_by,
        closed_at,
        reason,
        decisions,
    )


def _decisions(db: Database, draft: int) -> dict[str, Decision]:
    rows = db.execute(
        "select fact, version, verdict, changes, who, name, at from draft_decisions where draft = ?", [draft]
    ).fetchall()
    return {
        fact: Decision(fact, version, verdict, json.loads(changes), who, name, at)
        for fact, version, verdict, changes, who, name, at in rows
    }


def _table(db: Database, name: str) -> Table:
    return cast(Table, db[name])
