"""Keeping what a view makes of something: the same few records and answers are shown over and over."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

S = TypeVar("S")
T = TypeVar("T")


def standing(view: Callable[[S], T]) -> Callable[[S], T]:
    """Make ``view`` once for each thing it shows, and forget it with that: a new revision is a new record.

    Things are told apart by being the same object: comparing their facts would cost more than the view.
    """
    kept: dict[int, tuple[ref[S], T]] = {}

    @wraps(view)
    def shown(thing: S) -> T:
        number = id(thing)
        found = kept.get(number)
        if found is not None and found[0]() is thing:
            return found[1]
        made = view(thing)
        kept[number] = (ref(thing, lambda _: kept.pop(number, None)), made)
        return made

    return shown
