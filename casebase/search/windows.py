"""Names typed wrong inside other text: 请问资元县怎么做的."""

from collections.abc import Iterator
from itertools import accumulate

from casebase.search.edits import by_edits
from casebase.search.fold import numbered
from casebase.search.forms import Form, has_unit
from casebase.search.found import Found
from casebase.search.frame import UNITS, cut, is_strange
from casebase.search.hearing import by_near_sound, by_sound
from casebase.search.lexicon import Lexicon
from casebase.search.match import How, Kind
from casebase.search.spans import OTHER_UNITS
from casebase.search.tables import particles, verbs

_LONGEST = 9
_MOST_ODD = 2
_LENGTH = 0.1
"""How much better a stretch may be for each character that another has more."""
_FROM_EDITS = 3
_COST = 0.04
"""What it costs a name to be wrong and inside other text at once."""


def heard_inside(lexicon: Lexicon, text: str, kinds: tuple[Kind, ...]) -> tuple[int, int, list[Found]]:
    """The stretch of the text that comes nearest to a name, with the names it comes near to.

    A stretch begins and ends where words do. It has something in it that is no everyday word, and nothing of
    the kind is left beside it, or only after the unit that ends a name: nobody who writes 明天放假 means a
    county that sounds like 放假.
    """
    best: tuple[int, int, list[Found]] = (0, 0, [])
    pieces = cut(text)
    odd = [is_strange(piece) for piece in pieces]
    starts = [0, *accumulate(map(len, pieces))]
    for first, last in _stretches(pieces, odd, starts):
        start, end = starts[first], starts[last + 1]
        ended = has_unit(text[start:end])
        if sum(odd[:first]) > (_MOST_ODD if ended else 0) or (any(odd[last + 1 :]) and not ended):
            continue
        found = [one for one in _near(lexicon, text[start:end]) if one.form.bearer.kind in kinds]
        if found and (
            not best[2]
            or _top(found) + _LENGTH * (end - start) > _top(best[2]) + _LENGTH * (best[1] - best[0])
        ):
            best = (start, end, found)
    return best


def _stretches(pieces: list[str], odd: list[bool], starts: list[int]) -> Iterator[tuple[int, int]]:
    """First and last piece of each stretch that can be a name typed wrong."""
    closed, alone = particles(), verbs()
    text = "".join(pieces)
    for first, piece in enumerate(pieces):
        odd_before = first > 0 and odd[first - 1]
        if odd_before and pieces[first - 1] not in alone:
            continue
        for last in range(first, len(pieces)):
            length = starts[last + 1] - starts[first]
            if length > _LONGEST:
                break
            # 上泠县 may begin with a particle, since its unit says that it is a name; 上泠 may not.
            ended = pieces[last][-1] in UNITS
            if not ended and (piece in closed or pieces[last] in closed):
                continue
            # 野县 in 长野县 is no slip for 叶县.
            if (
                length > 1 + odd_before
                and any(odd[first : last + 1])
                and not text.startswith(OTHER_UNITS, starts[last + 1])
            ):
                yield first, last


def _top(found: list[Found]) -> float:
    return max(one.score for one in found)


def _near(lexicon: Lexicon, text: str) -> list[Found]:
    found = list(by_sound(lexicon, text))
    if not found and (has_unit(text) or len(text) > _FROM_EDITS):
        found = [*by_near_sound(lexicon, text), *by_edits(lexicon, text, numbered(text))]
    return [one._replace(score=one.score - _COST) for one in found if _close(text, one.form)]


def _close(text: str, form: Form) -> bool:
    """Whether the unit is right, or where the name has none at least a character."""
    if form.how is How.FORMER:
        return False
    return form.text[-1] == text[-1] if has_unit(form.text) else not set(text).isdisjoint(form.text)
