"""Names typed wrong inside other text: 请问资元县怎么做的."""

from casebase.search.edits import by_edits
from casebase.search.fold import numbered
from casebase.search.forms import has_unit
from casebase.search.found import Found
from casebase.search.frame import cut, strange
from casebase.search.hearing import by_near_sound, by_sound
from casebase.search.lexicon import Lexicon
from casebase.search.spans import OTHER_UNITS
from casebase.search.tables import particles

_LONGEST = 9
_FROM_EDITS = 3
_COST = 0.04
"""What it costs a name to be wrong and inside other text at once."""


def heard_inside(lexicon: Lexicon, text: str) -> tuple[int, int, list[Found]]:
    """The stretch of the text that comes nearest to a name, with the names it comes near to.

    A stretch begins and ends where words do. It has something in it that is no everyday word, and nothing of
    the kind is left outside: nobody who writes 明天放假 means a county that sounds like 放假.
    """
    best: tuple[int, int, list[Found]] = (0, 0, [])
    starts, at = [], 0
    pieces = cut(text)
    for piece in pieces:
        starts.append(at)
        at += len(piece)
    starts.append(at)
    for first in range(len(pieces)):
        if pieces[first] in particles():
            continue
        for last in range(first, len(pieces)):
            start, end = starts[first], starts[last + 1]
            if end - start > _LONGEST:
                break
            if end - start < 2 or pieces[last] in particles() or not strange(text[start:end]):
                continue
            if strange(text[:start]) or strange(text[end:]) or text.startswith(OTHER_UNITS, end):
                continue
            found = _near(lexicon, text[start:end])
            if found and (not best[2] or _top(found) > _top(best[2])):
                best = (start, end, found)
    return best


def _top(found: list[Found]) -> float:
    return max(one.score for one in found)


def _near(lexicon: Lexicon, text: str) -> list[Found]:
    found = list(by_sound(lexicon, text))
    if not found and (has_unit(text) or len(text) > _FROM_EDITS):
        found = [*by_near_sound(lexicon, text), *by_edits(lexicon, text, numbered(text))]
    return [one._replace(score=one.score - _COST) for one in found]
