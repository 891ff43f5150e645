"""Names half in characters, half in letters: gu蔺, 仙t市, w江."""

import re
from collections.abc import Iterator

from casebase.search.found import Found
from casebase.search.lexicon import Lexicon
from casebase.search.match import How
from casebase.search.sounds import sound, spelt

SPELT, INITIAL = 0.93, 0.89
_LETTERS = re.compile(r"[a-z]+")


def is_mixed(text: str) -> bool:
    """Whether a folded text has both letters and characters."""
    return not text.isascii() and _LETTERS.search(text) is not None


def by_mixture(lexicon: Lexicon, text: str) -> Iterator[Found]:
    """Forms whose characters stand where the text has them and whose syllables fill the letters."""
    runs = _LETTERS.findall(text)
    pattern = re.compile(_LETTERS.sub("(.+)", re.sub(r"[^a-z]", lambda one: re.escape(one[0]), text)))
    for form in lexicon.sounds.get(spelt(sound(text)), ()):
        if pattern.fullmatch(form.text) or pattern.fullmatch(form.key):
            yield Found(SPELT + form.score - 1, How.MIXED, form)
    if len(runs) == 1:
        for form in lexicon.lacking.get(text.replace(runs[0], ""), ()):
            fits = pattern.fullmatch(form.key)
            if fits and form.syllables[fits.start(1)].startswith(runs[0]):
                yield Found(INITIAL + form.score - 1, How.MIXED, form)
