"""What the bot must remember of its talk across a restart."""

from collections import OrderedDict
from datetime import UTC, datetime, timedelta
from threading import Lock

from casebase.store.background import Background
from casebase.store.connections import Connections
from casebase.store.desk.usage import COUNT_UNANSWERED

_EDITABLE = timedelta(hours=48)
"""Telegram lets people edit a message for 48 hours; an answer to an older question is never asked for."""
_FRESH = 10_000
"""Answers known without asking the database: those just given are not in it yet."""

_REMEMBER = (
    "insert into answers (chat, question, answer, at) values (?, ?, ?, ?)"
    " on conflict (chat, question) do update set answer = excluded.answer, at = excluded.at"
)
_COUNT_GAP = (
    "insert into gaps (query, scope, asked, first_at, last_at) values (?, ?, 1, ?, ?)"
    " on conflict (query, scope) do update set asked = gaps.asked + 1, last_at = excluded.last_at"
)


class Conversation:
    """Which answer belongs to which question, and what could not be answered.

    Nothing here waits for the disk to write: see ``Background``.
    """

    def __init__(self, connections: Connections, background: Background) -> None:
        self._connections = connections
        self._background = background
        self._lock = Lock()
        self._fresh: OrderedDict[tuple[int, int], int] = OrderedDict()

    def remember_answer(self, chat: int, question: int, answer: int) -> None:
        """Keep that message ``answer`` answers message ``question`` of ``chat``."""
        with self._lock:
            self._fresh[chat, question] = answer
            self._fresh.move_to_end((chat, question))
            if len(self._fresh) > _FRESH:
                self._fresh.popitem(last=False)
        self._background.write(_REMEMBER, chat, question, answer, datetime.now(UTC).isoformat())

    def answer_to(self, chat: int, question: int) -> int | None:
        """The message that answers ``question``, if one is remembered."""
        with self._lock:
            if (fresh := self._fresh.get((chat, question))) is not None:
                return fresh
        with self._connections.lend() as db:
            row = db.execute(
                "select answer from answers where chat = ? and question = ?", [chat, question]
            ).fetchone()
        return row[0] if row else None

    def forget_chat(self, chat: int) -> None:
        """None of the chat's answers can be reached any more."""
        with self._lock:
            for spot in [spot for spot in self._fresh if spot[0] == chat]:
                del self._fresh[spot]
        self._background.write("delete from answers where chat = ?", chat)

    def keep_gap(self, query: str, scope: str) -> None:
        """Count a question that found nothing; who asked is not kept."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self._background.write(_COUNT_GAP, query, scope, now, now)
        self._background.write(COUNT_UNANSWERED, now[:10])

    def gaps(self, limit: int) -> tuple[tuple[str, str, int], ...]:
        """Questions that found nothing, most asked first: query, scope, how often."""
        self._background.flush()
        with self._connections.lend() as db:
            rows = db.execute(
                "select query, scope, asked from gaps order by asked desc, last_at desc limit ?", [limit]
            ).fetchall()
        return tuple((q, s, n) for q, s, n in rows)

    def forget(self) -> int:
        """Remove answers to questions nobody can edit any more; returns how many."""
        before = (datetime.now(UTC) - _EDITABLE).isoformat()
        with self._connections.transaction() as db:
            return db.conn.execute("delete from answers where at < ?", (before,)).rowcount
