"""Places: hierarchy, context, ordinary words, villages by the shape of their names."""

import pytest

from casebase.extraction.places import find_places
from tests.casebase.extraction.reading_of import reading_of


def officials(text: str, *people: str) -> list[str | None]:
    return [p.official for p in find_places(reading_of(text), people)]


def test_a_chain_is_resolved_down_to_the_village() -> None:
    found = find_places(reading_of("四川省凉山彝族自治州甘洛县海棠镇正西村的路修好了，村里通了车。"))
    assert found[-1].path == ("四川省", "凉山彝族自治州", "甘洛县", "海棠镇", "正西村")
    assert [p.code for p in found] == ["51", "5134", "513435", "513435102", None]
    assert found[-1].county_code == "513435"


def test_a_chain_chooses_among_places_of_one_name() -> None:
    assert officials("江苏省南京市鼓楼区和福建省福州市鼓楼区都来学习，大家看了很受启发。") == [
        "江苏省",
        "南京市",
        "鼓楼区",
        "福建省",
        "福州市",
        "鼓楼区",
    ]


@pytest.mark.parametrize(
    "sentence", ["整合资源，加强合作。", "大家和平相处，互助共进。", "为民办事，公安机关来了。"]
)
def test_ordinary_words_are_no_places(sentence: str) -> None:
    assert officials(f"隆安县把事情办好。{sentence}村民都满意，产业也有了样子。") == ["隆安县"]


def test_an_ordinary_word_beside_a_place_in_a_list_is_one() -> None:
    assert "石棉县" in officials("甘洛县的果子卖到石棉、汉源、越西，销路打开了，农户都高兴。")


def test_a_short_name_needs_an_anchor_around_it() -> None:
    assert "浮梁县" in officials("江西省的茶产业带动浮梁，茶农增收，合作社越办越好。")
    assert "浮梁县" not in officials("广东省的工厂里，有人说起浮梁，大家都没去过那个地方。")


def test_a_word_that_crosses_the_name_hides_it() -> None:
    assert officials("形成县、镇、村三级网络，打开江边的市场，人人都说办得好。") == []


def test_a_short_name_inside_another_name_is_none() -> None:
    assert "北京市" not in officials("他毕业于北京大学，回村里办起合作社，带着农户种药材。")


def test_the_county_named_in_full_lends_its_stem() -> None:
    places = find_places(reading_of("吉安县抓党建。吉安、井冈山要作示范。吉安县的产业有了样子，农户增收。"))
    assert [p.official for p in places] == ["吉安县", "井冈山市"]


def test_a_persons_name_holds_no_place() -> None:
    assert "安庆市" not in officials("威县县委书记安庆杰说，党员要带头，产业要做实。", "安庆杰")


def test_a_former_name_is_kept_with_its_code() -> None:
    (place,) = find_places(reading_of("2013年，平坝县的农户种韭黄，村民都说好，产业也稳了。"))
    assert (place.name, place.official, place.code) == ("平坝县", "平坝县", "520421")


def test_peoples_may_be_left_out_of_a_county() -> None:
    assert officials("清原县的干部进村入户，帮农户种木耳，产业有了起色。") == ["清原满族自治县"]


def test_an_abolished_township_is_found() -> None:
    assert "甘洛县则拉乡" in officials("甘洛县则拉乡党委把规矩立起来，党员带头，群众跟着干。")


def test_banners_sumu_and_gacha() -> None:
    found = officials("内蒙古乌拉特前旗沙德格苏木海流斯太嘎查的牧民办起合作社，牛羊卖得好。")
    assert found[-2:] == ["乌拉特前旗沙德格苏木", "沙德格苏木海流斯太嘎查"]


@pytest.mark.parametrize(
    "words",
    [
        "贫困村",
        "行政村",
        "示范村",
        "全村",
        "该村",
        "组织村民",
        "农村",
        "乡村",
        "16个村",
        "村级",
        "先进村",
        "依靠村支部",
    ],
)
def test_general_words_before_cun_name_no_village(words: str) -> None:
    assert officials(f"隆安县的{words}都有人管，大家说好，产业也办起来了。") == ["隆安县"]


def test_a_village_is_parted_from_the_verb_before_it() -> None:
    assert "隆安县大林村" in officials("盛夏，走进大林村，山清水秀。大林村的路也通了。隆安县的干部常来。")


def test_a_village_may_bear_the_name_of_a_city_or_a_verb() -> None:
    assert officials("恭城瑶族自治县莲花镇长沙村、团结村都种柿子，果农成立了合作社。") == [
        "恭城瑶族自治县",
        "恭城瑶族自治县莲花镇",
        "莲花镇长沙村",
        "莲花镇团结村",
    ]


def test_the_parent_may_be_told_after_the_village() -> None:
    text = "镰湾村种辣椒。镰湾村位于贵州省毕节市七星关区生机镇西北，村民都说好，产业旺了。"
    village = next(p for p in find_places(reading_of(text)) if p.name == "镰湾村")
    assert village.path[-2:] == ("生机镇", "镰湾村")


def test_a_short_form_of_a_former_name_needs_support() -> None:
    assert "泉州市" not in officials("宁夏红寺堡区弘德村的“晋江集贸市场”人山人海，村民都来赶集，产业旺了。")


def test_every_mention_is_kept() -> None:
    (place,) = find_places(reading_of("曹县在变。曹县的网店多了，曹县的路宽了，农户在家就能卖货。"))
    assert len(place.mentions) == 3
