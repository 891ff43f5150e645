"""Taking over the cases that ship with the program, without undoing what curators changed."""

from collections.abc import Iterable, Mapping

from casebase.data.shipped import ShippedCase
from casebase.store import Edition, Store

WHO = "shipped"
"""Who is written into the revisions that take over shipped cases."""


def take_over(store: Store, shipped: Iterable[ShippedCase]) -> tuple[str, ...]:
    """Bring shipped cases into the store; returns the ids of those that were new or had a newer edition.

    A case that a curator has changed since it was taken over stays as the curator left it.
    """
    editions = tuple(shipped)
    if not _due(editions, store.editions()):
        return ()
    with store.change(who=WHO, action="ship", why="随软件提供的案例") as change:
        # Asked again now that the write lock is held: another process may have taken them over meanwhile.
        due = _due(editions, change.editions())
        for one in due:
            change.put(one.read())
            change.mark_shipped(one.id, one.sha256)
    return tuple(one.id for one in due)


def _due(shipped: Iterable[ShippedCase], known: Mapping[str, Edition]) -> list[ShippedCase]:
    """The cases whose edition the store does not have, and whose record is still ours to change."""
    return [
        one
        for one in shipped
        if one.id not in known or (known[one.id].untouched and known[one.id].sha256 != one.sha256)
    ]
