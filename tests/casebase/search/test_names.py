"""What names are understood as, over a small casebase and the whole gazetteer."""

import pytest

from casebase.gazetteer import Gazetteer
from casebase.search.match import NameEntry, Outcome
from casebase.search.names import NameIndex

ENTRIES = [
    NameEntry("ziyuan", "county", "资源县", "广西壮族自治区", "桂林市", code="450329"),
    NameEntry("ganluo", "county", "甘洛县", "四川省", "凉山彝族自治州", code="513435"),
    NameEntry("kaijiang", "county", "开江县", "四川省", "达州市", code="511723"),
    NameEntry("qingyuan", "county", "清原满族自治县", "辽宁省", "抚顺市", code="210423"),
    NameEntry("dasuhe", "county", "大苏河乡", "辽宁省", "抚顺市"),
    NameEntry("cell", "model", "先锋互助“小细胞”工程"),
    NameEntry("1n1", "model", "党群理事会“1+N+1”模式"),
    NameEntry("chain", "model", "“支部+合作社+农户”模式"),
]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(ENTRIES, Gazetteer.load())


@pytest.mark.parametrize(
    ("query", "entry", "outcome"),
    [
        ("资源县", "ziyuan", Outcome.EXACT),
        ("資源縣", "ziyuan", Outcome.EXACT),
        ("资源", "ziyuan", Outcome.ALIAS),
        ("广西资源", "ziyuan", Outcome.ALIAS),
        ("广西ziyuan", "ziyuan", Outcome.ALIAS),
        ("ziyuanxian", "ziyuan", Outcome.ALIAS),
        ("zyx", "ziyuan", None),
        ("资元县", "ziyuan", Outcome.CORRECTED),
        ("请问资源县怎么做的", "ziyuan", Outcome.EXACT),
        ("请问资元县怎么做的", "ziyuan", Outcome.CORRECTED),
        ("桂林\n资源 县", "ziyuan", Outcome.EXACT),
        ("資源區", "ziyuan", Outcome.CORRECTED),
        ("清原", "qingyuan", Outcome.ALIAS),
        ("清原县", "qingyuan", Outcome.ALIAS),
        ("大苏河", "dasuhe", Outcome.ALIAS),
        ("１＋Ｎ＋１", "1n1", Outcome.ALIAS),
        ("一加N加一", "1n1", Outcome.ALIAS),
        ("小细包", "cell", Outcome.CORRECTED),
        ("合作社+支部+农户", "chain", Outcome.ALIAS),
        ("党支部+专合组织+农户", "chain", Outcome.ALIAS),
    ],
)
def test_finds_what_was_meant(index: NameIndex, query: str, entry: str, outcome: Outcome | None) -> None:
    found = index.match(query)
    assert found.hits, found
    assert found.hits[0].id == entry
    if outcome:
        assert found.outcome is outcome


@pytest.mark.parametrize(
    ("query", "code"),
    [("庆元", "331126"), ("龙胜", "450328"), ("渠县", "511725"), ("请问庆元县怎么样", "331126")],
)
def test_a_real_place_without_an_entry_is_never_its_neighbour(
    index: NameIndex, query: str, code: str
) -> None:
    found = index.match(query)
    assert found.outcome is Outcome.NO_CASE
    assert not found.hits
    assert found.place is not None
    assert found.place.code == code


def test_what_sounds_alike_is_offered(index: NameIndex) -> None:
    assert index.match("庆元").near[0].id == "qingyuan"


@pytest.mark.parametrize(
    "query", ["", " ", "你好", "今天天气不错", "整合资源", "桃花源县", "asdf", "🙏", "再见"]
)
def test_chatter_is_unknown(index: NameIndex, query: str) -> None:
    assert index.match(query).outcome is Outcome.UNKNOWN


def test_two_names_are_both_found(index: NameIndex) -> None:
    found = index.match("对比资源县与甘洛县")
    assert [one.hits[0].id for one in (found, *found.also)] == ["ziyuan", "ganluo"]
    assert [one.name for one in (found, *found.also)] == ["资源县", "甘洛县"]


def test_a_changed_entry_is_found_by_its_new_name_only() -> None:
    index = NameIndex(ENTRIES, Gazetteer.load())
    index.update(NameEntry("cell", "model", "“蜂窝”工程"))
    assert index.match("蜂窝").hits[0].id == "cell"
    assert index.match("小细胞").outcome is Outcome.UNKNOWN
    index.remove("cell")
    assert index.match("蜂窝").outcome is Outcome.UNKNOWN
