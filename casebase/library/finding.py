"""Passages and likeness over the published cases, following the store's revisions case by case."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from casebase.library.answers import CaseHead, ProgramAnswer
from casebase.library.described import described_answer, tellings_of
from casebase.library.snapshot import Snapshot, head
from casebase.record import Case
from casebase.search.excerpts import Texts, passages_of
from casebase.search.passages import PassageHit, Passages, keys_of_body
from casebase.search.similarity import Alike, Similarity
from casebase.search.tellings import Tellings
from casebase.store.shelf import Row, Shelf


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that answers, with the case it is of."""

    case: CaseHead
    hit: PassageHit


@dataclass(frozen=True, slots=True)
class AlikeCase:
    """A case like the one asked of, with why and with what its source does not say."""

    case: Case
    alike: Alike


class Finder:
    """Finds passages and like cases. The shelf of passages may be shared with other processes."""

    def __init__(self, path: Path | None, texts: Texts) -> None:
        self._shelf = Shelf.open(path, keys_of_body)
        self._passages = Passages(self._shelf)
        self._similarity = Similarity(())
        self._compared: dict[str, int] = {}
        """Revision of each case as it is compared."""
        self._followed: Snapshot | None = None
        self._tellings: tuple[Snapshot, Tellings] | None = None
        self._texts = texts
        self._lock = Lock()

    def close(self) -> None:
        """Let go of the shelf's file."""
        self._shelf.close()

    def find(self, snapshot: Snapshot, query: str, limit: int) -> tuple[Found, ...]:
        """The passages of published cases that answer a query, best first."""
        self._follow(snapshot)
        found = []
        for hit in self._passages.find(query, limit):
            case = snapshot.case(hit.passage.case)
            if case is not None:
                found.append(Found(head(case), hit))
        return tuple(found)

    def described(self, snapshot: Snapshot, query: str) -> ProgramAnswer | None:
        """The programs a query may describe; None for none."""
        known = self._tellings
        if known is None or known[0] is not snapshot:
            known = self._tellings = snapshot, tellings_of(snapshot)
        return described_answer(snapshot, query, known[1])

    def like(self, snapshot: Snapshot, case_id: str, limit: int) -> tuple[AlikeCase, ...]:
        """The published cases most like one of them."""
        self._follow(snapshot)
        return _with_cases(snapshot, self._similarity.like(case_id, limit))

    def like_described(self, snapshot: Snapshot, description: str, limit: int) -> tuple[AlikeCase, ...]:
        """The published cases most like what somebody describes."""
        self._follow(snapshot)
        region = snapshot.names.match(description, "county")
        places = region.place.path if region.place else ()
        return _with_cases(snapshot, self._similarity.like_described(description, limit, places))

    def _follow(self, snapshot: Snapshot) -> None:
        """Bring both indexes to the snapshot's revision, touching only what changed."""
        with self._lock:
            if snapshot is self._followed:
                return
            shown = snapshot.shown
            for gone in set(self._compared) - set(shown):
                self._similarity.remove(gone)
                del self._compared[gone]
            for case in shown.values():
                if self._compared.get(case.id) != case.revision:
                    self._similarity.update(case)
                    self._compared[case.id] = case.revision
            self._followed = snapshot
            if self._shelf.revision == snapshot.revision:
                return
            since = self._shelf.revision
            changed = (case for case in snapshot.records.values() if case.revision > since)
            self._shelf.replace(
                ((case.id, self._rows(shown.get(case.id))) for case in changed), snapshot.revision
            )

    def _rows(self, case: Case | None) -> list[Row]:
        """What is kept of a case; nothing of one that is not shown."""
        if case is None:
            return []
        return [Row(passage.id, passage.case, passage.body) for passage in passages_of(case, self._texts)]


def _with_cases(snapshot: Snapshot, alike: Iterable[Alike]) -> tuple[AlikeCase, ...]:
    found = ((snapshot.case(one.case), one) for one in alike)
    return tuple(AlikeCase(case, one) for case, one in found if case is not None)
