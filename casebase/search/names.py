"""``NameIndex``: which place or program a query means, how it was understood, and how sure that is."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from casebase.gazetteer import Gazetteer
from casebase.search import tables
from casebase.search.answering import Answerer
from casebase.search.asked import Asked
from casebase.search.descriptions import Descriptions
from casebase.search.forms import Bearer, Form, bearer_of, extra_forms, register
from casebase.search.held import Held
from casebase.search.lexicon import Lexicon
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
    for another. Reading is safe from several threads; changes are for one at a time.
    """

    def __init__(self, entries: Iterable[NameEntry], gazetteer: Gazetteer | None = None) -> None:
        tables.read_all()
        if gazetteer:
            nation = _nation(gazetteer)
            self._lexicon, self._regions = nation.lexicon.copy(), nation.regions.copy()
            self._bearers = nation.bearers.copy()
        else:
            self._lexicon, self._regions, self._bearers = Lexicon(), Regions(()), {}
        self._entries: dict[str, tuple[Bearer, tuple[Form, ...]]] = {}
        self._own: set[Bearer] = set()
        """Bearers that are not the gazetteer's."""
        self._held = Held()
        self._descriptions = Descriptions()
        self._fill(entries)
        everyday = gazetteer.is_ordinary_word if gazetteer else tables.words().__contains__
        self._reader = Reader(self._lexicon, self._regions, self._descriptions, everyday)
        self._answerer = Answerer(gazetteer, self._lexicon, self._held)

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

    def update(self, entry: NameEntry) -> None:
        """Let an entry be found as it is now, whether it is new or changed."""
        self.remove(entry.id)
        bearer, forms = self._bear(entry)
        self._entries[entry.id] = bearer, forms
        if bearer in self._own and bearer not in self._held:
            forms = (*bearer.forms, *forms)
        for form in forms:
            self._lexicon.add(form)
        self._held.put(bearer, entry.id)
        self._descriptions.add(bearer, entry.hints)

    def remove(self, entry_id: str) -> None:
        """Let an entry be found no longer; nothing happens where there is none of that id."""
        held = self._entries.pop(entry_id, None)
        if held is None:
            return
        bearer, forms = held
        self._held.drop(bearer, entry_id)
        if bearer in self._own and bearer not in self._held:
            forms = (*bearer.forms, *forms)
            self._own.remove(bearer)
            self._descriptions.discard(bearer)
            del self._bearers[_key(bearer)]
        for form in forms:
            self._lexicon.discard(form)

    def _fill(self, entries: Iterable[NameEntry]) -> None:
        ids: dict[Bearer, dict[str, None]] = {}
        fresh: list[Form] = []
        alike: dict[_Key, tuple[Bearer, tuple[Form, ...]]] = {}
        # Of many cases many are of one place: each name is made out once.
        for entry in entries:
            told = (*entry.aliases, entry.name, entry.province or "", entry.city or "", entry.code or "")
            borne = alike.get(told)
            if borne is None or borne[0].kind != entry.kind:
                bearer, forms = alike[told] = self._bear(entry)
                fresh += forms
                if bearer in self._own and bearer not in ids:
                    fresh += bearer.forms
                self._descriptions.add(bearer, entry.hints)
            else:
                bearer, forms = borne
            self._entries[entry.id] = bearer, forms
            ids.setdefault(bearer, {})[entry.id] = None
        self._held.fill(ids.items())
        self._lexicon.extend(fresh)

    def _bear(self, entry: NameEntry) -> tuple[Bearer, tuple[Form, ...]]:
        """The bearer of an entry, and the forms the entry adds to it."""
        regions = tuple(name for name in (entry.province, entry.city) if name)
        bearer = self._bearers.get((entry.code,)) if entry.code else None
        bearer = bearer or self._bearers.get((entry.kind, entry.name, *regions))
        if bearer is None:
            bearer = bearer_of(entry)
            self._bearers[_key(bearer)] = bearer
            self._own.add(bearer)
            for region in regions:
                self._regions.add(region)
            return bearer, ()
        return bearer, extra_forms(bearer, entry)


def _key(bearer: Bearer) -> _Key:
    return (bearer.kind, bearer.name, *bearer.regions)
