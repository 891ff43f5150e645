"""Which places there are, today and in every year since 2012, and what became of them."""

import pytest

from casebase.gazetteer import Gazetteer
from casebase.gazetteer.register import Fate
from casebase.record import Level

# Counties at the end of each year, from the ministry's yearly statistics (民政统计年鉴).
COUNTIES = {
    2012: 2852,
    2013: 2853,
    2014: 2854,
    2015: 2850,
    2016: 2851,
    2017: 2851,
    2018: 2851,
    2019: 2846,
    2020: 2844,
    2021: 2843,
    2022: 2843,
    2023: 2844,
    2024: 2846,
}


def test_counts_of_today_are_the_ministrys(gazetteer: Gazetteer) -> None:
    counts = {level: sum(1 for _ in gazetteer.divisions(level)) for level in Level}
    assert counts == {
        Level.PROVINCE: 34,
        Level.PREFECTURE: 333,
        Level.COUNTY: 2845,
        Level.TOWNSHIP: 38723,
        Level.VILLAGE: 0,
    }


@pytest.mark.parametrize(("year", "count"), COUNTIES.items())
def test_counts_of_earlier_years_are_the_official_ones(gazetteer: Gazetteer, year: int, count: int) -> None:
    assert sum(1 for _ in gazetteer.divisions(Level.COUNTY, year)) == count


def test_every_code_of_any_year_leads_back_to_itself(gazetteer: Gazetteer) -> None:
    for level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY):
        for year in (None, *COUNTIES):
            for place in gazetteer.divisions(level, year):
                assert place.code is not None
                found = gazetteer.get(place.code)
                assert found is not None
                assert (found.code, found.level) == (place.code, level)


def test_every_township_of_today_leads_back_to_itself(gazetteer: Gazetteer) -> None:
    for place in gazetteer.divisions(Level.TOWNSHIP):
        assert place.code is not None
        assert len(place.code) == 9
        assert gazetteer.get(place.code) == place


@pytest.mark.parametrize(
    "code", ["", "1", "99", "999999", "000000", "45032", "4503290000", "资源县", "450399"]
)
def test_codes_never_in_force_are_none(gazetteer: Gazetteer, code: str) -> None:
    assert gazetteer.get(code) is None
    assert gazetteer.current(code) is None
    assert gazetteer.history(code) == ()
    assert gazetteer.pinyin(code) == ()
    assert gazetteer.forms(code) == ()


def test_codes_are_taken_with_the_zeros_of_the_standard(gazetteer: Gazetteer) -> None:
    assert gazetteer.get("450000") == gazetteer.get("45")
    assert gazetteer.get("450300") == gazetteer.get("4503")
    assert gazetteer.inside("450300") == gazetteer.inside("4503")


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("45", ("广西壮族自治区",)),
        ("4503", ("广西壮族自治区", "桂林市")),
        ("450329", ("广西壮族自治区", "桂林市", "资源县")),
        ("450329102", ("广西壮族自治区", "桂林市", "资源县", "梅溪镇")),
        ("110105", ("北京市", "朝阳区")),
        ("500235", ("重庆市", "云阳县")),
        ("419001", ("河南省", "济源市")),
        ("469001", ("海南省", "五指山市")),
        ("441900121", ("广东省", "东莞市", "虎门镇")),
        ("513425", ("四川省", "凉山彝族自治州", "会理县")),
        ("542121", ("西藏自治区", "昌都地区", "昌都县")),
        ("371202", ("山东省", "莱芜市", "莱城区")),
        ("71", ("台湾省",)),
    ],
)
def test_paths_hold_no_placeholder_levels(gazetteer: Gazetteer, code: str, path: tuple[str, ...]) -> None:
    place = gazetteer.get(code)
    assert place is not None
    assert place.path == path
    assert place.name == path[-1]


def test_a_path_is_that_of_the_year_asked_for(gazetteer: Gazetteer) -> None:
    paths = {place.code: place.path for place in gazetteer.divisions(Level.COUNTY, 2012)}
    assert paths["510811"] == ("四川省", "广元市", "元坝区")
    assert paths["469003"] == ("海南省", "儋州市")
    assert paths["632121"] == ("青海省", "海东地区", "平安县")


