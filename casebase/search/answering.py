"""From what a query can mean to the answer: outcome, reason, hits, and what else there is of the name."""

import unicodedata
from itertools import islice

from casebase.gazetteer import Gazetteer
from casebase.record import Level, Place
from casebase.search.asked import Asked
from casebase.search.edits import within_an_edit
from casebase.search.fold import fold, numbered, odd_stretches
from casebase.search.forms import Bearer, level_of
from casebase.search.found import Found, best_first
from casebase.search.hearing import by_near_sound, by_sound
from casebase.search.held import Held
from casebase.search.lexicon import Lexicon
from casebase.search.match import CORRECTIONS, Hit, How, Match, Outcome
from casebase.search.reader import Meant
from casebase.search.tables import simplified

TOLD_APART = 0.015
"""Names that score closer than this to the best cannot be told apart."""
# Members of an enumeration are slow to look up, and these are asked for at every question.
_NAME, _PINYIN, _LEVEL = How.NAME, How.PINYIN, How.LEVEL
_GUESSED = frozenset((How.SHAPE, How.EDIT, How.NEAR_SOUND))
_THE_NAME = frozenset((How.NAME, How.SCRIPT, How.WIDTH))
_WRITTEN = frozenset((How.NAME, How.ALIAS, How.SHORT, How.FORMER))
_AS_LIKELY = 0.07
_CLOSING = {"“": "”", "「": "」", "『": "』", "《": "》", "‘": "’", '"': '"', "'": "'"}
_LONGEST_NAME = 14
_OFFERED = 3


