"""Taking over the cases that ship with the program, without undoing what curators changed."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from casebase.record import Case
from casebase.record.jsonform import dumps
from casebase.store import Edition, Store

WHO = "shipped"
"""Who is written into the revisions that take over shipped cases."""


def take_over(store: Store, shipped: Iterable[Case]) -> tuple[str, ...]:
    """Bring shipped cases into the store; returns the ids of those that were new or had a newer edition.

    A case that a curator has changed since it was taken over stays as the curator left it.
    """
    digests = {case.id: (case, _digest(case)) for case in shipped}
    if not _due(digests, store.editions()):
        return ()
    with store.change(who=WHO, action="ship", why="随软件提供的案例") as change:
        # Asked again now that the write lock is held: another process may have taken them over meanwhile.
        due = _due(digests, change.editions())
        for case, digest in due:
            change.put(case)
            change.mark_shipped(case.id, digest)
    return tuple(case.id for case, _ in due)


def _due(shipped: Mapping[str, tuple[Case, str]], known: Mapping[str, Edition]) -> list[tuple[Case, str]]:
    """The cases whose edition the store does not have, and whose record is still ours to change."""
    return [
        (case, digest)
        for case_id, (case, digest) in shipped.items()
        if case_id not in known or (known[case_id].untouched and known[case_id].sha256 != digest)
    ]


def _digest(case: Case) -> str:
    return sha256(dumps(case).encode()).hexdigest()
