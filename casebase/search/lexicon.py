"""The names there are, under every key they can be found by.

An inverted index each for forms, sounds, near sounds, initials, forms less a character or two, pairs of
characters and formulas; sorted lists for beginnings. What a look-up costs grows with what it finds.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from casebase.search.forms import Form, formula_key, has_unit
from casebase.search.sounds import near_spoken, spelt, syllables

FormTuple = tuple[Form, ...]

SHORT_ENOUGH = 6
"""Forms up to this length are found by leaving a character out; longer programs by pairs of characters."""
LONG_ENOUGH = 5
"""Places from this length on are found with two characters wrong."""
_LAST = "\U0010ffff"
_INITIALS_FROM = 3
_NO_LENGTHS = (0,)


class Postings(dict[str, FormTuple]):
    """Key → the forms under it. Values are replaced, never changed, so readers need no lock."""

    def put(self, key: str, form: Form) -> None:
        """Add a form under a key, in its place among those there."""
        held = self.get(key, ())
        if form not in held:
            self[key] = tuple(sorted((*held, form), key=in_order)) if held else (form,)

    def drop(self, key: str, form: Form) -> None:
        """Take a form from under a key."""
        left = tuple(one for one in self.get(key, ()) if one is not form)
        if left:
            self[key] = left
        else:
            self.pop(key, None)


def in_order(form: Form) -> tuple[str, ...]:
    """What orders forms under one key: the register's as they came, then the others by who told them."""
    return (form.told, form.text) if form.told else ()


def less_one(text: str) -> Iterator[str]:
    """The text with each of its characters left out in turn."""
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :]


def less_two(text: str) -> Iterator[str]:
    """The text with each two of its characters left out."""
    for first, second in combinations(range(len(text)), 2):
        yield text[:first] + text[first + 1 : second] + text[second + 1 :]


def pairs(text: str) -> set[str]:
    """The neighbouring pairs of characters in a text."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


def readings_of(form: Form) -> Iterator[Sequence[str]]:
    """The syllables of a form, read rightly, and read character by character where that differs."""
    yield form.syllables
    if not form.usual:
        yield syllables(form.text)


def spellings(form: Form) -> set[str]:
    """The runs of letters a form is typed as: in either reading, and with u for ü."""
    read = {spelt("".join(said)) for said in readings_of(form)}
    return read | {letters.replace("v", "u") for letters in read if "v" in letters}


def initials(form: Form) -> set[str]:
    """The first letters of a form's syllables, read rightly and character by character."""
    return {"".join([syllable[0] for syllable in said]) for said in readings_of(form)}