class Answerer:
    """Turns what a query can mean into a ``Match``."""

    def __init__(self, gazetteer: Gazetteer | None, lexicon: Lexicon, held: Held) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._held = held
        self._places: dict[Bearer, Place | None] = {}

    def answer(self, asked: Asked, meant: list[Meant], k: int) -> Match:
        """The answer to a query.

        Args:
            asked: the query.
            meant: the names in it.
            k: how many hits are wanted at most.
        """
        if not meant or self._is_a_township(asked.text, meant[0]):
            return self._nothing(asked.typed, asked.text)
        first = self._one(asked, meant[0], k)
        if len(meant) == 1:
            return first
        return first._replace(also=tuple(self._one(asked, one, k) for one in meant[1:]))

    def _is_a_township(self, text: str, meant: Meant) -> bool:
        """Whether what was taken for a township with a wrong unit is the name of another township."""
        if meant.found[0].how is not _LEVEL or level_of(text) is not Level.TOWNSHIP:
            return False
        real = self._gazetteer.resolve(text).places if self._gazetteer else ()
        return any(fold(place.name) == text for place in real)

    def _one(self, asked: Asked, meant: Meant, k: int) -> Match:
        found = meant.found
        best = found[0]
        span = asked.span(meant.start, meant.end)
        typed = asked.typed[_opening(asked.typed, span) : span[1]]
        ties = found if len(found) == 1 else [one for one in found if best.score - one.score < TOLD_APART]
        homonyms = self._homonyms(ties) if len(ties) > 1 else ()
        how = best.how
        if typed != best.form.text and how is not _PINYIN:
            how = _how_written(typed, asked.text[meant.start : meant.end], best)
        held = self._held_of(ties)
        if not held and best.how in _GUESSED:
            # A slip this vague is as likely one for a place with an entry.
            ties = [one for one in found if best.score - one.score < _AS_LIKELY]
            held = self._held_of(ties)
        if not held:
            return self._no_case(typed, span, meant, how, homonyms)
        outcome = _outcome(len(ties), held, how)
        return Match(outcome, how, self._hits(found, k), typed, span, None, (), homonyms, meant.region)

    def _held_of(self, found: list[Found]) -> int:
        """Of how many of those found there are entries."""
        held = self._held
        count = 0
        for one in found:
            count += one.form.bearer in held
        return count

    def _hits(self, found: list[Found], k: int) -> tuple[Hit, ...]:
        hits: list[Hit] = []
        for score, how, form in found:
            ids = self._held.of(form.bearer)
            if ids:
                hits += [Hit(entry, score, how, form.text) for entry in ids[: k - len(hits)]]
                if len(hits) >= k:
                    break
        return tuple(hits)

    def _homonyms(self, ties: list[Found]) -> tuple[Place, ...]:
        places = (self._place(one.form.bearer) for one in ties)
        return tuple(place for place in places if place)

    def _place(self, bearer: Bearer) -> Place | None:
        if self._gazetteer is None or bearer.code is None:
            return None
        if bearer not in self._places:
            self._places[bearer] = self._gazetteer.get(bearer.code)
        return self._places[bearer]

    def _no_case(
        self, typed: str, span: tuple[int, int], meant: Meant, how: How, homonyms: tuple[Place, ...]
    ) -> Match:
        bearer = meant.found[0].form.bearer
        # What has an entry and may be meant too, if less likely, goes before what only resembles the name.
        likely = self._hits(meant.found, _OFFERED)
        near = self._near(meant.found[0].form.text, bearer.regions)
        near = tuple({hit.id: hit for hit in (*likely, *near)}.values())[:_OFFERED]
        place = self._place(bearer)
        return Match(Outcome.NO_CASE, how, (), typed, span, place, near, homonyms, meant.region)

    def _nothing(self, query: str, text: str) -> Match:
        """The answer where nothing is known of the query: a township without an entry, or no name at all."""
        if level_of(text) is Level.TOWNSHIP and self._gazetteer and len(text) <= _LONGEST_NAME:
            real = self._gazetteer.resolve(text).places
            places = tuple(place for place in real if fold(place.name) == text)
            if places:
                near = self._near(text, tuple(name for place in places for name in place.parents))
                homonyms = places if len(places) > 1 else ()
                whole = (0, len(query))
                return Match(Outcome.NO_CASE, How.NAME, (), query.strip(), whole, places[0], near, homonyms)
        if text.isascii() or len(text) > _LONGEST_NAME:
            return Match(Outcome.UNKNOWN, None, (), "", (0, 0))
        alike = self._alike(text)
        places = tuple(islice(filter(None, (self._place(one.form.bearer) for one in alike)), _OFFERED))
        return Match(Outcome.UNKNOWN, None, (), "", (0, 0), None, self._hits(alike, _OFFERED), alike=places)

    def _alike(self, text: str) -> list[Found]:
        found = [*by_sound(self._lexicon, text), *by_near_sound(self._lexicon, text)]
        if len(text) > 2:  # every second name is one character from a name of two
            found += within_an_edit(self._lexicon, text, numbered(text))
        return best_first(found)

    def _near(self, name: str, regions: tuple[str, ...]) -> tuple[Hit, ...]:
        """Entries that sound or look like a name, then those of the same prefecture or province."""
        alike = [one for one in self._alike(name) if one.form.bearer in self._held]
        hits = self._hits(alike, _OFFERED)
        seen = {hit.id for hit in hits}
        around = (bearer for region in reversed(regions) for bearer in self._held.inside(region))
        for bearer in around:
            if len(hits) >= _OFFERED:
                break
            first = self._held.of(bearer)[:1]
            if not seen.issuperset(first):
                seen.update(first)
                hits += tuple(Hit(entry, 0.0, How.REGION, bearer.name) for entry in first)
        return hits


def _outcome(ties: int, held: int, how: How) -> Outcome:
    """The outcome where an entry is meant.

    Args:
        ties: how many names are as likely as the best.
        held: of how many of them there are entries.
        how: by what the best was recognised.
    """
    corrected = how in CORRECTIONS
    if held > 1 or (corrected and ties > 1):
        return Outcome.AMBIGUOUS
    if corrected:
        return Outcome.CORRECTED
    return Outcome.EXACT if how in _THE_NAME else Outcome.ALIAS


def _opening(query: str, span: tuple[int, int]) -> int:
    """Where a name begins once the quotation mark is counted that closes inside it."""
    start, end = span
    closes = start and _CLOSING.get(query[start - 1], "\n") in query[start:end]
    return start - 1 if closes else start


def _how_written(typed: str, text: str, best: Found) -> How:
    """What is worth telling of how a name was typed, where it is the name and yet looks different."""
    if best.how not in _WRITTEN:
        return best.how
    if text != best.form.text:
        return How.NUMERAL
    if best.how is _NAME:
        script = simplified()
        if any(char in script for odd in odd_stretches(typed) for char in odd):
            return How.SCRIPT
        if unicodedata.normalize("NFKC", typed) != typed:
            return How.WIDTH
    return best.how
