"""Names typed with characters wrong, missing, doubled or swapped."""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from casebase.search.fold import DIGITS
from casebase.search.forms import Form, has_unit
from casebase.search.found import Found
from casebase.search.lexicon import LONG_ENOUGH, SHORT_ENOUGH, Lexicon, less_one, less_two, pairs
from casebase.search.match import How
from casebase.search.shapes import ALIKE, likeness
from casebase.search.sounds import near_reading
from casebase.search.tables import is_common, readings, words

SAME_SOUND, SWAPPED, LOOKS_ALIKE, NEAR_SOUND, SLIP, OTHER = 0.89, 0.88, 0.86, 0.855, 0.85, 0.81
"""Scores of one wrong character by what it has in common with the right one; a slip is one more or less."""
SECOND = 0.07
"""What each further wrong character costs."""
_COMMON_PAIR = 400
_CANDIDATES = 24


def character_likeness(typed: str, meant: str) -> tuple[float, How]:
    """How well one character is explained as a slip for another."""
    usual = readings().usual
    if usual.get(typed, typed) == usual.get(meant, meant):
        return SAME_SOUND, How.SOUND
    if likeness(typed, meant) >= ALIKE:
        return LOOKS_ALIKE, How.SHAPE
    if near_reading(typed) == near_reading(meant):
        return NEAR_SOUND, How.NEAR_SOUND
    return OTHER, How.EDIT


def compare(text: str, key: str, form: Form, most: int) -> Found | None:
    """The form as what was meant by the text, if at most so many characters went wrong.

    Args:
        text: the folded text.
        key: the same with its numerals as digits.
        form: the name.
        most: how many characters may be wrong.
    """
    if len(key) != len(form.key):
        distance = OSA.distance(key, form.key, score_cutoff=most)
        return _found(SLIP, distance, How.EDIT, form) if distance <= most else None
    wrong = [at for at, char in enumerate(key) if char != form.key[at]]
    if len(wrong) <= most:
        return _replaced(text, form, wrong)
    distance = OSA.distance(key, form.key, score_cutoff=most)
    if distance > most:
        return None
    likely = SWAPPED if len(wrong) == 2 and distance == 1 else SLIP
    return _found(likely, distance, How.EDIT, form)


def _replaced(text: str, form: Form, wrong: list[int]) -> Found | None:
    """The form with characters replaced by others, as sure as the least likely of them."""
    likely, how = SAME_SOUND, form.how
    for at in wrong:
        typed, meant = text[at], form.text[at]
        if typed in DIGITS and meant in DIGITS:
            return None  # 八步走 is not 六步走 mistyped, but eight steps
        each, why = character_likeness(typed, meant)
        if each <= likely:
            likely, how = each, why
    return _found(likely, len(wrong), how, form)


def _found(likely: float, distance: int, how: How, form: Form) -> Found:
    if not distance:
        return Found(form.score, form.how, form)
    return Found(likely - SECOND * (distance - 1) + form.score - 1, how, form)


def by_edits(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    """Forms that the text is a likely slip for."""
    return (found for found in within_an_edit(lexicon, text, key) if _likely(text, found))


def within_an_edit(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    """Forms one character away from the text, likely or not."""
    for form in _one_away(lexicon, key):
        found = compare(text, key, form, 1)
        if found:
            yield found


def by_two_edits(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    """Long places two slips away from the text."""
    if len(key) < LONG_ENOUGH - 2:
        return
    keys = {key, *less_one(key), *less_two(key)} if len(key) <= 2 * SHORT_ENOUGH else {key, *less_two(key)}
    seen: set[int] = set()
    for one in keys:
        for form in (*lexicon.lacking.get(one, ()), *lexicon.surface.get(one, ())):
            if id(form) not in seen and len(form.text) >= LONG_ENOUGH and has_unit(form.text):
                seen.add(id(form))
                found = compare(text, key, form, 2)
                if found:
                    yield found


def by_pairs(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    """Long programs a few slips away from the text, found by the pairs of characters they share."""
    counts: dict[int, int] = {}
    forms: dict[int, Form] = {}
    for pair in pairs(key):
        held = lexicon.pairs.get(pair, ())
        if len(held) > _COMMON_PAIR:
            continue
        for form in held:
            counts[id(form)] = counts.get(id(form), 0) + 1
            forms[id(form)] = form
    for mark in sorted(counts, key=lambda one: -counts[one])[:_CANDIDATES]:
        if counts[mark] * 2 < min(len(key), len(forms[mark].key)) - 3:
            break
        for form in forms[mark].bearer.forms:
            most = min(len(text), len(form.text)) // 4
            found = compare(text, key, form, most) if most else None
            if found:
                yield found


def _one_away(lexicon: Lexicon, key: str) -> Iterable[Form]:
    found: dict[int, Form] = {id(form): form for form in lexicon.lacking.get(key, ())}
    for shorter in less_one(key):
        if len(shorter) < 2 and len(key) > 2:
            continue
        for form in (*lexicon.lacking.get(shorter, ()), *lexicon.surface.get(shorter, ())):
            found[id(form)] = form
    return found.values()


def _likely(text: str, found: Found) -> bool:
    """Whether enough of the name is right, and the text no word itself, for the slip to be believed."""
    form = found.form.text
    unit = has_unit(form)
    if found.form.how is How.FORMER and found.how is not How.SOUND:
        return False
    if len(text) < len(form):
        return len(text) >= 3 or (not unit and text not in words())
    if len(text) > len(form):
        # 桃花源县 is somebody's invention, not 桃源县 with a character too many.
        return len(form) >= 3 and text[:-1] not in words()
    if len(form) == 2:
        return found.how is How.SHAPE and text not in words() and not unit
    if len(form) == 3 and not unit:
        return found.how is not How.EDIT or sorted(text) == sorted(form)
    if found.how is not How.EDIT or sorted(text) == sorted(form):
        return text not in words()
    # Nobody types 河内市 for 河源市: a stem that is a word was meant. Nor do units turn into something else.
    return text not in words() and not is_common(text[:-1]) and not (unit and text[-1] != form[-1])
