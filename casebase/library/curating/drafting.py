"""An article becomes a draft: once, however often it is delivered, and never unnoticed beside its like."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from casebase.errors import CasebaseError
from casebase.library.curating.alike import Alike, keep, nearest
from casebase.library.curating.given import Read
from casebase.library.curating.reviewing import SettledError
from casebase.library.snapshot import Snapshot
from casebase.record import Case
from casebase.store import Batch, Store
from casebase.store.desk import Actor, Draft, DraftState, Piece
from casebase.text.fingerprints import fingerprints

PROPOSALS_AT_MOST = 5
"""Proposals of one reader that may wait at a time."""
_TOO_MANY = f"您有{PROPOSALS_AT_MOST}篇提议还在等管理员看，等有了结果再提新的吧。"


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a new article looks like."""

    source_of: Case | None = None
    """The case whose very source it is: its sentences can be shown from now on."""
    case: Case | None = None
    """The case whose source it repeats."""
    draft: int | None = None
    """The draft whose article it repeats."""
    share: float = 0.0
    """How much of the shorter one stands in the other."""
    same_place: tuple[Case, ...] = ()
    """Published cases of the very place."""

    @property
    def known(self) -> bool:
        """Whether the article itself, or one most like it, was given before."""
        return bool(self.source_of or self.case or self.draft)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article."""

    draft: Draft | None
    """None where the article was only kept, as the source of a case there is."""
    new: bool
    """False where this very message or these very bytes were given before."""
    likeness: Likeness


def add(
    store: Store,
    snapshot: Snapshot,
    read: Read,
    giver: Actor,
    *,
    proposed: bool = False,
    piece: Piece | None = None,
    continues: int | None = None,
) -> Added:
    """Keep an article and its draft.

    Args:
        store: where.
        snapshot: the cases there are.
        read: what was read from it.
        giver: who gave it.
        proposed: it comes from a reader and waits for a curator.
        piece: the message it came in.
        continues: the draft this message brings more of; ``read`` is of all its messages.

    Raises:
        CasebaseError: the reader has too many proposals waiting.
    """
    likeness = likeness_of(store, snapshot, read)
    with store.writing() as batch:
        number = _delivered(batch, piece)
        if number is not None:
            return Added(batch.drafts.get(number), False, likeness)
        keep(batch.texts, read, str(giver))
        number, new = _kept(batch, read, giver, proposed=proposed, continues=continues)
        if piece is not None:
            batch.drafts.add_piece(number, piece)
        return Added(batch.drafts.get(number), new, likeness)


def read_anew(store: Store, snapshot: Snapshot, number: int, read: Read, giver: Actor, piece: Piece) -> Added:
    """Read a draft again because one of its messages was edited.

    Args:
        store: where.
        snapshot: the cases there are.
        number: the draft's.
        read: what was read from all its messages, the edited one as it is now.
        giver: who edited it.
        piece: the edited message.

    Raises:
        SettledError: the draft is closed, or decisions were made about what it said before.
    """
    likeness = likeness_of(store, snapshot, read)
    with store.writing() as batch:
        draft = batch.drafts.get(number)
        if draft is None or not draft.state.waits or draft.decisions:
            raise SettledError(f"{number}号草稿已经审过，改动没有读进来；要按新的来，请把全文再发一次。")
        keep(batch.texts, read, str(giver))
        batch.drafts.read_again(number, read.sha256, read.record, read.why_none, read.completeness)
        batch.drafts.edit_piece(piece)
        own = likeness.draft == number
        return Added(batch.drafts.get(number), False, replace(likeness, draft=None) if own else likeness)


def add_many(store: Store, snapshot: Snapshot, reads: Iterable[Read], giver: Actor) -> list[Added]:
    """Keep several articles in one transaction; the source of a case there is makes no draft.

    Each is compared with those kept before the transaction began, and with those of the same digest in it.
    """
    found = [(read, likeness_of(store, snapshot, read)) for read in reads]
    added = []
    with store.writing() as batch:
        for read, likeness in found:
            keep(batch.texts, read, str(giver))
            if likeness.source_of is not None:
                added.append(Added(None, False, likeness))
                continue
            number, new = _kept(batch, read, giver, proposed=False, continues=None)
            added.append(Added(batch.drafts.get(number), new, likeness))
    return added


def likeness_of_draft(store: Store, snapshot: Snapshot, draft: Draft) -> Likeness:
    """What a draft's article looks like."""
    text = store.texts.get(draft.sha256) or ""
    place = draft.record.place.key if draft.record else None
    read = Read(draft.sha256, "utf-8", text, None, place, None, 0.0, fingerprints(text), "")
    found = likeness_of(store, snapshot, read)
    return replace(found, draft=None) if found.draft == draft.id else found


def likeness_of(store: Store, snapshot: Snapshot, read: Read) -> Likeness:
    """What the article looks like, of all that was given before."""
    by_digest = {s.sha256: case for case in snapshot.published() for s in case.sources}
    same_place = tuple(case for case in snapshot.published() if case.place.key == read.place)
    if read.sha256 in by_digest:
        return Likeness(source_of=by_digest[read.sha256], share=1.0, same_place=same_place)
    alike = nearest(store.texts, read)
    if alike is None:
        return Likeness(same_place=same_place)
    return _of(store, by_digest.get(alike.sha256), alike, same_place)


def _of(store: Store, case: Case | None, alike: Alike, same_place: tuple[Case, ...]) -> Likeness:
    draft = None if case else store.drafts.of_text(alike.sha256)
    return Likeness(None, case, draft.id if draft else None, alike.share, same_place)


def _delivered(batch: Batch, piece: Piece | None) -> int | None:
    return batch.drafts.of_message(piece.chat, piece.message) if piece else None


def _kept(
    batch: Batch, read: Read, giver: Actor, *, proposed: bool, continues: int | None
) -> tuple[int, bool]:
    if continues is not None:
        batch.drafts.read_again(continues, read.sha256, read.record, read.why_none, read.completeness)
        return continues, True
    there = batch.drafts.of_text(read.sha256)
    if there is not None and there.state.waits:
        return there.id, False
    if proposed and batch.drafts.waiting_of(giver.id) >= PROPOSALS_AT_MOST:
        raise CasebaseError(_TOO_MANY)
    state = DraftState.PROPOSED if proposed else DraftState.OPEN
    number = batch.drafts.add(read.sha256, read.record, read.why_none, read.completeness, state, giver)
    return number, True
