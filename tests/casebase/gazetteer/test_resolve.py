"""What a mention of a place means: one place, several, or none, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from casebase.gazetteer import Gazetteer, Reason, townships
from casebase.record import Level


def codes(gazetteer: Gazetteer, mention: str, **constraints: object) -> list[str | None]:
    return [place.code for place in gazetteer.resolve(mention, **constraints).places]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mention", "code", "reason"),
    [
        ("资源县", "450329", Reason.OFFICIAL),
        ("资源", "450329", Reason.SHORT),
        ("資源縣", "450329", Reason.SCRIPT),
        ("開江縣", "511723", Reason.SCRIPT),
        ("乾縣", "610424", Reason.SCRIPT),
        ("清原满族自治县", "210423", Reason.OFFICIAL),
        ("清原", "210423", Reason.SHORT),
        ("清原县", "210423", Reason.ETHNIC_SHORT),
        ("龙胜", "450328", Reason.SHORT),
        ("龙胜县", "450328", Reason.ETHNIC_SHORT),
        ("凉山", "5134", Reason.SHORT),
        ("凉山州", "5134", Reason.ETHNIC_SHORT),
        ("内蒙", "15", Reason.SHORT),
        ("阿左旗", "152921", Reason.SHORT),
        ("会理县", "513402", Reason.FORMER),
        ("会理", "513402", Reason.SHORT),
        ("郫县", "510117", Reason.FORMER),
        ("闸北", "310106", Reason.FORMER),
        ("襄樊", "4206", Reason.FORMER),
        ("襄樊市", "4206", Reason.FORMER),
        ("江干区", "330104", Reason.FORMER),
        ("大苏河乡", "210423207", Reason.OFFICIAL),
        ("大苏河", "210423207", Reason.SHORT),
        ("车田苗族乡", "450329204", Reason.OFFICIAL),
        ("资源区", None, Reason.UNKNOWN),
        ("资源市", None, Reason.UNKNOWN),
        ("桃花源县", None, Reason.UNKNOWN),
        ("资元县", None, Reason.UNKNOWN),
        ("", None, Reason.UNKNOWN),
        ("县", None, Reason.UNKNOWN),
    ],
)
def test_a_name_alone(gazetteer: Gazetteer, mention: str, code: str | None, reason: Reason) -> None:
    found = gazetteer.resolve(mention)
    assert [place.code for place in found.places] == ([code] if code else [])
    assert found.reason is reason
    assert (found.one is None) == (code is None)


@pytest.mark.parametrize(
    ("mention", "code"),
    [
        ("广西资源", "450329"),
        ("广西资源县", "450329"),
        ("桂林市资源县", "450329"),
        ("广西壮族自治区桂林市资源县", "450329"),
        ("四川凉山甘洛", "513435"),
        ("四川省凉山州甘洛县", "513435"),
        ("辽宁省抚顺市清原县大苏河乡", "210423207"),
        ("清原大苏河", "210423207"),
        ("资源县梅溪镇", "450329102"),
        ("北京朝阳", "110105"),
        ("北京市市辖区朝阳区", "110105"),
        ("河南省济源市", "419001"),
        ("资阳市简阳市", "510185"),  # where it lay before
        ("莱芜市莱城区", "370116"),  # both gone
        ("甘洛则拉乡", "513435213"),
        ("東莞市虎門鎮", "441900121"),
        ("桂林 市 · 资源 县", "450329"),
        ("“广西／资源县”", "450329"),
        ("广西\u200b资源县", "450329"),
    ],
)
def test_a_chain_is_its_last_place(gazetteer: Gazetteer, mention: str, code: str) -> None:
    found = gazetteer.resolve(mention).one
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("mention", ["广东资源县", "四川资源", "南宁市资源县", "清原县梅溪镇", "资源县广西"])
def test_a_chain_that_does_not_hold_is_nothing(gazetteer: Gazetteer, mention: str) -> None:
    found = gazetteer.resolve(mention)
    assert found.places == ()
    assert found.reason is Reason.UNKNOWN


def test_ambiguity_is_kept(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "鼓楼区") == ["320106", "320302", "350102", "410204"]
    assert codes(gazetteer, "梅溪镇") == ["330523101", "350124101", "431181111", "450329102"]
    assert codes(gazetteer, "朝阳") == ["2113", "110105", "211321", "220104"]
    assert codes(gazetteer, "吉林") == ["22", "2202"]
    assert codes(gazetteer, "四川市中区") == ["511002", "511102"]
    assert gazetteer.resolve("鼓楼区").one is None


def test_a_name_given_up_does_not_hide_its_namesake(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "江北区") == ["330205", "500157"]
    assert codes(gazetteer, "江北区", within="50") == ["500157"]
    assert gazetteer.resolve("江北区", within="50").reason is Reason.FORMER


def test_within_holds(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "梅溪镇", within="450329") == ["450329102"]
    assert codes(gazetteer, "鼓楼区", within="35") == ["350102"]
    assert codes(gazetteer, "资源县", within="4503") == ["450329"]
    assert codes(gazetteer, "资源县", within="450000") == ["450329"]
    assert codes(gazetteer, "资源县", within="44") == []
    assert codes(gazetteer, "梅溪", within="513425") == []
    assert codes(gazetteer, "城关镇", within="513425") == codes(gazetteer, "城关镇", within="513402")


def test_a_township_is_found_without_the_peoples_in_its_name(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("资源县车田乡")
    assert found.reason is Reason.ETHNIC_SHORT
    assert [place.name for place in found.places] == ["车田苗族乡"]


def test_level_holds(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "朝阳", level=Level.PREFECTURE) == ["2113"]
    assert codes(gazetteer, "吉林", level=Level.PROVINCE) == ["22"]
    assert codes(gazetteer, "资源", level=Level.TOWNSHIP, within="450329") == ["450329101"]
    assert codes(gazetteer, "资源县", level=Level.PREFECTURE) == []
    assert codes(gazetteer, "官洞村", level=Level.VILLAGE) == []


def test_names_of_the_year_go_first(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "日喀则市") == ["5402"]
    assert codes(gazetteer, "日喀则市", year=2013) == ["540202", "5402"]
    assert codes(gazetteer, "日喀则市", year=2016)[0] == "5402"
    assert codes(gazetteer, "大同县", year=2015) == ["140215"]


def test_every_name_and_short_name_finds_its_place(gazetteer: Gazetteer) -> None:
    for level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY):
        for place in gazetteer.divisions(level):
            for form in (place.name, *place.aliases):
                assert place in gazetteer.resolve(form).places, form


def test_every_full_chain_is_one_place(gazetteer: Gazetteer) -> None:
    for level in (Level.PREFECTURE, Level.COUNTY):
        for place in gazetteer.divisions(level):
            assert gazetteer.resolve("".join(place.path)).one == place


@pytest.mark.parametrize("year", [2012, 2016, 2020])
def test_every_full_chain_of_an_earlier_year_is_its_heir(gazetteer: Gazetteer, year: int) -> None:
    for place in gazetteer.divisions(Level.COUNTY, year):
        found = gazetteer.resolve("".join(place.path), year=year).one
        assert found is not None, place.path
        assert found == gazetteer.current(place.code or "") or found.code == place.code


@pytest.mark.parametrize("conversion", ["s2t", "s2tw", "s2hk"])
def test_every_name_is_found_in_traditional_script(gazetteer: Gazetteer, conversion: str) -> None:
    convert = OpenCC(conversion).convert
    for level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY):
        for place in gazetteer.divisions(level):
            assert place in gazetteer.resolve(convert(place.name)).places, convert(place.name)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="广西资源县市区镇桂林朝阳鼓楼清原大苏河乡 ·\u200b", max_size=20),
    ),
    st.sampled_from([None, "45", "4503", "450329", "xx"]),
    st.sampled_from([None, *Level]),
)
def test_no_mention_breaks_it_and_constraints_always_hold(
    mention: str, within: str | None, level: Level | None
) -> None:
    found = Gazetteer.load().resolve(mention, within=within, level=level)
    assert len({place.code for place in found.places}) == len(found.places)
    assert (found.reason is Reason.UNKNOWN) == (not found.places)
    for place in found.places:
        assert level in (None, place.level)
        assert within is None or (place.code or "").startswith(within)


def test_searching_and_the_index_find_the_same_townships(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(searched: int) -> list[list[tuple[str, str]]]:
        monkeypatch.setattr(townships, "_SEARCHED", searched)
        listed = townships.Townships.load()
        names = ("梅溪镇", "凉山乡", "大苏河", "则拉乡", "不在乡", "镇")
        return [
            sorted((row.code, reason) for row, reason in (*listed.named(name), *listed.shortened(name)))
            for name in names
        ]

    assert found(-1) == found(10_000)
