"""The names there are, under every key they can be found by.

An inverted index each for forms, sounds, near sounds, initials, forms less a character or two, pairs of
characters and formulas; sorted lists for beginnings. What a look-up costs grows with what it finds.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import combinations

from casebase.search.forms import Form, formula_key, has_unit
from casebase.search.sounds import near, sound, spelt

FormTuple = tuple[Form, ...]

SHORT_ENOUGH = 6
"""Forms up to this length are found by leaving a character out; longer programs by pairs of characters."""
LONG_ENOUGH = 5
"""Places from this length on are found with two characters wrong."""
_LAST = "\U0010ffff"
_INITIALS_FROM = 3


class Postings(dict[str, FormTuple]):
    """Key → the forms under it. Values are replaced, never changed, so readers need no lock."""

    def put(self, key: str, form: Form) -> None:
        """Add a form under a key."""
        held = self.get(key, ())
        if form not in held:
            self[key] = (*held, form)

    def drop(self, key: str, form: Form) -> None:
        """Take a form from under a key."""
        left = tuple(one for one in self.get(key, ()) if one is not form)
        if left:
            self[key] = left
        else:
            self.pop(key, None)


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


def halves(letters: str) -> Iterator[str]:
    """What one slip leaves whole of a run of letters: its first or its second half, with its length."""
    middle = len(letters) // 2
    yield f"{len(letters)}<{letters[:middle]}"
    yield f"{len(letters)}>{letters[middle:]}"


def spellings(form: Form) -> set[str]:
    """The runs of letters a form is typed as: read rightly, character by character, and with u for ü."""
    read = {spelt(form.letters), spelt(sound(form.text))}
    return read | {letters.replace("v", "u") for letters in read}


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
        self.halves = Postings()
        """Halves of what forms sound like."""
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
        self.extend(forms)

    def extend(self, forms: Iterable[Form]) -> None:
        """Let many forms be found."""
        for form in forms:
            for postings, key in self._keys(form):
                postings.put(key, form)
        for key in self.surface:
            self._know_length(key)
        self.beginnings = sorted(self.surface)
        self.spoken = sorted(self.sounds)

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
        for postings, key in self._keys(form):
            postings.put(key, form)

    def discard(self, form: Form) -> None:
        """Let a form be found no longer."""
        for postings, key in self._keys(form):
            postings.drop(key, form)

    def beginning(self, text: str) -> Iterator[Form]:
        """Forms that begin with the text and go on."""
        yield from self._from(self.beginnings, self.surface, text)

    def sounding(self, letters: str) -> Iterator[Form]:
        """Forms whose sound begins with the letters and goes on."""
        yield from self._from(self.spoken, self.sounds, letters)

    @staticmethod
    def _from(ordered: list[str], postings: Postings, start: str) -> Iterator[Form]:
        low, high = bisect_left(ordered, start), bisect_left(ordered, start + _LAST)
        for key in ordered[low:high]:
            if key != start:
                yield from postings.get(key, ())

    def _know_length(self, key: str) -> None:
        lengths = self.starts.get(key[:2], ())
        if len(key) not in lengths:
            self.starts[key[:2]] = tuple(sorted((*lengths, len(key)), reverse=True))

    def _keys(self, form: Form) -> Iterator[tuple[Postings, str]]:
        yield self.surface, form.key
        for letters in spellings(form):
            yield self.sounds, letters
            yield self.near, near(letters)
            for half in halves(letters):
                yield self.halves, half
        if len(form.syllables) >= _INITIALS_FROM:
            yield self.initials, "".join(syllable[0] for syllable in form.syllables)
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
