"""Industries: the longest entry, once, outside other names."""

from casebase.extraction import wordlists
from casebase.extraction.industries import find_industries
from casebase.extraction.spans import Span
from tests.casebase.extraction.reading_of import reading_of


def names(text: str, *taken: Span) -> list[str]:
    return [i.name for i in find_industries(reading_of(text), taken)]


def test_the_longest_entry_wins_and_counts_once() -> None:
    assert names("村里种黑木耳，黑木耳卖得好，还养了林下鸡。") == ["黑木耳", "林下鸡"]


def test_a_place_holds_no_industry() -> None:
    text = "茶叶镇的人种核桃。"
    assert names(text, Span(0, 3)) == ["核桃"]


def test_the_lexicon_is_broad_and_has_no_doubles() -> None:
    entries = [w for words in wordlists.sections("industries").values() for w in words]
    assert len(entries) >= 600
    assert len(entries) == len(set(entries))
