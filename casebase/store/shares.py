"""Cards posted through the bot: where each stands, what it shows, and which of them are behind.

A card is behind when a case it tells of has a newer revision than the one it was drawn as of. Bringing it up
to date is claimed, done, and settled; each is one compare-and-set, so that of several who try one does it,
and after a stop in the middle the rest goes on where it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from casebase.store.background import Background, Unit, Write
from casebase.store.connections import Connections

_BEHIND = (
    'exists (select 1 from shared_card_cases d join cases k on k.id = d."case"'
    " where d.spot = s.spot and d.revision < k.revision)"
)
_POSTED = ("posted", "asker", "posted_at")
_SHOWN = ("view", "picture")
_REMEMBER = (
    "insert into shared_cards (spot, chat, message, inline_message, posted, view, picture, asker, posted_at)"
    " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (spot) do update set"
    " editing_until = null, lost = null, reported = 0"
)
_TELLS_OF_NONE = "delete from shared_card_cases where spot = ?"
_TELLS_OF = 'insert into shared_card_cases (spot, "case", revision) values (?, ?, ?)'
_PATIENCE = 2.0
"""Seconds to wait for what is being written; longer only while the database cannot be written at all."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a card stands: a message of the bot's own, or one posted through inline mode."""

    chat: int | None = None
    message: int | None = None
    inline_message: str | None = None

    @property
    def key(self) -> str:
        """Tells spots apart."""
        return self.inline_message or f"{self.chat}:{self.message}"


@dataclass(frozen=True, slots=True)
class SharedCard:
    """A card that was posted."""

    spot: Spot
    view: str
    """What it shows, as the payload of a button."""
    cases: Mapping[str, int]
    """The cases it tells of, each with the revision it was drawn as of."""
    asker: int | None = None
    """Whose question it answers."""
    picture: bool = False
    """Whether it is a picture or a file, of which only the caption can be corrected."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Cards of a case that could not be brought up to date any more."""

    case: str
    revision: int
    """The case's newest."""
    reasons: Mapping[str, int]
    """How many for which reason."""
    reached: int
    """How many cards of the case show that revision."""


