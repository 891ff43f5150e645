"""Names typed by ear: with other characters of the same or a near sound."""

from collections.abc import Iterator

from casebase.search.found import Found
from casebase.search.lexicon import FormTuple, Lexicon
from casebase.search.match import How
from casebase.search.sounds import near_spoken, other_sounds, sound, spelt, syllables

SAME, RARE, ALIKE = 0.93, 0.89, 0.88
"""Scores of the same sound, of the same by a rarer reading of a character, and of a near one."""
FORMER = 0.06
"""What it costs that nobody has used a name for years."""
EACH, EACH_NEAR = 0.03, 0.04
"""What each character that is not the right one costs."""


def by_sound(lexicon: Lexicon, text: str) -> Iterator[Found]:
    """Other forms of the same sound, else those a rarer reading of the characters leads to."""
    sounds = lexicon.sounds.get
    forms = sounds(spelt(sound(text)))
    if forms:
        yield from _heard(text, forms, SAME, EACH, How.SOUND)
        return
    for other in other_sounds(text):
        forms = sounds(spelt(other))
        if forms:
            yield from _heard(text, forms, RARE, EACH, How.SOUND)


def by_near_sound(lexicon: Lexicon, text: str) -> Iterator[Found]:
    """Forms of a near sound."""
    forms = lexicon.near.get(near_spoken(syllables(text)), ())
    yield from _heard(text, forms, ALIKE, EACH_NEAR, How.NEAR_SOUND)


def _heard(text: str, forms: FormTuple, trust: float, each: float, how: How) -> Iterator[Found]:
    for form in forms:
        if len(form.text) == len(text):
            wrong = sum(typed != meant for typed, meant in zip(text, form.text, strict=True))
            if not wrong:
                continue
            if form.how is How.FORMER and wrong > 1:
                continue
            old = FORMER if form.how is How.FORMER else 0
            yield Found(trust - each * wrong + form.score - 1 - old, how, form)
