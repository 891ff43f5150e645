"""What one way of looking finds, and how much each way is trusted."""

from collections.abc import Iterable
from typing import NamedTuple

from casebase.search.forms import Form
from casebase.search.match import How


class Found(NamedTuple):
    """A form that a text, or part of it, can stand for."""

    score: float
    how: How
    form: Form


def best_first(found: Iterable[Found]) -> list[Found]:
    """Each bearer once, under its best form; the best first, ties by name."""
    several = found if isinstance(found, list) else list(found)
    if len(several) < 2:
        return several
    best: dict[int, Found] = {}
    for one in several:
        held = best.get(id(one.form.bearer))
        if held is None or one.score > held.score:
            best[id(one.form.bearer)] = one
    return sorted(best.values(), key=lambda one: (-one.score, len(one.form.text), one.form.text))