class Shares:
    """The cards that were posted."""

    def __init__(self, connections: Connections, background: Background) -> None:
        self._connections = connections
        self._background = background

    def remember(self, card: SharedCard, at: datetime | None) -> None:
        """Keep where the card stands; a spot that is known shows something else from now on.

        It is on disk soon, see ``Background``; whatever is asked here waits for that.

        Args:
            card: what was posted or is shown there now.
            at: when it was posted; None where a page was turned, and what was posted there stays what it was.
        """
        spot = card.spot
        row = (spot.key, spot.chat, spot.message, spot.inline_message, card.view, card.view)
        renewed = _SHOWN if at is None else (*_SHOWN, *_POSTED)
        statement = _REMEMBER + "".join(f", {column} = excluded.{column}" for column in renewed)
        posted_at = (at or datetime.now(UTC)).isoformat()
        values = (*row, int(card.picture), card.asker, posted_at)
        self._background.put([(statement, values), *_telling_of(spot.key, card.cases)])

    def forget(self, spot: Spot) -> None:
        """The spot shows no card any more, or is gone."""
        self._background.put(_forgetting(spot.key))

    def forget_person(self, person: int) -> None:
        """Whose question a card answers is not kept any more, nor what stands in their private chat."""
        with self._settled().transaction() as db:
            db.execute("update shared_cards set asker = null where asker = ?", [person])
            rows = db.execute("select spot from shared_cards where chat = ?", [person]).fetchall()
            for (key,) in rows:
                _write(db, _forgetting(key))

    def shared_since(self, since: str) -> int:
        """How many cards were posted since that day in groups or through inline mode."""
        with self._settled().lend() as db:
            found = db.execute(
                "select count(*) from shared_cards"
                " where posted_at >= ? and (chat is null or chat < 0 or inline_message is not null)",
                [since],
            ).fetchone()
        return int(found[0])

    def behind(self, now: datetime, limit: int, passing: Sequence[int] = ()) -> tuple[SharedCard, ...]:
        """Cards that are behind and that nobody is bringing up to date, chats in turn.

        Args:
            now: for telling whether whoever claimed a card has given up.
            limit: how many at most.
            passing: chats to be left alone for now.
        """
        holes = ", ".join("?" for _ in passing)
        with self._settled().lend() as db:
            rows = db.execute(
                "select s.spot, s.chat, s.message, s.inline_message, s.view, s.asker, s.picture"
                f" from shared_cards s where s.lost is null and {_BEHIND}"
                " and (s.editing_until is null or s.editing_until < ?)"
                f" and (s.chat is null or s.chat not in ({holes}))"
                # The newest of each chat first, then the next: people look at the end of a chat.
                " order by row_number() over (partition by s.chat order by s.posted_at desc), s.posted_at"
                " limit ?",
                [now.isoformat(), *passing, limit],
            ).fetchall()
            return tuple(_card(db, row) for row in rows)

    def is_any_behind(self) -> bool:
        """Whether any card is behind that may still be edited, claimed or not."""
        with self._settled().lend() as db:
            found = db.execute(f"select 1 from shared_cards s where s.lost is null and {_BEHIND} limit 1")
            return found.fetchone() is not None

    def count_behind(self) -> int:
        """How many cards are behind that may still be edited."""
        with self._settled().lend() as db:
            found = db.execute(f"select count(*) from shared_cards s where s.lost is null and {_BEHIND}")
            return int(found.fetchone()[0])

    def claim(self, spot: Spot, now: datetime, until: datetime) -> bool:
        """Take on bringing a card up to date; False where it is up to date, lost, or someone else does it."""
        with self._settled().transaction() as db:
            claimed = db.execute(
                f"update shared_cards as s set editing_until = ? where s.spot = ? and s.lost is null"
                f" and (s.editing_until is null or s.editing_until < ?) and {_BEHIND}",
                [until.isoformat(), spot.key, now.isoformat()],
            )
            return claimed.rowcount == 1

    def settle(self, spot: Spot, view: str, cases: Mapping[str, int]) -> None:
        """The card now shows this."""
        with self._settled().transaction() as db:
            db.execute(
                "update shared_cards set view = ?, editing_until = null where spot = ?", [view, spot.key]
            )
            _write(db, _telling_of(spot.key, cases))

    def release(self, spot: Spot) -> None:
        """The card could not be brought up to date now; it may be tried again."""
        with self._settled().transaction() as db:
            db.execute("update shared_cards set editing_until = null where spot = ?", [spot.key])

    def lose(self, spot: Spot, reason: str) -> None:
        """The card cannot be brought up to date any more."""
        with self._settled().transaction() as db:
            db.execute(
                "update shared_cards set lost = ?, editing_until = null where spot = ?", [reason, spot.key]
            )

    def lose_chat(self, chat: int, reason: str) -> None:
        """None of the chat's cards can be brought up to date any more."""
        with self._settled().transaction() as db:
            db.execute("update shared_cards set lost = ? where chat = ? and lost is null", [reason, chat])

    def losses(self) -> tuple[Loss, ...]:
        """Cards that were lost and are behind, by case, as far as nobody was told."""
        with self._settled().lend() as db:
            rows = db.execute(
                'select d."case", k.revision, s.lost, count(*) from shared_cards s'
                ' join shared_card_cases d on d.spot = s.spot join cases k on k.id = d."case"'
                " where s.lost is not null and s.reported = 0 and d.revision < k.revision"
                ' group by d."case", k.revision, s.lost order by d."case", count(*) desc'
            ).fetchall()
            grouped: dict[tuple[str, int], dict[str, int]] = {}
            for case, revision, reason, count in rows:
                grouped.setdefault((case, revision), {})[reason] = count
            return tuple(
                Loss(case, revision, reasons, _reached(db, case, revision))
                for (case, revision), reasons in grouped.items()
            )

    def reported(self, loss: Loss) -> None:
        """Someone was told of the cards that were lost."""
        with self._settled().transaction() as db:
            db.execute(
                "update shared_cards set reported = 1 where lost is not null and reported = 0 and spot in"
                ' (select spot from shared_card_cases where "case" = ? and revision < ?)',
                [loss.case, loss.revision],
            )

    def latest(
        self, chat: int, view: str, since: datetime, *, picture: bool = False
    ) -> tuple[Spot, datetime] | None:
        """Where and when what ``view`` opens was last posted in the chat, not before ``since``.

        Args:
            chat: the chat.
            view: the beginning of a payload, up to the revision: ``c:ziyuan:``.
            since: the earliest time.
            picture: whether a picture or a file is looked for, not a message.
        """
        with self._settled().lend() as db:
            row = db.execute(
                "select chat, message, posted_at from shared_cards"
                " where chat = ? and posted >= ? and posted < ? and posted_at >= ?"
                " and message is not null and lost is null and picture = ?"
                " order by posted_at desc, message desc limit 1",
                # Strings that begin with the view: up to the view followed by what sorts behind any digit.
                [chat, view, f"{view}\uffff", since.isoformat(), int(picture)],
            ).fetchone()
        return (Spot(row[0], row[1]), datetime.fromisoformat(row[2])) if row else None

    def counts(self) -> dict[str, int]:
        """How many cards of each case stand somewhere, by its id."""
        with self._settled().lend() as db:
            rows = db.execute('select "case", count(*) from shared_card_cases group by "case"').fetchall()
        return dict(rows)

    def _settled(self) -> Connections:
        """The database with the cards posted so far."""
        self._background.flush(_PATIENCE)
        return self._connections


def _telling_of(key: str, cases: Mapping[str, int]) -> Unit:
    return [
        (_TELLS_OF_NONE, (key,)),
        *((_TELLS_OF, (key, case, revision)) for case, revision in cases.items()),
    ]


def _forgetting(key: str) -> Unit:
    return [(_TELLS_OF_NONE, (key,)), ("delete from shared_cards where spot = ?", (key,))]


def _write(db: Database, unit: Sequence[Write]) -> None:
    for statement, parameters in unit:
        db.execute(statement, parameters)


def _card(db: Database, row: Sequence[Any]) -> SharedCard:
    key, chat, message, inline_message, view, asker, picture = row
    cases = db.execute('select "case", revision from shared_card_cases where spot = ?', [key]).fetchall()
    return SharedCard(Spot(chat, message, inline_message), view, dict(cases), asker, bool(picture))


def _reached(db: Database, case: str, revision: int) -> int:
    found = db.execute(
        "select count(*) from shared_cards s join shared_card_cases d on d.spot = s.spot"
        ' where s.lost is null and d."case" = ? and d.revision >= ?',
        [case, revision],
    )
    return int(found.fetchone()[0])
