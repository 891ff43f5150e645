"""``NameIndex``: which place or program a query means, how it was understood, and how sure that is."""

from collections.abc import Iterable, Sequence
from copy import copy
from functools import cache
from typing import NamedTuple

from casebase.gazetteer import Gazetteer
from casebase.search import tables
from casebase.search.answering import Answerer
from casebase.search.asked import Asked
from casebase.search.descriptions import Descriptions
from casebase.search.forms import Bearer, Form, bearer_of, extra_forms, regions_of, register
from casebase.search.held import Held
from casebase.search.lexicon import Lexicon, in_order
from casebase.search.match import Kind, Match, NameEntry, Scope
from casebase.search.reader import Reader
from casebase.search.regions import Regions
from casebase.search.whole import programs_with_words

_KINDS: dict[Scope, tuple[Kind, ...]] = {
    "county": ("county",),
    "model": ("model",),
    "any": ("county", "model"),
}

_Key = tuple[str, ...]


class _Nation(NamedTuple):
    """What every index over a gazetteer begins with."""

    lexicon: Lexicon
    regions: Regions
    bearers: dict[_Key, Bearer]


@cache
def _nation(gazetteer: Gazetteer) -> _Nation:
    bearers = list(register(gazetteer))
    keys: dict[_Key, Bearer] = {}
    for bearer in bearers:
        keys[(bearer.kind, bearer.name, *bearer.regions)] = bearer
        if bearer.code:
            keys[(bearer.code,)] = bearer
    forms = (form for bearer in bearers for form in bearer.forms)
    regions = (name for bearer in bearers for name in bearer.regions)
    return _Nation(Lexicon(forms), Regions(regions), keys)


