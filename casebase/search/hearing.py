"""Names typed by ear: with other characters of the same or a near sound."""

from collections.abc import Iterator

from casebase.search.found import Found
from casebase.search.lexicon import FormTuple, Lexicon
from casebase.search.match import How
from casebase.search.sounds import near, other_sounds, sound, spelt

SAME, ALIKE = 0.93, 0.88
EACH = 0.03
"""What each character that is not the right one costs."""


def by_sound(lexicon: Lexicon, text: str) -> Iterator[Found]:
    """Forms of the same sound, else those a rarer reading of the characters leads to."""
    letters = spelt(sound(text))
    forms = lexicon.sounds.get(letters)
    if forms:
        yield from _heard(text, forms, SAME, How.SOUND)
        return
    for other in other_sounds(text):
        forms = lexicon.sounds.get(spelt(other))
        if forms:
            yield from _heard(text, forms, SAME, How.SOUND)


def by_near_sound(lexicon: Lexicon, text: str) -> Iterator[Found]:
    """Forms of a near sound."""
    yield from _heard(text, lexicon.near.get(near(spelt(sound(text))), ()), ALIKE, How.NEAR_SOUND)


def _heard(text: str, forms: FormTuple, trust: float, how: How) -> Iterator[Found]:
    for form in forms:
        if len(form.text) == len(text):
            wrong = sum(typed != meant for typed, meant in zip(text, form.text, strict=True))
            yield Found(trust - EACH * wrong + form.score - 1, how, form)
