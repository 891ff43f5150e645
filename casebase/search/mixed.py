"""Names half in characters, half in letters: gu蔺, 仙t市, w江."""

import re
from collections.abc import Iterator, Sequence

from casebase.search.forms import Form
from casebase.search.found import Found
from casebase.search.lexicon import Lexicon
from casebase.search.match import How
from casebase.search.sounds import sound, spelt

SPELT, INITIAL = 0.93, 0.89
_LETTERS = re.compile(r"[a-z]+")


def is_mixed(text: str) -> bool:
    """Whether a folded text has both letters and characters."""
    return not text.isascii() and _LETTERS.search(text) is not None


def by_mixture(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    """Forms whose characters stand where the text has them and whose syllables fill the letters."""
    pieces = _LETTERS.split(key)
    for form in lexicon.sounds.get(spelt(sound(text)), ()):
        if _has(form.key, pieces):
            yield Found(SPELT + form.score - 1, How.MIXED, form)
    if len(pieces) == 2:
        before, after = pieces
        letters = key[len(before) : len(key) - len(after)]
        for form in lexicon.lacking.get(before + after, ()):
            if _has(form.key, pieces) and _spoken_there(form, len(before), letters):
                yield Found(INITIAL + form.score - 1, How.MIXED, form)


def _has(name: str, pieces: Sequence[str]) -> bool:
    """Whether a name begins with the first piece, ends with the last, and has those between in order."""
    first, *between, last = pieces
    if not (name.startswith(first) and name.endswith(last)):
        return False
    at = len(first)
    for piece in between:
        at = name.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return at < len(name) - len(last) + 1


def _spoken_there(form: Form, at: int, letters: str) -> bool:
    """Whether the syllable at a place begins with the letters."""
    return at < len(form.syllables) and form.syllables[at].startswith(letters)