class NameIndex:
    """An index over names, for questions in any spelling.

    Every place of the gazetteer is known to it, so that a real place without an entry is told from a slip
    for another. Reading is safe from several threads; changes are for one at a time. What is found depends on
    the entries only, never on the order they came or changed in.
    """

    def __init__(self, entries: Iterable[NameEntry], gazetteer: Gazetteer | None = None) -> None:
        tables.read_all()
        self._gazetteer = gazetteer
        self._nation = _nation(gazetteer) if gazetteer else _Nation(Lexicon(), Regions(()), {})
        self._lexicon, self._regions = self._nation.lexicon.copy(), self._nation.regions.copy()
        self._own: dict[_Key, Bearer] = {}
        """Bearers that are not the gazetteer's."""
        self._forms: dict[Bearer, tuple[Form, ...]] = {}
        """The forms that entries gave a bearer."""
        self._entries: dict[str, NameEntry] = {}
        self._held = Held()
        self._descriptions = Descriptions()
        self._fill(entries)
        self._make_ready()

    def _make_ready(self) -> None:
        everyday = self._gazetteer.is_ordinary_word if self._gazetteer else tables.words().__contains__
        self._reader = Reader(self._lexicon, self._regions, self._descriptions, everyday)
        self._answerer = Answerer(self._gazetteer, self._lexicon, self._held)

    def match(self, query: str, scope: Scope = "any", k: int = 5) -> Match:
        """What the query means: one name, or several where it names several.

        Args:
            query: anything a person types.
            scope: whether places, programs or both are meant.
            k: how many hits are wanted at most.
        """
        asked = Asked(query)
        return self._answerer.answer(asked, self._reader.read(asked, _KINDS[scope]), k)

    def with_words(self, query: str) -> tuple[str, ...]:
        """The entries of programs whose full name has the query's words in it in order, the shortest first.

        扶贫就业车间 has those of 扶贫车间.
        """
        found = {form.bearer: len(form.key) for form in programs_with_words(self._lexicon, Asked(query).key)}
        ordered = sorted(found, key=lambda bearer: (found[bearer], bearer.name))
        return tuple(entry for bearer in ordered for entry in self._held.of(bearer))

    def changed(self, gone: Iterable[str], entries: Iterable[NameEntry]) -> "NameIndex":
        """The index with these entries as they are now and without those gone; this one stays what it is.

        Only what changed is read; where nothing did, it is the same index.
        """
        fresh = {entry.id: entry for entry in entries}
        removed = [one for one in dict.fromkeys(gone) if one in self._entries and one not in fresh]
        fresh = {one: entry for one, entry in fresh.items() if self._entries.get(one) != entry}
        if not removed and not fresh:
            return self
        other = self.copy()
        for entry_id in removed:
            other.remove(entry_id)
        for entry in fresh.values():
            other.update(entry)
        return other

    def copy(self) -> "NameIndex":
        """An index of its own with the same entries; costs a millisecond for each 50,000 keys or so."""
        other = copy(self)
        other._lexicon, other._regions = self._lexicon.copy(), self._regions.copy()
        other._own, other._forms, other._entries = self._own.copy(), self._forms.copy(), self._entries.copy()
        other._held, other._descriptions = self._held.copy(), self._descriptions.copy()
        other._make_ready()
        return other

    def update(self, entry: NameEntry) -> None:
        """Let an entry be found as it is now, whether it is new or changed."""
        self.remove(entry.id)
        self._entries[entry.id] = entry
        key = self._key(entry)
        alike = self._alike(key)
        self._bear_anew(key, alike, [*alike, entry])

    def remove(self, entry_id: str) -> None:
        """Let an entry be found no longer; nothing happens where there is none of that id."""
        entry = self._entries.get(entry_id)
        if entry is None:
            return
        key = self._key(entry)
        alike = self._alike(key)
        self._bear_anew(key, alike, [one for one in alike if one.id != entry_id])
        del self._entries[entry_id]

    def _alike(self, key: _Key) -> list[NameEntry]:
        """The entries about the same place or program."""
        bearer = self._nation.bearers.get(key) or self._own.get(key)
        return [self._entries[entry_id] for entry_id in self._held.of(bearer)] if bearer else []

    def _bear_anew(self, key: _Key, before: Sequence[NameEntry], now: Sequence[NameEntry]) -> None:
        """Let other entries than before be about a place or program."""
        if before and now and _told(before) == _told(now):
            bearer = self._nation.bearers.get(key) or self._own[key]
            self._held.hold(bearer, (one.id for one in now))
            return
        if before:
            self._forget(key, _told(before))
        if now:
            bearer = self._bear(key, now)
            for form in self._forms[bearer]:
                self._lexicon.add(form)
            self._held.hold(bearer, (one.id for one in now))
            self._descriptions.extend([(bearer, _told(now).hints)])

    def _forget(self, key: _Key, told: "_Told") -> None:
        """Let no entries be about a place or program that had some."""
        bearer = self._nation.bearers.get(key)
        if bearer is None:
            bearer = self._own.pop(key)
            for region in bearer.regions:
                self._regions.discard(region)
        self._held.hold(bearer, ())
        for form in self._forms.pop(bearer):
            self._lexicon.discard(form)
        self._descriptions.discard(bearer, told.hints)

    def _fill(self, entries: Iterable[NameEntry]) -> None:
        # Of many cases many are of one place: each name is made out once.
        self._entries = {entry.id: entry for entry in entries}
        alike: dict[_Key, list[NameEntry]] = {}
        for entry in self._entries.values():
            alike.setdefault(self._key(entry), []).append(entry)
        borne = [(self._bear(key, same), same) for key, same in alike.items()]
        self._held.fill((bearer, (entry.id for entry in same)) for bearer, same in borne)
        self._descriptions.extend((bearer, _told(same).hints) for bearer, same in borne)
        self._lexicon.extend(sorted((form for forms in self._forms.values() for form in forms), key=in_order))

    def _key(self, entry: NameEntry) -> _Key:
        """What entries about the same place or program have in common."""
        key = (entry.kind, entry.name, *regions_of(entry))
        known = self._nation.bearers.get((entry.code,)) if entry.code else None
        known = known or self._nation.bearers.get(key)
        return (known.code,) if known and known.code else key

    def _bear(self, key: _Key, entries: Sequence[NameEntry]) -> Bearer:
        """The bearer of entries about the same, with the forms they give it."""
        bearer, told = self._nation.bearers.get(key), _told(entries)
        if bearer is not None:
            self._forms[bearer] = extra_forms(bearer, told.aliases, told.first.id)
            return bearer
        bearer = self._own[key] = bearer_of(told.first, told.aliases, told.code)
        self._forms[bearer] = bearer.forms
        for region in bearer.regions:
            self._regions.add(region)
        return bearer


class _Told(NamedTuple):
    """What entries about the same say of it together; the same in whatever order they are."""

    first: NameEntry
    """The first by id."""
    aliases: tuple[str, ...]
    code: str | None
    hints: frozenset[str]


def _told(entries: Sequence[NameEntry]) -> _Told:
    return _Told(
        min(entries, key=lambda entry: entry.id),
        tuple(sorted({alias for entry in entries for alias in entry.aliases})),
        min((entry.code for entry in entries if entry.code), default=None),
        frozenset(hint for entry in entries for hint in entry.hints),
    )
