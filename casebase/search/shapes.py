"""How alike two characters look, from the order of their strokes and the parts they share."""

from rapidfuzz import fuzz

from casebase.search.tables import shapes

ALIKE = 0.62
"""From here on two characters are taken for one another by eye."""
_SHARED_PART = 0.25


def likeness(one: str, other: str) -> float:
    """0 to 1; 0 where a character's strokes are not known."""
    table = shapes()
    left, right = table.get(one), table.get(other)
    if left is None or right is None:
        return 0.0
    strokes = fuzz.ratio(left.strokes, right.strokes) / 100
    inside = one in right.parts or other in left.parts
    shared = inside or not set(left.parts).isdisjoint(right.parts)
    return min(1.0, (1 - _SHARED_PART) * strokes + _SHARED_PART * shared)
