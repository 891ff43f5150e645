"""Questions about places: the register of real places decides first, and nothing is made up."""

import pytest

from casebase.library import Casebase, PlaceAnswer
from casebase.search import How, Outcome


def ids(answer: PlaceAnswer) -> list[str]:
    return [case.id for case in answer.cases]


@pytest.mark.parametrize(
    ("query", "case", "outcome", "how"),
    [
        ("资源县", "ziyuan", Outcome.EXACT, How.NAME),
        ("資源縣", "ziyuan", Outcome.EXACT, How.SCRIPT),
        ("资元县", "ziyuan", Outcome.CORRECTED, How.SOUND),
        ("开江縣", "kaijiang", Outcome.EXACT, How.SCRIPT),
        ("ganluo", "ganluo", Outcome.ALIAS, How.PINYIN),
        ("ziyuanxian", "ziyuan", Outcome.ALIAS, How.PINYIN),
        ("zyx", "ziyuan", Outcome.ALIAS, How.INITIALS),
        ("梧州", "wuzhou", Outcome.ALIAS, How.SHORT),
        ("广西资源", "ziyuan", Outcome.ALIAS, How.SHORT),
        ("请问资源县怎么做的", "ziyuan", Outcome.EXACT, How.NAME),
        ("大苏河乡", "qingyuan-dasuhe", Outcome.EXACT, How.NAME),
    ],
)
def test_a_place_with_a_case_is_found_and_says_how(
    casebase: Casebase, query: str, case: str, outcome: Outcome, how: How
) -> None:
    answer = casebase.county(query)
    assert (ids(answer), answer.asked.outcome, answer.asked.how) == ([case], outcome, how)


def test_a_real_place_without_a_case_is_not_taken_for_one_that_sounds_alike(casebase: Casebase) -> None:
    answer = casebase.county("庆元")
    assert answer.asked.outcome is Outcome.NO_CASE
    assert answer.place is not None
    assert answer.place.path == ("浙江省", "丽水市", "庆元县")
    assert ids(answer) == []
    assert [head.id for head in answer.alike] == ["qingyuan-dasuhe"]


def test_cases_of_the_same_prefecture_are_offered(casebase: Casebase) -> None:
    answer = casebase.county("龙胜")
    assert answer.asked.outcome is Outcome.NO_CASE
    assert answer.asked.understood == "龙胜各族自治县"
    assert [head.id for head in answer.nearby] == ["ziyuan"]
    assert ids(answer) == []


@pytest.mark.parametrize("query", ["渠县", "西昌"])
def test_names_in_a_page_frame_are_no_evidence(casebase: Casebase, query: str) -> None:
    answer = casebase.county(query)
    assert answer.asked.outcome is Outcome.NO_CASE
    assert (answer.cases, answer.mentions, answer.alike) == ((), (), ())


def test_a_county_whose_case_is_a_townships_says_so(casebase: Casebase) -> None:
    answer = casebase.county("清原")
    assert answer.place is not None
    assert answer.place.name == "清原满族自治县"
    assert ids(answer) == []
    assert [head.id for head in answer.inside] == ["qingyuan-dasuhe"]


@pytest.mark.parametrize(("query", "case"), [("藤县", "wuzhou"), ("新宾", "qingyuan-dasuhe")])
def test_a_place_only_mentioned_shows_where(casebase: Casebase, query: str, case: str) -> None:
    answer = casebase.county(query)
    assert ids(answer) == []
    assert [mention.case.id for mention in answer.mentions] == [case]


def test_what_exists_nowhere_is_unknown(casebase: Casebase) -> None:
    answer = casebase.county("桃花源县")
    assert answer.asked.outcome is Outcome.UNKNOWN
    assert answer.place is None
    assert ids(answer) == []


def test_a_township_knows_its_namesakes(casebase: Casebase) -> None:
    answer = casebase.county("梅溪镇")
    assert answer.place is not None
    assert answer.place.parents[-1] == "资源县"
    assert len(answer.homonyms) == 3
    assert {m.site.place.name for m in answer.mentions} == {"梅溪镇", "胡家田村"}


def test_a_county_goes_before_its_own_town(casebase: Casebase) -> None:
    answer = casebase.county("广西资源")
    assert [place.name for place in answer.options] == ["资源镇"]
    assert answer.homonyms == ()


def test_a_province_lists_what_lies_in_it(casebase: Casebase) -> None:
    answer = casebase.county("广西")
    assert {head.id for head in answer.inside} == {"ziyuan", "wuzhou"}


def test_a_known_place_is_answered_by_its_reference(casebase: Casebase) -> None:
    asked = casebase.county("官洞村").place
    assert asked is not None
    by_reference = casebase.place(asked.ref)
    assert by_reference is not None
    assert by_reference.place == asked
    assert casebase.place("v000000000000") is None


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("朝阳", ["朝阳市", "朝阳区", "朝阳县", "朝阳区"]),
        ("西安", ["西安市", "西安区", "西安区"]),
        ("海南", ["海南省", "海南藏族自治州", "海南区"]),
    ],
)
def test_a_short_name_of_several_places_is_taken_for_none_of_them(
    casebase: Casebase, query: str, names: list[str]
) -> None:
    answer = casebase.county(query)
    assert (answer.asked.outcome, answer.place) == (Outcome.NO_CASE, None)
    assert [place.name for place in answer.options] == names


@pytest.mark.parametrize("query", ["高谭市", "清原市", "龙盛"])
def test_a_place_without_a_case_is_never_taken_for_what_was_not_typed(casebase: Casebase, query: str) -> None:
    answer = casebase.county(query)
    assert answer.place is None
    assert answer.options


def test_a_sound_of_several_places_is_asked_about_even_where_one_has_a_case(casebase: Casebase) -> None:
    answer = casebase.county("清源")
    assert answer.asked.outcome is Outcome.AMBIGUOUS
    assert {"清原满族自治县", "清远市"} <= {place.name for place in answer.options}


def test_a_case_inside_a_prefecture_of_a_like_name_is_not_offered(casebase: Casebase) -> None:
    assert casebase.county("吉林市").alike == ()


def test_a_program_named_as_a_place_is_offered(casebase: Casebase) -> None:
    answer = casebase.county("小细胞")
    assert answer.place is None
    assert [hit.program.id for hit in answer.programs] == ["ziyuan-xiaoxibao"]
    assert casebase.county("桃花源县").programs == ()
