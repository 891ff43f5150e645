"""Keeping what a view makes of a record: the same few records are shown over and over."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from casebase.record import Case

T = TypeVar("T")


def standing(view: Callable[[Case], T]) -> Callable[[Case], T]:
    """Make ``view`` once for each record, and forget it with the record: a new revision is a new record.

    Records are told apart by being the same object: comparing their facts would cost more than the view.
    """
    kept: dict[int, tuple[ref[Case], T]] = {}

    @wraps(view)
    def shown(case: Case) -> T:
        number = id(case)
        found = kept.get(number)
        if found is not None and found[0]() is case:
            return found[1]
        made = view(case)
        kept[number] = (ref(case, lambda _: kept.pop(number, None)), made)
        return made

    return shown
