"""``Desk``: everything curators do, behind one door; each thing is done by the module its name points to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from casebase.errors import CasebaseError
from casebase.library.curating import (
    alike,
    announcing,
    checking,
    drafting,
    exchange,
    gaps,
    publishing,
    reporting,
    reviewing,
    revising,
    roles,
    statistics,
)
from casebase.library.curating.given import Read
from casebase.library.snapshot import Snapshot
from casebase.record import Case
from casebase.store import Revision, Store
from casebase.store.desk import Actor, Curator, Draft, Notice, Piece, Ticket, TicketState


class Desk:
    """The curators' desk over one casebase. Every method may touch the disk."""

    def __init__(self, store: Store, current: Callable[[], Snapshot]) -> None:
        self._store = store
        self._current = current

    # -- giving

    def add(
        self,
        read: Read,
        giver: Actor,
        *,
        proposed: bool = False,
        piece: Piece | None = None,
        continues: int | None = None,
    ) -> drafting.Added:
        """Keep an article and its draft; see :func:`drafting.add`."""
        return drafting.add(
            self._store, self._current(), read, giver, proposed=proposed, piece=piece, continues=continues
        )

    def read_anew(self, number: int, read: Read, giver: Actor, piece: Piece) -> drafting.Added:
        """Read a draft again, one of whose messages was edited; see :func:`drafting.read_anew`."""
        return drafting.read_anew(self._store, self._current(), number, read, giver, piece)

    def likeness(self, draft: Draft) -> drafting.Likeness:
        """What a draft's article looks like, of all that is known now."""
        return drafting.likeness_of_draft(self._store, self._current(), draft)

    def add_many(self, reads: Iterable[Read], giver: Actor) -> list[drafting.Added]:
        """Keep several articles with their drafts in one transaction; none of them comes in messages."""
        return drafting.add_many(self._store, self._current(), reads, giver)

    def original(self, text: str) -> str:
        """The text as a known source has it, where a message only trimmed that; else the text itself."""
        known = (s.sha256 for case in self._current().records.values() for s in case.sources)
        found = alike.same_bytes(text, known)
        return found[0] if found else text

    def given_digests(self) -> frozenset[str]:
        """Digests of every article that was given."""
        return frozenset(self._store.texts.digests())

    def piece_before(self, chat: int) -> tuple[int, Piece] | None:
        """The newest message of an article in a chat, with the number of its draft."""
        return self._store.drafts.last_piece(chat)

    def pieces(self, draft: int) -> tuple[Piece, ...]:
        """The messages of a draft's article in the order they were sent."""
        return self._store.drafts.pieces(draft)

    def delivered(self, chat: int, message: int) -> int | None:
        """The number of the draft a message is part of."""
        return self._store.drafts.of_message(chat, message)

    # -- reviewing

    def draft(self, number: int) -> Draft:
        """The draft of that number.

        Raises:
            CasebaseError: there is none.
        """
        draft = self._store.drafts.get(number)
        if draft is None:
            raise CasebaseError(f"没有{number}号草稿。发 /pending 看有哪些。")
        return draft

    def text(self, draft: Draft) -> str | None:
        """The text of a draft's article, where it is held."""
        return self._store.texts.get(draft.sha256)

    def decide(self, number: int, key: str, verdict: str, seen: int, who: Actor) -> Draft:
        """Keep or drop a fact; see :func:`reviewing.decide`."""
        return reviewing.decide(self._store, number, key, verdict, seen, who)

    def change(self, number: int, key: str, field: str, written: str, seen: int, who: Actor) -> Draft:
        """Change a field of a fact; see :func:`reviewing.change`."""
        return reviewing.change(self._store, number, key, field, written, seen, who)

    def keep_all(self, number: int, kind: str, who: Actor) -> tuple[Draft, int]:
        """Keep every undecided fact of a kind; see :func:`reviewing.keep_all`."""
        return reviewing.keep_all(self._store, number, kind, who)

    def add_fact(self, number: int, kind: str, written: str, who: Actor) -> tuple[Draft, str]:
        """Add a fact from words of the article; see :func:`reviewing.add_fact`."""
        return reviewing.add_fact(self._store, number, kind, written, who)

    def discard(self, number: int, who: Actor) -> Draft:
        """Put a draft aside; see :func:`reviewing.discard`."""
        return reviewing.discard(self._store, number, who)

    def refuse(self, number: int, reason: str, who: Actor) -> Draft:
        """Decline a proposal; see :func:`reviewing.refuse`."""
        return reviewing.refuse(self._store, number, reason, who)

    def take_up(self, number: int) -> Draft:
        """Accept a proposal for review; see :func:`reviewing.take_up`."""
        return reviewing.take_up(self._store, number)

    def pending(self) -> tuple[tuple[Draft, ...], tuple[Ticket, ...]]:
        """Drafts and reports that wait for a decision."""
        return self._store.drafts.waiting(), self._store.tickets.open()

    # -- publishing, and taking back

    def publish(
        self, number: int, seen: int, who: Actor, consent: publishing.Consent = publishing.AT_ONCE
    ) -> publishing.Published:
        """Publish a draft; see :func:`publishing.publish`."""
        return publishing.publish(self._store, number, seen, who, consent)

    def publish_into(
        self,
        number: int,
        case_id: str,
        seen: int,
        who: Actor,
        consent: publishing.Consent = publishing.AT_ONCE,
    ) -> publishing.Published:
        """Make a draft part of a case; see :func:`publishing.publish_into`."""
        return publishing.publish_into(self._store, number, case_id, seen, who, consent)

    def publish_due(self, now: datetime) -> tuple[publishing.Published | announcing.Failed, ...]:
        """Publish what was announced and is due; see :func:`announcing.publish_due`."""
        return announcing.publish_due(self._store, now)

    def withdraw(self, number: int) -> None:
        """Take an announced publication back; see :func:`announcing.withdraw`."""
        announcing.withdraw(self._store, number)

    def notice(self, draft: Draft) -> Notice | None:
        """What is announced of a draft as it stands; see :func:`announcing.notice_of`."""
        return announcing.notice_of(self._store, draft)

    def edit(self, case_id: str, who: Actor) -> Draft:
        """A draft to correct a case by; see :func:`publishing.begin_correction`."""
        return publishing.begin_correction(self._store, case_id, who)

    def retract(self, case_id: str, reason: str, who: Actor) -> Case:
        """Take a case out of the answers; see :func:`revising.retract`."""
        return revising.retract(self._store, case_id, reason, who)

    def merge(self, case_id: str, into: str, who: Actor) -> Case:
        """Make one case part of another; see :func:`revising.merge`."""
        return revising.merge(self._store, case_id, into, who)

    def undo(self, revision: int, who: Actor) -> revising.Undone:
        """Take a revision back; see :func:`revising.undo`."""
        return revising.undo(self._store, revision, who)

    def history(self, case_id: str) -> tuple[Revision, ...]:
        """The revisions that wrote a case, newest first, whatever its status."""
        return self._store.revisions_of(case_id)

    def log(self, at_most: int) -> tuple[Revision, ...]:
        """The newest revisions of the casebase."""
        return self._store.revisions(at_most)

    def record(self, case_id: str) -> Case | None:
        """The newest record of a case, whatever its status."""
        return self._current().records.get(case_id)

    # -- reports

    def report(self, case_id: str, fact: str, text: str, who: Actor) -> reporting.Reported:
        """Keep a reader's report; see :func:`reporting.report`."""
        return reporting.report(self._store, case_id, fact, text, who)

    def ticket(self, number: int) -> Ticket | None:
        """The report of that number."""
        return self._store.tickets.get(number)

    def answer(self, number: int, state: TicketState, sentence: str, who: Actor) -> Ticket:
        """Decide on a report; see :func:`reporting.close`."""
        return reporting.close(self._store, number, state, sentence, who)

    # -- people

    def curators(self) -> tuple[Curator, ...]:
        """Who may decide, beside the owners."""
        return self._store.curators.all()

    def is_curator(self, person: int) -> bool:
        """Whether that person may decide; owners apart."""
        return self._store.curators.has(person)

    def appoint(self, person: Actor, by: Actor) -> bool:
        """Make someone a curator; see :func:`roles.appoint`."""
        return roles.appoint(self._store, person, by)

    def dismiss(self, person: int) -> bool:
        """Make a curator a reader again; False where they were none."""
        return self._store.curators.remove(person)

    def forget(self, person: int) -> None:
        """Remove what is kept of a person; see :func:`roles.forget`."""
        roles.forget(self._store, person)

    # -- messages

    def offered(self, subject: str, chat: int, message: int) -> None:
        """Remember that a message shows ``draft:12`` or ``ticket:3``."""
        self._store.offers.add(subject, chat, message)

    def offers(self, subject: str) -> tuple[tuple[int, int], ...]:
        """Every message that shows it."""
        return self._store.offers.of(subject)

    def ask(self, about: str, chat: int, message: int) -> None:
        """Remember what a reply to a message is about."""
        self._store.offers.ask(about, chat, message)

    def asked(self, chat: int, message: int) -> str | None:
        """What a reply to that message is about."""
        return self._store.offers.asked(chat, message)

    # -- the state of things

    def gaps(self, at_most: int) -> gaps.Gaps:
        """What people asked for and did not get; see :func:`gaps.gaps`."""
        return gaps.gaps(self._store, self._current(), at_most)

    def count(self, counts: Mapping[tuple[str, int], int]) -> None:
        """Count questions by kind and person for the statistics; who asked is kept as a digest."""
        self._store.usage.count(counts)

    def statistics(self) -> statistics.Statistics:
        """What happened lately; see :func:`statistics.statistics`."""
        return statistics.statistics(self._store)

    def lines(self, *, texts: bool = False) -> Iterator[str]:
        """Everything as JSON lines; see :func:`exchange.lines`."""
        return exchange.lines(self._store, texts=texts)

    def package(self) -> dict[str, str]:
        """Everything as a data package, file by file; see :func:`exchange.package`."""
        return exchange.package(self._store)

    def take_in(self, lines: Iterable[str], who: Actor) -> int:
        """Store records from JSON lines; see :func:`exchange.take_in`."""
        return exchange.take_in(self._store, lines, who)

    def check(self) -> tuple[str, ...]:
        """A sentence for everything in the database that does not agree with the rest."""
        return tuple(checking.problems(self._store))
