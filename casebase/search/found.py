"""What one way of looking finds, and how much each way is trusted."""

from collections.abc import Iterable
from typing import NamedTuple

from casebase.search.forms import Bearer, Form
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
    best: dict[Bearer, Found] = {}
    for one in several:
        bearer = one.form.bearer
        held = best.get(bearer)
        if held is None or one.score > held.score:
            best[bearer] = one
    return sorted(best.values(), key=_order) if len(best) > 1 else list(best.values())


def _order(found: Found) -> tuple[float, int, str]:
    text = found.form.text
    return -found.score, len(text), text
