"""Cases by facets, with counts that hold."""

import pytest

from casebase.library import Casebase, ListAnswer
from casebase.library.facets import Dimension, Facet, counts, facet_values
from casebase.record import Case, Source
from tests.casebase.cases import made_up


def ids(answer: ListAnswer) -> set[str]:
    return {head.id for head in answer.heads}


@pytest.mark.parametrize(
    ("query", "cases"),
    [
        ("广西", {"ziyuan", "wuzhou"}),
        ("县级", {"ziyuan", "kaijiang", "ganluo"}),
        ("四川 县级", {"kaijiang", "ganluo"}),
        ("2017年", {"ganluo"}),
        ("2018", {"qingyuan-dasuhe"}),
        ("木耳", {"qingyuan-dasuhe"}),
        ("旅游", {"ziyuan", "wuzhou", "ganluo", "qingyuan-dasuhe"}),
        ("联合党委", {"kaijiang"}),
        ("广西 乡级", set()),
        ("西藏", set()),
    ],
)
def test_words_select_cases(casebase: Casebase, query: str, cases: set[str]) -> None:
    answer = casebase.listed(query)
    assert ids(answer) == cases
    assert answer.unread is None


def test_a_word_that_is_nothing_is_said_to_be(casebase: Casebase) -> None:
    answer = casebase.listed("桃花源县")
    assert answer.unread is not None
    assert answer.unread.place is None


def test_each_count_is_how_many_cases_the_narrower_list_has(casebase: Casebase) -> None:
    answer = casebase.listed("")
    assert len(answer.heads) == 5
    for dimension, values in answer.facets:
        for value, number in values:
            if dimension is not Dimension.INDUSTRY:  # an industry selects its kinds too
                assert len(casebase.selected(None, [Facet(dimension, value).key]).heads) == number, value


def test_every_facet_is_found_by_its_key(casebase: Casebase) -> None:
    case = casebase.case("wuzhou")
    assert case is not None
    keys = set()
    for dimension in Dimension:
        for value in facet_values(case, dimension):
            key = Facet(dimension, value).key
            assert key.isascii()
            assert len(key) <= 25
            assert ids(casebase.selected(None, [key])) >= {"wuzhou"}, value
            keys.add(key)
    assert len({key[0] for key in keys}) == len(Dimension)


def test_a_part_of_an_industry_survives_being_put_into_a_button(casebase: Casebase) -> None:
    (facet,) = casebase.listed("旅游").selection.facets
    assert ids(casebase.selected(None, [facet.key])) == ids(casebase.listed("旅游"))


@pytest.mark.parametrize("key", ["", "x", "p000000", "izz", "i00ff", "资源"])
def test_a_key_of_nothing_selects_everything(casebase: Casebase, key: str) -> None:
    assert len(casebase.selected(None, [key] if key != "i00ff" else []).heads) == 5


def test_a_case_counts_once_for_a_value_it_has_twice() -> None:
    twice = (made_up(), made_up("yi", industries=("木耳", "木耳")))
    assert counts(twice, Dimension.INDUSTRY) == (("木耳", 2),)


@pytest.mark.parametrize(
    ("published", "year"),
    [("2019-03-01", "2019年"), ("2019", "2019年"), (None, "未载日期"), ("--03", "未载日期")],
)
def test_the_year_is_the_source_s_own(published: str | None, year: str) -> None:
    source: Source = made_up().sources[0]
    case: Case = made_up(sources=(source.model_copy(update={"published": published}),))
    assert facet_values(case, Dimension.YEAR) == (year,)