class Lexicon:
    """All forms of all names."""

    def __init__(self, forms: Iterable[Form] = ()) -> None:
        self.surface = Postings()
        """Whole forms."""
        self.sounds = Postings()
        self.near = Postings()
        self.initials = Postings()
        self.lacking = Postings()
        """Forms less one character, long places less two."""
        self.bags = Postings()
        """The characters of a program's form in a fixed order, so that the order typed is no matter."""
        self.pairs = Postings()
        """Pairs of neighbouring characters in programs' full names."""
        self.formulas = Postings()
        self.starts: dict[str, tuple[int, ...]] = {}
        """The first two characters of forms → the lengths such forms have, longest first."""
        self.beginnings: list[str] = []
        """All forms, sorted."""
        self.spoken: list[str] = []
        """All sounds, sorted."""
        self.spoken_back: list[str] = []
        """All sounds written backwards, sorted."""
        self.extend(forms)

    def extend(self, forms: Iterable[Form]) -> None:
        """Let many forms be found; those that entries told come :func:`in_order`."""
        for form in forms:
            if form.key not in self.surface:
                self._know_length(form.key)
            alone = (form,)  # under most of its keys a form is the only one
            for postings, key in self._keys(form):
                held = postings.setdefault(key, alone)
                if held is not alone and form not in held:
                    postings[key] = (*held, form)
        self.beginnings = sorted(self.surface)
        self.spoken = sorted(self.sounds)
        self.spoken_back = sorted(letters[::-1] for letters in self.sounds)

    def copy(self) -> "Lexicon":
        """A lexicon of its own with the same names; costs a few milliseconds."""
        other = Lexicon()
        for name, value in vars(self).items():
            setattr(other, name, Postings(value) if isinstance(value, Postings) else value.copy())
        return other

    def add(self, form: Form) -> None:
        """Let one more form be found."""
        if form.key not in self.surface:
            insort(self.beginnings, form.key)
            self._know_length(form.key)
        for letters in spellings(form):
            if letters not in self.sounds:
                insort(self.spoken, letters)
                insort(self.spoken_back, letters[::-1])
        for postings, key in self._keys(form):
            postings.put(key, form)

    def discard(self, form: Form) -> None:
        """Let a form be found no longer."""
        for postings, key in self._keys(form):
            postings.drop(key, form)
        for letters in spellings(form):
            if letters not in self.sounds:
                _take(self.spoken, letters)
                _take(self.spoken_back, letters[::-1])
        if form.key not in self.surface:
            _take(self.beginnings, form.key)
            self._forget_length(form.key[:2])

    def sounding_almost(self, letters: str) -> Iterator[str]:
        """Sounds one letter away; a slip leaves the first or the last half of what was meant whole."""
        half = (len(letters) - 1) // 2
        yield from _one_away(letters, _begun(self.spoken, letters[:half]))
        back = letters[::-1]
        yield from (sound[::-1] for sound in _one_away(back, _begun(self.spoken_back, back[:half])))

    def beginning(self, text: str) -> Iterator[Form]:
        """Forms that begin with the text and go on; the text has two characters at least."""
        if self.starts.get(text[:2], _NO_LENGTHS)[0] <= len(text):
            return
        for key in _begun(self.beginnings, text):
            if key != text:
                yield from self.surface.get(key, ())

    def sounding(self, letters: str) -> Iterator[Form]:
        """Forms whose sound begins with the letters and goes on."""
        for sound in _begun(self.spoken, letters):
            if sound != letters:
                yield from self.sounds.get(sound, ())

    def _know_length(self, key: str) -> None:
        lengths = self.starts.get(key[:2], ())
        if len(key) not in lengths:
            self.starts[key[:2]] = tuple(sorted((*lengths, len(key)), reverse=True))

    def _forget_length(self, start: str) -> None:
        lengths = {len(key) for key in _begun(self.beginnings, start)}
        if lengths:
            self.starts[start] = tuple(sorted(lengths, reverse=True))
        else:
            self.starts.pop(start, None)

    def _keys(self, form: Form) -> Iterator[tuple[Postings, str]]:
        yield self.surface, form.key
        for letters in spellings(form):
            yield self.sounds, letters
        for said in readings_of(form):
            yield self.near, near_spoken(said)
        if len(form.syllables) >= _INITIALS_FROM:
            yield from ((self.initials, letters) for letters in initials(form))
        if len(form.key) <= SHORT_ENOUGH or form.bearer.kind == "county":
            for key in less_one(form.key):
                yield self.lacking, key
        if form.bearer.kind == "model":
            yield from self._program_keys(form)
        elif len(form.key) >= LONG_ENOUGH and has_unit(form.text):
            for key in less_two(form.key):
                yield self.lacking, key

    def _program_keys(self, form: Form) -> Iterator[tuple[Postings, str]]:
        yield self.bags, "".join(sorted(form.key))
        if form is form.bearer.forms[0]:
            for pair in pairs(form.key):
                yield self.pairs, pair
            formula = formula_key(form.bearer.name)
            if formula:
                yield self.formulas, formula


def _begun(ordered: list[str], start: str) -> list[str]:
    """The strings of a sorted list that begin so."""
    return ordered[bisect_left(ordered, start) : bisect_left(ordered, start + _LAST)]


def _take(ordered: list[str], text: str) -> None:
    """Take a string out of a sorted list that may have it."""
    at = bisect_left(ordered, text)
    if ordered[at : at + 1] == [text]:
        del ordered[at]


def _one_away(letters: str, candidates: list[str]) -> Iterator[str]:
    near = extract(letters, candidates, scorer=OSA.distance, processor=None, score_cutoff=1, limit=None)
    return (sound for sound, _, _ in near)
