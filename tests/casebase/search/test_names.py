"""What names are understood as, over a small casebase and the whole gazetteer."""

import pytest

from casebase.gazetteer import Gazetteer
from casebase.search import How, Match, NameEntry, NameIndex, Outcome
from tests.casebase.search.conftest import ENTRIES


def ids(found: Match) -> list[str]:
    return [one.hits[0].id for one in (found, *found.also) if one.hits]


@pytest.mark.parametrize(
    ("query", "entry", "outcome", "how"),
    [
        ("资源县", "ziyuan", Outcome.EXACT, How.NAME),
        ("資源縣", "ziyuan", Outcome.EXACT, How.SCRIPT),
        ("资源", "ziyuan", Outcome.ALIAS, How.SHORT),
        ("清原县", "qingyuan", Outcome.ALIAS, How.ALIAS),
        ("广西资源", "ziyuan", Outcome.ALIAS, How.SHORT),
        ("广西ziyuan", "ziyuan", Outcome.ALIAS, How.PINYIN),
        ("guangxi ziyuan", "ziyuan", Outcome.ALIAS, How.PINYIN),
        ("ziyuanxian", "ziyuan", Outcome.ALIAS, How.PINYIN),
        ("zī yuán xiàn", "ziyuan", Outcome.ALIAS, How.PINYIN),
        ("Ganluo County", "ganluo", Outcome.ALIAS, How.PINYIN),
        ("ganluoxan", "ganluo", Outcome.CORRECTED, How.EDIT),
        ("ganruo", "ganluo", Outcome.CORRECTED, How.NEAR_SOUND),
        ("gan洛县", "ganluo", Outcome.ALIAS, How.MIXED),
        ("资元县", "ziyuan", Outcome.CORRECTED, How.SOUND),
        ("资源区", "ziyuan", Outcome.CORRECTED, How.LEVEL),
        ("资源原县", "ziyuan", Outcome.CORRECTED, How.EDIT),
        ("清原满自治族县", "qingyuan", Outcome.CORRECTED, How.EDIT),
        ("大苏河", "dasuhe", Outcome.ALIAS, How.SHORT),
        ("１＋Ｎ＋１", "1n1", Outcome.ALIAS, How.SHORT),
        ("一加N加一", "1n1", Outcome.ALIAS, How.FORMULA),
        ("小细包", "cell", Outcome.CORRECTED, How.SOUND),
        ("xxb", "cell", Outcome.ALIAS, How.INITIALS),
        ("合作社+支部+农户", "chain", Outcome.ALIAS, How.FORMULA),
        ("党支部+专合组织+农户", "chain", Outcome.ALIAS, How.FORMULA),
        ("6项党建+", "six", Outcome.ALIAS, None),
        ("五部工作法", "steps", Outcome.CORRECTED, How.SOUND),
    ],
)
def test_finds_what_was_meant_and_says_how(
    index: NameIndex, query: str, entry: str, outcome: Outcome, how: How | None
) -> None:
    found = index.match(query)
    assert ids(found)[:1] == [entry]
    assert found.outcome is outcome
    assert how is None or found.how is how


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("请问资源县怎么做的", "资源县"),
        ("桂林\n资源 县", "资源 县"),
        ("「资源县」的案例", "资源县"),
        ("@bot 资源县", "资源县"),
        ("/county@casebot 资源县", "资源县"),
        ("听说资元县搞得不错，发我看看", "资元县"),
        ("查一下ziyuanxian谢谢", "ziyuanxian"),
    ],
)
def test_says_what_was_taken_as_the_name(index: NameIndex, query: str, name: str) -> None:
    found = index.match(query)
    assert ids(found) == ["ziyuan"]
    assert found.name == name
    assert found.name.strip() in query


@pytest.mark.parametrize(
    ("query", "code"),
    [("庆元", "331126"), ("龙胜", "450328"), ("渠县", "511725"), ("请问庆元县怎么样", "331126")],
)
def test_a_real_place_without_entry_is_never_its_neighbour(index: NameIndex, query: str, code: str) -> None:
    found = index.match(query)
    assert found.outcome is Outcome.NO_CASE
    assert not found.hits
    assert found.place is not None
    assert found.place.code == code


def test_a_township_without_entry_is_a_real_place_too(index: NameIndex) -> None:
    found = index.match("花桥镇")
    assert found.outcome is Outcome.NO_CASE
    assert found.place is not None
    assert len(found.homonyms) > 1


def test_what_sounds_alike_or_lies_near_is_offered(index: NameIndex) -> None:
    assert index.match("庆元").near[0].id == "qingyuan"
    assert index.match("龙胜").near[0].id == "ziyuan"


