"""Names typed in Latin letters: pinyin in full, begun, misspelt or misheard, and initials."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from casebase.search.found import Found
from casebase.search.lexicon import Lexicon, halves
from casebase.search.match import How
from casebase.search.sounds import near, spelt

PINYIN, INITIALS, MISHEARD, MISSPELT, BEGUN = 0.95, 0.88, 0.86, 0.82, 0.78
UNITS = {
    "county": ("县", "旗"),
    "district": ("区",),
    "city": ("市",),
    "prefecture": ("州", "地区", "盟"),
    "banner": ("旗",),
}
"""English words for units, and the Chinese units they stand for."""
_SHORTEST_INITIALS = 3
_SHORTEST_HEARD = 4
_SHORTEST_MISSPELT = 7
_SHORTEST_BEGUN = 4
_MOST_BEGUN = 40


def by_letters(lexicon: Lexicon, letters: str) -> list[Found]:
    """What a run of letters stands for, by the first way of reading it that leads anywhere."""
    letters = spelt(letters)
    for way in (_pinyin, _english, _initials):
        found = list(way(lexicon, letters))
        if found:
            return found
    return [*_misheard(lexicon, letters), *_misspelt(lexicon, letters), *_begun(lexicon, letters)]


def _pinyin(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    for form in lexicon.sounds.get(letters, ()):
        yield Found(PINYIN + form.score - 1, How.PINYIN, form)


def _english(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    for english, units in UNITS.items():
        if letters.endswith(english):
            for found in _pinyin(lexicon, letters[: -len(english)]):
                if found.form.bearer.name.endswith(units):
                    yield found


def _initials(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    if len(letters) >= _SHORTEST_INITIALS:
        for form in lexicon.initials.get(letters, ()):
            yield Found(INITIALS + form.score - 1, How.INITIALS, form)


def _misheard(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    if len(letters) >= _SHORTEST_HEARD:
        for form in lexicon.near.get(near(letters), ()):
            slips = OSA.distance(letters, form.letters)
            yield Found(MISHEARD - 0.01 * slips + form.score - 1, How.NEAR_SOUND, form)


def _misspelt(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    if len(letters) < _SHORTEST_MISSPELT:
        return
    seen = set()
    for key in _intact(letters):
        for form in lexicon.halves.get(key, ()):
            meant = form.letters
            if id(form) not in seen and OSA.distance(letters, meant, score_cutoff=1) <= 1:
                seen.add(id(form))
                yield Found(MISSPELT + form.score - 1, How.EDIT, form)


def _intact(letters: str) -> Iterator[str]:
    """The halves a right spelling can share with letters that have one slip in them."""
    for length in (len(letters) - 1, len(letters), len(letters) + 1):
        middle = length // 2
        yield f"{length}<{letters[:middle]}"
        yield f"{length}>{letters[len(letters) - (length - middle) :]}"
    middle = len(letters) // 2
    swapped = letters[: middle - 1] + letters[middle] + letters[middle - 1] + letters[middle + 1 :]
    yield from halves(swapped)


def _begun(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    if len(letters) < _SHORTEST_BEGUN:
        return
    for count, form in enumerate(lexicon.sounding(letters)):
        if count >= _MOST_BEGUN:
            return
        there = len(letters) / len(form.letters)
        yield Found(BEGUN + 0.1 * there + form.score - 1, How.PREFIX, form)
