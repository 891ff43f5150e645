"""Names typed in Latin letters: pinyin in full, begun, misspelt or misheard, and initials."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from casebase.search.forms import has_unit
from casebase.search.found import Found
from casebase.search.lexicon import Lexicon, halves, initials
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
_RARE = 0.002
_EACH_SLIP = 0.015
MISREAD = 0.02
_SHORTEST_HEARD = 4
_SHORTEST_MISSPELT, _SHORTEST_MISSPELT_FULL = 7, 6
_SHORTEST_BEGUN = 4
_MOST_BEGUN = 40


def by_letters(lexicon: Lexicon, letters: str) -> list[Found]:
    """What a run of letters stands for, by the first way of reading it that leads anywhere."""
    found = by_pinyin(lexicon, letters)
    letters = spelt(letters)
    for way in (_english, _initials):
        found = found or list(way(lexicon, letters))
    return found or [*_misheard(lexicon, letters), *_misspelt(lexicon, letters), *_begun(lexicon, letters)]


def by_pinyin(lexicon: Lexicon, letters: str) -> list[Found]:
    """The forms that are pronounced as the letters read."""
    letters = spelt(letters)
    return [
        # A reading that is not the right one (fushan for 佛山) is what fewer people mean.
        Found(PINYIN + form.score - 1 - (MISREAD if form.letters != letters else 0), How.PINYIN, form)
        for form in lexicon.sounds.get(letters, ())
    ]


def _english(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    for english, units in UNITS.items():
        if letters.endswith(english):
            for found in by_pinyin(lexicon, letters[: -len(english)]):
                if found.form.bearer.name.endswith(units):
                    yield found


def _initials(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    if len(letters) >= _SHORTEST_INITIALS:
        for form in lexicon.initials.get(letters, ()):
            # Where the right reading is not the usual one, fewer people know these initials.
            rare = _RARE if len(initials(form)) > 1 else 0
            yield Found(INITIALS + form.score - 1 - rare, How.INITIALS, form)


def _misheard(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    if len(letters) >= _SHORTEST_HEARD:
        for form in lexicon.near.get(near(letters), ()):
            slips = OSA.distance(letters, form.letters)
            yield Found(MISHEARD - _EACH_SLIP * slips + form.score - 1, How.NEAR_SOUND, form)


def _misspelt(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    if len(letters) < _SHORTEST_MISSPELT_FULL:
        return
    seen = set()
    for key in _intact(letters):
        for form in lexicon.halves.get(key, ()):
            meant = form.letters
            if len(letters) < _SHORTEST_MISSPELT and not has_unit(form.text):
                continue
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