def test_an_invented_place_is_unknown_and_the_nearest_real_ones_are_offered(index: NameIndex) -> None:
    found = index.match("桃花源县")
    assert found.outcome is Outcome.UNKNOWN
    assert "桃源县" in [place.name for place in found.alike]


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "你好",
        "今天天气不错",
        "整合资源",
        "asdf",
        "🙏",
        "再见",
        "通道堵了",
        "平安建设",
        "合作共赢",
        "Berlin",
    ],
)
def test_chatter_and_everyday_words_are_unknown(index: NameIndex, query: str) -> None:
    found = index.match(query)
    assert found.outcome is Outcome.UNKNOWN
    assert not found.hits


@pytest.mark.parametrize(
    ("query", "both"),
    [
        ("对比资源县与甘洛县", ["ziyuan", "ganluo"]),
        ("资源县和大苏河乡有什么不一样", ["ziyuan", "dasuhe"]),
        ("对比资元县和甘洛县", ["ziyuan", "ganluo"]),
        ("资源县的小细胞", ["ziyuan", "cell"]),
    ],
)
def test_two_names_are_both_found(index: NameIndex, query: str, both: list[str]) -> None:
    assert sorted(ids(index.match(query))) == sorted(both)


def test_a_province_beside_a_program_is_only_where_it_is(index: NameIndex) -> None:
    found = index.match("广西那个小细胞")
    assert ids(found) == ["cell"]
    assert found.region == "广西壮族自治区"


def test_homonyms_are_all_told(index: NameIndex) -> None:
    found = index.match("鼓楼区")
    assert found.outcome is Outcome.NO_CASE
    assert len(found.homonyms) == 4
    assert {place.name for place in found.homonyms} == {"鼓楼区"}


def test_a_region_tells_homonyms_apart() -> None:
    both = [
        NameEntry("bj", "county", "朝阳区", "北京市", None),
        NameEntry("cc", "county", "朝阳区", "吉林省", "长春市"),
    ]
    index = NameIndex(both, Gazetteer.load())
    assert index.match("朝阳区").outcome is Outcome.AMBIGUOUS
    assert [hit.id for hit in index.match("北京朝阳").hits] == ["bj"]
    assert [hit.id for hit in index.match("长春市朝阳区").hits] == ["cc"]


def test_programs_are_found_by_how_they_work(index: NameIndex) -> None:
    found = index.match("结对帮扶的模式")
    assert found.how is How.DESCRIPTION
    assert {hit.id for hit in found.hits} == {"cell", "1n1"}


def test_the_scope_keeps_the_other_kind_out(index: NameIndex) -> None:
    assert index.match("小细胞", "county").outcome is Outcome.UNKNOWN
    assert index.match("资源县", "model").outcome is Outcome.UNKNOWN


def test_a_changed_entry_is_found_by_its_new_name_only() -> None:
    index = NameIndex(ENTRIES, Gazetteer.load())
    index.update(NameEntry("cell", "model", "“蜂窝”工程"))
    assert ids(index.match("蜂窝")) == ["cell"]
    assert index.match("小细胞").outcome is Outcome.UNKNOWN
    index.remove("cell")
    assert index.match("蜂窝").outcome is Outcome.UNKNOWN


def test_an_index_does_not_change_another_of_the_same_gazetteer(index: NameIndex) -> None:
    other = NameIndex([NameEntry("x", "county", "庆元县", "浙江省", "丽水市")], Gazetteer.load())
    assert ids(other.match("庆元")) == ["x"]
    other.remove("x")
    assert other.match("庆元").outcome is Outcome.NO_CASE
    assert index.match("庆元").outcome is Outcome.NO_CASE


def test_without_a_gazetteer_only_the_entries_are_known() -> None:
    index = NameIndex(ENTRIES)
    assert ids(index.match("资元县")) == ["ziyuan"]
    assert index.match("庆元").outcome is not Outcome.NO_CASE


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("资源区", "ziyuan"),
        ("甘洛彝族自治县", "ganluo"),
        ("梧州县", "wuzhou"),
        ("大苏河镇", "dasuhe"),
    ],
)
def test_a_name_with_another_s_unit_is_told_as_a_correction(index: NameIndex, query: str, entry: str) -> None:
    found = index.match(query, "county")
    assert (found.outcome, found.how, found.name) == (Outcome.CORRECTED, How.LEVEL, query)
    assert ids(found) == [entry]


def test_a_township_that_does_not_exist_is_not_one_of_another_unit(index: NameIndex) -> None:
    found = index.match("资源乡", "county")
    assert found.outcome is Outcome.UNKNOWN


def test_what_may_be_meant_too_and_has_an_entry_is_offered(index: NameIndex) -> None:
    found = index.match("清原市", "county")
    assert found.outcome is Outcome.NO_CASE
    assert found.near[0].id == "qingyuan"


def test_programs_are_listed_by_words_in_their_names(index: NameIndex) -> None:
    assert index.with_words("第一书记") == ("steps",)
    assert index.with_words("农户") == ("chain",)
    assert index.with_words("书") == index.with_words("") == ()
