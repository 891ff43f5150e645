"""Names typed in Latin letters: pinyin in full, begun, misspelt or misheard, and initials."""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from casebase.search.forms import GIVEN_UP, has_unit
from casebase.search.found import Found
from casebase.search.lexicon import Lexicon, initials
from casebase.search.match import How, Kind
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
_AS_WELL = MISSPELT - 0.005
"""The score of a name given up, in pinyin: it is told with the names of today that are a letter away."""
_SHORTEST_INITIALS = 3
_RARE = 0.002
_EACH_SLIP = 0.015
MISREAD = 0.02
_SHORTEST_HEARD = 4
_SHORTEST_MISSPELT, _SHORTEST_MISSPELT_FULL = 7, 5
_SHORTEST_BEGUN = 4
_MOST_BEGUN = 80


def by_letters(lexicon: Lexicon, letters: str, kinds: tuple[Kind, ...]) -> list[Found]:
    """What a run of letters stands for: the surer ways of reading it first, guesses where those fail."""
    letters = spelt(letters)
    found = by_pinyin(lexicon, letters)
    if found and is_given_up(found):
        found = [one._replace(score=_AS_WELL) for one in found] + list(_misspelt(lexicon, letters))
    found = [one for one in found if one.form.bearer.kind in kinds]
    for ways in () if found else ((_english, _initials), (_misheard, _misspelt, _begun)):
        for way in ways:
            found += [one for one in way(lexicon, letters) if one.form.bearer.kind in kinds]
        if found:
            return found
    return found


def is_given_up(found: list[Found]) -> bool:
    """Whether only names nobody has used for years were found: a slip for a name of today is as likely."""
    return all(one.form.score == GIVEN_UP for one in found)


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
            rare = 0 if form.usual or len(initials(form)) < 2 else _RARE
            yield Found(INITIALS + form.score - 1 - rare, How.INITIALS, form)


def _misheard(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    if len(letters) >= _SHORTEST_HEARD:
        for form in lexicon.near.get(near(letters), ()):
            slips = OSA.distance(letters, form.letters)
            yield Found(MISHEARD - _EACH_SLIP * slips + form.score - 1, How.NEAR_SOUND, form)


def _misspelt(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    if len(letters) < _SHORTEST_MISSPELT_FULL:
        return
    for meant in dict.fromkeys(lexicon.sounding_almost(letters)):
        for form in lexicon.sounds.get(meant, ()):
            if len(letters) >= _SHORTEST_MISSPELT or has_unit(form.text):
                yield Found(MISSPELT + form.score - 1, How.EDIT, form)


def _begun(lexicon: Lexicon, letters: str) -> Iterator[Found]:
    if len(letters) < _SHORTEST_BEGUN:
        return
    for count, form in enumerate(lexicon.sounding(letters)):
        if count >= _MOST_BEGUN:
            return
        there = len(letters) / len(form.letters)
        rare = 0 if spelt(form.letters).startswith(letters) else MISREAD
        yield Found(BEGUN + 0.1 * there + form.score - 1 - rare, How.PREFIX, form)
