"""Industries under several names are counted once, and asked for by any of them."""

import pytest

from casebase.gazetteer import Gazetteer
from casebase.library.facets import Dimension, Facet, counts
from casebase.library.industries import industry_answer
from casebase.library.industry_names import all_names, one_name
from casebase.library.snapshot import Snapshot
from casebase.library.tables import rows
from tests.casebase.cases import made_up

SHOPS = made_up("jia", industries=("电商",))
CLICKS = made_up("yi", industries=("电子商务",), programs=())
COWS = made_up("bing", industries=("肉牛",), programs=())
CASES = (SHOPS, CLICKS, COWS)


def test_words_for_the_very_same_are_counted_together() -> None:
    assert counts(CASES, Dimension.INDUSTRY) == (("电商", 2), ("肉牛", 1))


@pytest.mark.parametrize("asked", ["电商", "电子商务"])
def test_either_word_finds_both(asked: str) -> None:
    found = industry_answer(Snapshot.of(1, CASES, Gazetteer.load()), asked)
    assert {hit.case.id for hit in found.hits} == {"jia", "yi"}
    assert [case.id for case in CASES if Facet(Dimension.INDUSTRY, asked).holds(case)] == ["jia", "yi"]


def test_a_wide_name_finds_its_kinds_and_a_kind_only_itself() -> None:
    assert Facet(Dimension.INDUSTRY, "养牛").holds(COWS)
    assert not Facet(Dimension.INDUSTRY, "奶牛").holds(COWS)


def test_no_word_is_the_same_as_two_and_no_bare_character_stands_for_many() -> None:
    same = [word for _, words, _ in rows("industry_names") for word in words.split() if word != "-"]
    assert len(set(same)) == len(same)
    assert all(one_name(name) == name for name, *_ in rows("industry_names"))
    assert all(len(word) > 1 for name, *_ in rows("industry_names") for word in all_names(name))
