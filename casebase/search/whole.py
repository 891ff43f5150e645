"""What a text taken as one name, with nothing around it, can stand for."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from casebase.gazetteer.naming import short_names
from casebase.record import Level
from casebase.search.edits import by_edits, by_pairs, by_two_edits
from casebase.search.fold import numbered
from casebase.search.forms import Form, has_unit, level_of, without_kind
from casebase.search.found import Found
from casebase.search.frame import cut
from casebase.search.hearing import by_near_sound, by_sound
from casebase.search.lexicon import Lexicon
from casebase.search.match import How, Kind
from casebase.search.mixed import by_mixture, is_mixed
from casebase.search.tables import is_common, particles, words

OTHER_UNIT, OTHER_KIND, ORDER, BEGINNING, INSIDE = 0.88, 0.94, 0.88, 0.83, 0.86
SURE = 0.88
"""Once something is found that is trusted this much, wilder guesses are not tried."""
_SHORTEST_INSIDE = 3
_SHORTEST_TOWNSHIP = 4
"""Townships of shorter names are too many: 资源乡 is no slip for 资源镇."""
_LONGER_UNITS = ("新区", "特区", "矿区", "林区", "自治县", "自治旗", "街道", "苏木")
_MOST = 60
_LONGEST_PLACE = 15


def exactly(lexicon: Lexicon, key: str) -> list[Found]:
    """The forms the text is, to the character."""
    return [Found(form.score, form.how, form) for form in lexicon.surface.get(key, ())]


def loosely(lexicon: Lexicon, text: str, key: str, kinds: tuple[Kind, ...]) -> list[Found]:
    """What the text comes near to: the surer ways first, wilder guesses only where those lead nowhere."""
    found: list[Found] = []
    for ways in _ways(kinds, is_mixed(text)):
        for way in ways:
            found += [one for one in way(lexicon, text, key) if one.form.bearer.kind in kinds]
        if found and (len(text) == 2 or max(one.score for one in found) >= SURE):
            return found
    return found


def _sound(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    del key
    if not is_common(text) and text not in particles():
        yield from by_sound(lexicon, text)


def _near_sound(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    del key
    if text not in words():
        yield from by_near_sound(lexicon, text)


def _two_edits(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    if len(text) <= _LONGEST_PLACE:
        yield from by_two_edits(lexicon, text, key)


def _other_unit(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    """Places of the same stem and another unit: 资源区 for 资源县, 甘洛彝族自治县 for 甘洛县."""
    del key
    township = level_of(text) is Level.TOWNSHIP
    if len(text) < (_SHORTEST_TOWNSHIP if township else 3) or not (township or has_unit(text)):
        return
    # An autonomous prefecture is more likely short of a character than a county: 甘南族自治州.
    longer = "族" in text or text.endswith(_LONGER_UNITS)
    shorts = short_names(text, level_of(text)) if longer and not text.endswith("州") else ()
    for stem in {text[:-1], *(short.form for short in shorts if not short.ethnic)}:
        for form in lexicon.surface.get(numbered(stem), ()):
            if form.bearer.kind == "county" and (
                not township or level_of(form.bearer.name) is Level.TOWNSHIP
            ):
                yield Found(OTHER_UNIT, How.LEVEL, form)


def _program_ways(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    """Programs with another word for their kind, their parts in another order, or the same formula."""
    stem = numbered(without_kind(text))
    if stem != key:
        for form in lexicon.surface.get(stem, ()):
            if form.bearer.kind == "model":
                yield Found(OTHER_KIND + form.score - 1, How.PARTIAL, form)
    for plus in ("加", "十"):
        if plus in text:
            for form in lexicon.surface.get(key.replace(plus, ""), ()):
                if form.bearer.kind == "model":
                    yield Found(OTHER_KIND + form.score - 1, How.FORMULA, form)
    if len(key) >= 4:
        for form in lexicon.bags.get("".join(sorted(key)), ()):
            yield Found(ORDER + form.score - 1, How.ORDER, form)


def _beginning(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    del text
    for count, form in enumerate(lexicon.beginning(key)):
        if count >= _MOST:
            return
        yield Found(BEGINNING + 0.12 * len(key) / len(form.key) + form.score - 1, How.PREFIX, form)


def _inside(lexicon: Lexicon, text: str, key: str) -> Iterator[Found]:
    """Programs that have the text somewhere in their full name."""
    del text
    if len(key) < _SHORTEST_INSIDE:
        return
    for form in programs_with(lexicon, key):
        yield Found(INSIDE + 0.05 * len(key) / len(form.key), How.PARTIAL, form)


def programs_with(lexicon: Lexicon, key: str) -> Iterator[Form]:
    """The full names of programs that have the text somewhere in them; none for less than two characters."""
    postings = (lexicon.pairs.get(key[at : at + 2], ()) for at in range(len(key) - 1))
    return (form for form in min(postings, key=len, default=()) if key in form.key)


def programs_with_words(lexicon: Lexicon, key: str) -> Iterator[Form]:
    """The full names of programs that have the words of the text in them, in their order."""
    words = cut(key)
    if len(words) < 2 or min(map(len, words)) < 2:
        yield from programs_with(lexicon, key)
        return
    for form in programs_with(lexicon, max(words, key=len)):
        at = 0
        for word in words:
            at = form.key.find(word, at) + len(word)
            if at < len(word):
                break
        else:
            yield form


_Way = Callable[[Lexicon, str, str], Iterable[Found]]
_WILDEST_WAYS: tuple[_Way, ...] = (_two_edits, by_pairs)
_WAYS: tuple[tuple[_Way, ...], ...] = (
    (_sound, _other_unit, _program_ways, _beginning),
    (_near_sound, by_edits, _inside),
    _WILDEST_WAYS,
)
_MIXED_WAYS: tuple[tuple[_Way, ...], ...] = (
    (by_mixture, _other_unit, _program_ways, _beginning),
    (by_edits, _inside),
    _WILDEST_WAYS,
)
_ONLY: dict[_Way, Kind] = {
    _other_unit: "county",
    _two_edits: "county",
    _program_ways: "model",
    _inside: "model",
    by_pairs: "model",
}
"""Ways that lead to names of one kind only."""


@cache
def _ways(kinds: tuple[Kind, ...], mixed: bool) -> tuple[tuple[_Way, ...], ...]:
    """The ways that can lead to names of these kinds, the surer ones first."""
    steps = _MIXED_WAYS if mixed else _WAYS
    return tuple(tuple(way for way in ways if _ONLY.get(way, kinds[0]) in kinds) for ways in steps)
