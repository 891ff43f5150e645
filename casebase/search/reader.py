"""Reading a query: which parts of it are names, and what each can mean."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from casebase.search.fold import numbered
from casebase.search.forms import formula_key
from casebase.search.found import Found, best_first
from casebase.search.lexicon import Lexicon
from casebase.search.match import How, Kind
from casebase.search.regions import Regions, lies_in
from casebase.search.spans import Span, apart, leftover, longest, stands
from casebase.search.whole import exactly, loosely
from casebase.search.windows import heard_inside

ENOUGH = 0.7
"""What is trusted less than this is not answered."""
_FORMULA = 0.87
_INSIDE = 0.01
"""What it costs a name to stand inside other text, or to need its region."""
_LONGEST_NAME = 24


class Meant(NamedTuple):
    """A part of the folded text taken as a name, with what it can mean, best first."""

    start: int
    end: int
    found: list[Found]
    region: str | None = None


class Reader:
    """Reads queries against a lexicon."""

    def __init__(self, lexicon: Lexicon, regions: Regions, everyday: Callable[[str], bool]) -> None:
        self._lexicon = lexicon
        self._regions = regions
        self._everyday = everyday

    def read(self, query: str, text: str, kinds: tuple[Kind, ...]) -> list[Meant]:
        """The names in a query, in the order they stand; empty where there is none.

        Args:
            query: as typed, less commands and mentions.
            text: the query folded.
            kinds: what is looked for.
        """
        if len(text) < 2:
            return []
        key = numbered(text)
        whole = _wanted(exactly(self._lexicon, key), kinds)
        if whole:
            return [Meant(0, len(text), whole)]
        if "county" in kinds:
            placed = self._in_region(text, kinds, exact=True)
            if placed:
                return [placed]
        spans = self._spans(text, key, kinds)
        if spans and not leftover(text, spans):
            return self._meant(spans)
        loose = self._loosely(query, text, key, kinds)
        if loose:
            return [loose]
        if spans:
            return self._meant(spans)
        return self._inside(text, kinds)

    def _loosely(self, query: str, text: str, key: str, kinds: tuple[Kind, ...]) -> Meant | None:
        found = loosely(self._lexicon, text, key) if len(text) <= _LONGEST_NAME else []
        formula = formula_key(query)
        if formula:
            found += [Found(_FORMULA, How.FORMULA, form) for form in self._lexicon.formulas.get(formula, ())]
        found = _wanted(found, kinds)
        if found and found[0].score >= ENOUGH:
            return Meant(0, len(text), found)
        return self._in_region(text, kinds, exact=False) if "county" in kinds else None

    def _in_region(self, text: str, kinds: tuple[Kind, ...], *, exact: bool) -> Meant | None:
        """The text as a region and a name in it."""
        for cut, names in self._regions.cuts(text):
            rest = text[cut:]
            key = numbered(rest)
            found = exactly(self._lexicon, key) if exact else loosely(self._lexicon, rest, key)
            deeper = None if found else self._in_region(rest, kinds, exact=exact)
            start = cut + (deeper.start if deeper else 0)
            found = [
                one._replace(score=one.score - _INSIDE)
                for one in (deeper.found if deeper else found)
                if lies_in(one.form.bearer, names)
            ]
            found = _wanted(found, kinds)
            if found and found[0].score >= ENOUGH:
                return Meant(start, len(text), found, min(names, key=len))
        return None

    def _spans(self, text: str, key: str, kinds: tuple[Kind, ...]) -> list[Span]:
        everyday = self._everyday if "county" in kinds and len(kinds) > 1 else _never
        return apart([span for span in longest(self._lexicon, key, kinds) if stands(text, span, everyday)])

    def _meant(self, spans: list[Span]) -> list[Meant]:
        meant = [
            Meant(
                span.start,
                span.end,
                best_first(Found(form.score - _INSIDE, form.how, form) for form in span.forms),
            )
            for span in spans
        ]
        return sorted(meant, key=lambda one: one.found[0].form.bearer.kind == "model")

    def _inside(self, text: str, kinds: tuple[Kind, ...]) -> list[Meant]:
        start, end, found = heard_inside(self._lexicon, text)
        found = _wanted(found, kinds)
        return [Meant(start, end, found)] if found and found[0].score >= ENOUGH else []


def _never(name: str) -> bool:
    del name
    return False


def _wanted(found: Iterable[Found], kinds: tuple[Kind, ...]) -> list[Found]:
    return best_first(one for one in found if one.form.bearer.kind in kinds)