def test_what_is_inside_knows_its_parent(gazetteer: Gazetteer) -> None:
    for code in ("45", "4503", "450329", "11", "42", "4419"):
        inside = gazetteer.inside(code)
        assert inside
        for place in inside:
            assert place.code is not None
            parent = gazetteer.parent(place.code)
            assert parent is not None
            assert parent.code == code


def test_provinces_hold_every_county_once(gazetteer: Gazetteer) -> None:
    held = [
        place.code
        for province in gazetteer.divisions(Level.PROVINCE)
        for place in gazetteer.inside(province.code or "", Level.COUNTY)
    ]
    assert len(held) == len(set(held)) == 2845


def test_counties_of_a_prefecture_and_townships_of_a_county(gazetteer: Gazetteer) -> None:
    assert "资源县" in [place.name for place in gazetteer.inside("4503")]
    assert [place.name for place in gazetteer.inside("450329")] == [
        "资源镇",
        "梅溪镇",
        "中峰镇",
        "瓜里乡",
        "车田苗族乡",
        "两水苗族乡",
        "河口瑶族乡",
    ]
    assert gazetteer.inside("45", Level.PREFECTURE) == gazetteer.inside("45")


def test_townships_that_were_merged_away_are_kept(gazetteer: Gazetteer) -> None:
    today = [place.name for place in gazetteer.inside("513435")]
    ever = [place.name for place in gazetteer.inside("513435", ended=True)]
    assert "则拉乡" not in today
    assert "则拉乡" in ever
    place = gazetteer.resolve("则拉乡").one
    assert place is not None
    assert place.code == "513435213"
    assert place.path == ("四川省", "凉山彝族自治州", "甘洛县", "则拉乡")
    (period,) = gazetteer.history("513435213")
    assert (period.since, period.until) == (2015, 2019)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("513425", "513402"),  # 会理县 made a city
        ("630221", "630203"),  # 平安县, the second of three codes
        ("632121", "630203"),  # the first
        ("510124", "510117"),  # 郫县 made a district
        ("512081", "510185"),  # 简阳市 given to another prefecture
        ("310108", "310106"),  # 闸北区 merged into 静安区
        ("469003", "4604"),  # 儋州市 raised to a prefecture
        ("3712", "3701"),  # 莱芜市 merged into 济南市
    ],
)
def test_an_old_code_leads_to_the_place_of_today(gazetteer: Gazetteer, old: str, new: str) -> None:
    place = gazetteer.current(old)
    assert place is not None
    assert place.code == new


def test_every_county_since_2012_is_there_merged_or_divided(gazetteer: Gazetteer) -> None:
    """Nothing is lost without a word on what became of it."""
    divided = set()
    for year in COUNTIES:
        for place in gazetteer.divisions(Level.COUNTY, year):
            assert place.code is not None
            if gazetteer.current(place.code) is None:
                assert gazetteer.history(place.code)[-1].fate is Fate.DIVIDED
                divided.add(place.name)
    assert divided == {"桥东区", "邯郸县", "邢台县", "南郊区", "江干区"}


@pytest.mark.parametrize(
    ("code", "former"),
    [
        ("210423", ("清原县(–1989)",)),
        ("513402", ("会理县(–2021)",)),
        ("533401", ("中甸县(–2001)", "香格里拉县(–2014)")),
        ("310106", ("闸北区(–2015并入)",)),
        ("4206", ("襄樊市(–2010)",)),
        ("450329", ()),
    ],
)
def test_former_names_carry_the_last_year_they_held(
    gazetteer: Gazetteer, code: str, former: tuple[str, ...]
) -> None:
    place = gazetteer.get(code)
    assert place is not None
    assert place.former == former


def test_history_tells_names_and_codes_with_their_years(gazetteer: Gazetteer) -> None:
    told = [(period.name, period.code, period.until) for period in gazetteer.history("130110")]
    assert told == [
        ("获鹿县", None, 1994),
        ("鹿泉市", "130185", 2014),
        ("鹿泉区", "130110", None),
    ]
    assert gazetteer.history("130185") == gazetteer.history("130110")
