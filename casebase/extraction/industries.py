"""Industries and products: the longest entries of a lexicon, outside names of places, people and outlets."""

from collections.abc import Iterable
from functools import cache

import ahocorasick_rs

from casebase.extraction import wordlists
from casebase.extraction.lexicon import lexicon
from casebase.extraction.reading import Reading, Stretches
from casebase.extraction.spans import IndustrySpan, Span

_BESIDE = 3


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    entries = tuple(dict.fromkeys(w for words in wordlists.sections("industries").values() for w in words))
    return ahocorasick_rs.AhoCorasick(entries, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), entries


def find_industries(reading: Reading, names: Iterable[Span] = ()) -> tuple[IndustrySpan, ...]:
    """The industries and products an article names, each once, in order of the first mention.

    Args:
        reading: the article.
        names: namings of places and people, which hold no industry (茶店镇, 苹果园社区).
    """
    automaton, entries = _automaton()
    taken = Stretches((n.start, n.end) for n in names)
    found: dict[str, IndustrySpan] = {}
    for index, start, end in automaton.find_matches_as_indexes(reading.text):
        entry = entries[index]
        if entry in found or not reading.usable(start, end) or taken.touch(start, end):
            continue
        if _stands(reading.text, start, end):
            found[entry] = IndustrySpan(start, end, entry)
    return tuple(found.values())


def _stands(text: str, start: int, end: int) -> bool:
    """A short entry is no part of a longer word: 牛 in 牛鼻子, 枣 in 枣庄."""
    if end - start > 2:
        return True
    low = max(0, start - _BESIDE)
    a, b = start - low, end - low
    for word in lexicon().cut(text[low : end + _BESIDE]):
        if word.end - word.start > 1 and (word.start < a < word.end or word.start < b < word.end):
            return False
    return True
