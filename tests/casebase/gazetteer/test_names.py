"""What the gazetteer hands to those who look for many names at once."""

import pytest

from casebase.gazetteer import Gazetteer, Reason
from casebase.gazetteer.naming import short_names
from casebase.record import Level


@pytest.mark.parametrize(
    ("name", "level", "forms"),
    [
        ("资源县", Level.COUNTY, ["资源"]),
        ("单县", Level.COUNTY, []),
        ("郊区", Level.COUNTY, []),
        ("清原满族自治县", Level.COUNTY, ["清原", "清原县"]),
        ("龙胜各族自治县", Level.COUNTY, ["龙胜", "龙胜县"]),
        ("双江拉祜族佤族布朗族傣族自治县", Level.COUNTY, ["双江", "双江县"]),
        ("东乡族自治县", Level.COUNTY, ["东乡", "东乡县"]),
        ("鄂温克族自治旗", Level.COUNTY, ["鄂温克", "鄂温克旗"]),
        ("积石山保安族东乡族撒拉族自治县", Level.COUNTY, ["积石山", "积石山县"]),
        ("塔什库尔干塔吉克自治县", Level.COUNTY, ["塔什库尔干", "塔什库尔干县"]),
        ("管城回族区", Level.COUNTY, ["管城", "管城区"]),
        ("浦东新区", Level.COUNTY, ["浦东"]),
        ("沙县区", Level.COUNTY, ["沙县"]),
        ("恩施土家族苗族自治州", Level.PREFECTURE, ["恩施", "恩施州"]),
        ("大兴安岭地区", Level.PREFECTURE, ["大兴安岭"]),
        ("内蒙古自治区", Level.PROVINCE, ["内蒙古"]),
        ("新疆维吾尔自治区", Level.PROVINCE, ["新疆"]),
        ("香港特别行政区", Level.PROVINCE, ["香港"]),
        ("大苏河乡", Level.TOWNSHIP, ["大苏河"]),
        ("车田苗族乡", Level.TOWNSHIP, ["车田", "车田乡"]),
        ("三都水族自治县", Level.COUNTY, ["三都", "三都县"]),
    ],
)
def test_short_names_follow_from_official_ones(name: str, level: Level, forms: list[str]) -> None:
    assert [short.form for short in short_names(name, level)] == forms


def test_every_form_resolves_to_the_place_it_was_given_for(gazetteer: Gazetteer) -> None:
    for level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY):
        for form, code, reason in gazetteer.names(level):
            assert len(form) > 1
            assert gazetteer.get(code) is not None
            if reason in (Reason.OFFICIAL, Reason.SHORT):
                assert code in [place.code for place in gazetteer.resolve(form, level=level).places]


def test_forms_of_townships_hold_short_and_former_ones(gazetteer: Gazetteer) -> None:
    forms = {(form, reason) for form, code, reason in gazetteer.names(Level.TOWNSHIP) if code == "210423207"}
    assert forms == {("大苏河乡", Reason.OFFICIAL), ("大苏河", Reason.SHORT)}


def test_the_catalogue_holds_what_an_index_needs(gazetteer: Gazetteer) -> None:
    entries = {entry.code: entry for entry in gazetteer.catalogue()}
    # The four districts of 大兴安岭 that no list of the ministry has come on top.
    assert sum(entry.level is Level.COUNTY for entry in entries.values()) == 2845 + 4
    qingyuan = entries["210423"]
    assert qingyuan.name == "清原满族自治县"
    assert qingyuan.shorts == ("清原", "清原县")
    assert qingyuan.former == ("清原县",)
    assert qingyuan.pinyin == ("qing", "yuan", "man", "zu", "zi", "zhi", "xian")
    assert (qingyuan.province, qingyuan.city) == ("辽宁省", "抚顺市")
    assert entries["110105"].city is None


def test_short_names_that_are_words_are_told(gazetteer: Gazetteer) -> None:
    for word in ("资源", "合作", "和平", "公安", "南部", "通道", "平安", "朝阳", "城区", "建设", "团结"):
        assert gazetteer.is_ordinary_word(word), word
    for name in ("甘洛", "开江", "清原", "龙胜", "庆元", "大苏河", "资源县", "孝感", "恩施"):
        assert not gazetteer.is_ordinary_word(name), name
