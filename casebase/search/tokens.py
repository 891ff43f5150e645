"""What a full-text index is keyed by: pairs of neighbouring characters, and whole words of letters or digits.

Pairs find every word of Chinese without anyone having to cut it; the last character of a stretch stands alone
too, so that a single character can be looked up as the beginning of a pair.
"""

import re
from collections.abc import Iterator

from casebase.search.fold import fold

# A plus sign joins what it stands between, as it does in names: 1+N+1.
_BREAK = re.compile(r"[^\w+＋]+")
_STRETCH = re.compile(r"[0-9a-z]+|[^\W\d_a-zA-Z]+")


def tokens(text: str) -> Iterator[str]:
    """The keys of a text; each is letters, digits or characters only."""
    for clause in _BREAK.split(text):
        for stretch in _STRETCH.findall(fold(clause)):
            yield from _keys(stretch)
            if not stretch.isascii():
                yield stretch[-1]


def keys_of(word: str) -> list[str]:
    """The keys a text has if it holds the folded word; a key ending in ``*`` stands for its beginnings."""
    keys: list[str] = []
    for stretch in _STRETCH.findall(word):
        if len(stretch) == 1 and not stretch.isascii():
            keys.append(f"{stretch}*")
        else:
            keys += _keys(stretch)
    return keys


def _keys(stretch: str) -> list[str]:
    if stretch.isascii():
        return [stretch]
    return [stretch[at : at + 2] for at in range(len(stretch) - 1)]
