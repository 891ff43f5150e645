"""Reading a query: which parts of it are names, and what each can mean."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from casebase.record import Level
from casebase.search.asked import Asked
from casebase.search.descriptions import Descriptions
from casebase.search.fold import fold, numbered
from casebase.search.forms import Form, formula_key, has_unit, level_of
from casebase.search.found import Found, best_first
from casebase.search.hearing import by_sound
from casebase.search.latin import by_letters, by_pinyin, is_given_up
from casebase.search.lexicon import Lexicon
from casebase.search.match import How, Kind
from casebase.search.regions import Regions, is_province, lies_in
from casebase.search.spans import Span, leftover, names_in, outside, unframed
from casebase.search.whole import exactly, loosely
from casebase.search.windows import heard_inside

ENOUGH = 0.7
"""What is trusted less than this is not answered."""
_FORMULA = 0.87
_INSIDE = 0.01
"""What it costs a name to stand inside other text, or to need its region."""
_SLOTS = 0.01
_SURE = 3
"""Longer names than this are never there by chance."""
_LONGEST_TOWNSHIP = 7
_LONGEST_NAME, _LONGEST_LETTERS, _LONGEST_QUERY = 24, 72, 300
_PLUS = re.compile(r"[+＋]")
_COUNTS = re.compile(r"[\dA-Za-z零一二三四五六七八九]+(?:\s*[+＋]\s*[\dA-Za-z零一二三四五六七八九]+)+")
_LETTERS = re.compile(r"[a-z]{4,}")

Kinds = tuple[Kind, ...]


class Meant(NamedTuple):
    """A part of the folded text taken as a name, with what it can mean, best first."""

    start: int
    end: int
    found: list[Found]
    region: str | None = None


class Reader:
    """Reads queries against a lexicon."""

    def __init__(
        self,
        lexicon: Lexicon,
        regions: Regions,
        descriptions: Descriptions,
        everyday: Callable[[str], bool],
    ) -> None:
        self._lexicon = lexicon
        self._regions = regions
        self._descriptions = descriptions
        self._everyday = everyday

    def read(self, asked: Asked, kinds: Kinds) -> list[Meant]:
        """The names in a query, in the order they stand, places before programs; empty where there is none.

        Args:
            asked: the query.
            kinds: what is looked for.
        """
        text = asked.text
        if not 1 < len(text) <= _LONGEST_QUERY:
            return []
        found = _wanted(exactly(self._lexicon, asked.key), kinds)
        if not found and text.isascii():
            found = _wanted(by_pinyin(self._lexicon, text), kinds)
            found = [] if is_given_up(found) else found
        if found:
            return [Meant(0, len(text), found)]
        if "county" in kinds:
            placed = self._in_region(text, kinds, exact=True)
            if placed:
                return [placed]
        return self._read_on(asked, kinds)

    def _read_on(self, asked: Asked, kinds: Kinds) -> list[Meant]:
        """The names in a text that is not a name to the letter."""
        text = asked.text
        if text.isascii() and text.isalpha():
            guessed = self._loosely(asked, kinds)
            return [guessed] if guessed else []
        spans = self._spans(asked, kinds)
        left = leftover(text, spans) if spans else 0
        if spans and not left and not self._better_whole(text, asked.key, spans):
            return self._meant(spans)
        loose = self._loosely(asked, kinds)
        if loose:
            return [loose]
        if spans:
            more = self._more(text, spans, kinds) if left else []
            return _in_order([*self._meant(spans), *more])
        described = self._descriptions.of(text) if "model" in kinds else []
        if described:
            return [Meant(0, len(text), described)]
        named = self._counts_in(asked.typed, kinds) or self._letters_in(text, kinds)
        return named or self._inside(text, kinds)

    def _better_whole(self, text: str, key: str, spans: list[Span]) -> bool:
        """Whether a text with only short names in it is more likely a long one typed wrong."""
        if _other_unit(text, spans) or next(self._lexicon.beginning(key), None):
            return True
        if any(span.end - span.start > _SURE or has_unit(text[span.start : span.end]) for span in spans):
            return False
        return has_unit(text) or unframed(text, spans) or any(True for _ in by_sound(self._lexicon, text))

    def _loosely(self, asked: Asked, kinds: Kinds) -> Meant | None:
        """The text as one name typed wrong."""
        query, text = asked.typed, asked.text
        if text.isascii() and text.isalpha():
            found = by_letters(self._lexicon, text, kinds) if len(text) <= _LONGEST_LETTERS else []
        else:
            found = loosely(self._lexicon, text, asked.key, kinds) if len(text) <= _LONGEST_NAME else []
        if "+" in query or "＋" in query:
            forms = self._lexicon.formulas.get(formula_key(query) or "", ())
            found += [Found(_FORMULA, How.FORMULA, form) for form in forms]
            found = [_with_slots(query, one) for one in found]
        found = _wanted(found, kinds)
        if level_of(text) is Level.TOWNSHIP:
            found = [one for one in found if one.how is How.LEVEL or _same_level(text, one.form)]
        if found and found[0].score >= ENOUGH:
            return Meant(0, len(text), found)
        return self._in_region(text, kinds, exact=False) if "county" in kinds else None

    def _in_region(self, text: str, kinds: Kinds, *, exact: bool) -> Meant | None:
        """The text as a region and a name in it."""
        for cut, names in self._regions.cuts(text):
            rest = text[cut:]
            found = self._rest(rest, kinds, exact=exact)
            deeper = None if found else self._in_region(rest, kinds, exact=exact)
            start = cut + (deeper.start if deeper else 0)
            inside = [
                one._replace(score=one.score - _INSIDE)
                for one in (deeper.found if deeper else found)
                if lies_in(one.form.bearer, names)
            ]
            best = _wanted(inside, kinds)
            if best and best[0].score >= ENOUGH:
                return Meant(start, len(text), best, min(names, key=len))
        return None

    def _rest(self, rest: str, kinds: Kinds, *, exact: bool) -> list[Found]:
        """What stands after a region."""
        if exact:
            return exactly(self._lexicon, numbered(rest))
        if rest.isascii() and rest.isalpha():
            return by_letters(self._lexicon, rest, kinds)
        return loosely(self._lexicon, rest, numbered(rest), kinds)

    def _spans(self, asked: Asked, kinds: Kinds) -> list[Span]:
        everyday = self._everyday if "county" in kinds and len(kinds) > 1 else _never
        spans = names_in(self._lexicon, asked, kinds, everyday)
        if _like_township(asked.text):
            return [span for span in spans if span.telling or (span.start and asked.broken(span.start))]
        return spans

    def _meant(self, spans: list[Span]) -> list[Meant]:
        return _in_order(
            Meant(
                span.start,
                span.end,
                best_first(Found(form.score - _INSIDE, form.how, form) for form in span.forms),
            )
            for span in spans
        )

    def _more(self, text: str, spans: list[Span], kinds: Kinds) -> Iterator[Meant]:
        """Further names between those found, typed wrong: 对比资元县与甘洛县."""
        for start, end in outside(text, spans):
            part = text[start:end]
            for one in [*self._letters_in(part, kinds), *self._inside(part, kinds)]:
                if has_unit(part[one.start : one.end]) or part.isascii():
                    yield one._replace(start=start + one.start, end=start + one.end)

    def _counts_in(self, query: str, kinds: Kinds) -> list[Meant]:
        """Programs called by their counts inside other text: 3+1怎么做."""
        meant = []
        for run in _COUNTS.finditer(query):
            name = fold(run[0])
            found = _wanted(exactly(self._lexicon, numbered(name)), kinds)
            if found:
                start = len(fold(query[: run.start()]))
                meant.append(Meant(start, start + len(name), found))
        return meant

    def _letters_in(self, text: str, kinds: Kinds) -> list[Meant]:
        """Names in pinyin inside other text: 请问ziyuanxian怎么做的."""
        meant = []
        for run in () if text.isascii() and text.isalpha() else _LETTERS.finditer(text):
            found = _wanted(by_pinyin(self._lexicon, run[0]), kinds)
            if found:
                meant.append(Meant(run.start(), run.end(), found))
        return meant

    def _inside(self, text: str, kinds: Kinds) -> list[Meant]:
        """The name typed wrong inside other text."""
        if _like_township(text):
            return []
        start, end, found = heard_inside(self._lexicon, text, kinds)
        best = _wanted(found, kinds)
        return [Meant(start, end, best)] if best and best[0].score >= ENOUGH else []


def _in_order(meant: Iterable[Meant]) -> list[Meant]:
    """Places before programs, as they stand; a province beside another name is only where that is."""
    names = list(meant)
    provinces = [one for one in names if is_province(one.found[0].form.bearer.name)]
    if provinces and len(provinces) < len(names):
        region = provinces[0].found[0].form.bearer.name
        names = [one._replace(region=region) for one in names if one not in provinces]
    return _sorted(names)


def _sorted(meant: list[Meant]) -> list[Meant]:
    return sorted(meant, key=lambda one: (one.found[0].form.bearer.kind == "model", one.start))


def _other_unit(text: str, spans: list[Span]) -> bool:
    """Whether a text is a known name with another's unit behind it: 梧州县, 大苏河镇."""
    units = has_unit(text) or level_of(text) is Level.TOWNSHIP
    return units and [(span.start, span.end) for span in spans] == [(0, len(text) - 1)]


def _same_level(text: str, form: Form) -> bool:
    """Whether what ends like a township can be that form: another township, or the like with two swapped."""
    if form.bearer.kind == "model" or form.text[-1] == text[-1]:
        return True
    return form.text.startswith(text) or sorted(form.text) == sorted(text)


def _with_slots(query: str, found: Found) -> Found:
    """A formula of as many parties as were typed is the likelier."""
    same = len(_PLUS.findall(query)) == len(_PLUS.findall(found.form.bearer.name))
    return found._replace(score=found.score + _SLOTS) if same else found


def _like_township(text: str) -> bool:
    """Whether a text looks like the bare name of a township or a village."""
    return level_of(text) is Level.TOWNSHIP and (len(text) <= _LONGEST_TOWNSHIP or text.endswith("族乡"))


def _never(name: str) -> bool:
    del name
    return False


def _wanted(found: Iterable[Found], kinds: Kinds) -> list[Found]:
    return best_first([one for one in found if one.form.bearer.kind in kinds])
