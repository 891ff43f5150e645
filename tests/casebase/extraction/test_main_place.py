"""The main place: the lowest that nearly everything lies in, or none."""

import pytest

from casebase.extraction.main_place import main_place
from casebase.extraction.places import Atlas
from tests.casebase.extraction.reading_of import reading_of


def main(text: str) -> str | None:
    node = main_place(Atlas(reading_of(text)))
    return node.name if node else None


def test_a_township_under_a_headline_of_its_county() -> None:
    text = (
        "云南绿春：边寨换新颜\n云南省绿春县大水沟乡抓产业。大水沟乡的茶园连成片，全乡修路。"
        "\n全乡7个村办起合作社，大水沟乡党员带头，乡里办起茶厂，全乡农户增收。"
    )
    assert main(text) == "大水沟乡"


def test_a_county_whose_townships_are_told_of_in_turn() -> None:
    text = (
        "资源县：四乡共进\n资源县抓党建。全县的支部动起来。\n资源县梅溪镇种药材。\n资源县车田苗族乡办旅游。"
        "\n资源县瓜里乡养竹鼠。全县一盘棋，资源县的农户都增收。"
    )
    assert main(text) == "资源县"


def test_a_survey_has_none() -> None:
    text = "各地丰收\n江西婺源县的菊花开了。\n湖南炎陵县的黄桃红了。\n贵州湄潭县的茶香了。"
    assert main(text) is None


def test_a_place_far_down_in_a_national_piece_is_not_it() -> None:
    text = (
        "健康扶贫有新招\n国务院常务会议部署健康扶贫。\n会议提出减轻负担。\n一要分类救治。\n二要先诊疗后付费。"
        "\n贵州省确定了帮扶对象。\n三要加强乡村医生培训。\n四要改革公立医院。"
    )
    assert main(text) is None


def test_no_place_no_main_place() -> None:
    assert main("村里的路修好了，大家都高兴，合作社也办起来了。") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "“光山是国家级贫困县，也要闯一闯。”老周说。\n光山的茶叶卖得好，县里帮着找销路。",
            "光山县",
            id="an ordinary word that is said to be a county",
        ),
        pytest.param(
            "通渭，我们熟悉的贫困县，今年要摘帽。\n这里的农户种起了药材。",
            "通渭县",
            id="with the county beside it",
        ),
        pytest.param(
            "资源梅溪镇、车田苗族乡一起办展销会。\n各乡的合作社都来了，资源的药材卖得最好。",
            "资源县",
            id="an ordinary word before a township of the county of that name",
        ),
        pytest.param(
            "南漳率先推行防贫保险。\n全县的农户都参加，保费由财政出。",
            "南漳县",
            id="the first word, and 全县",
        ),
    ],
)
def test_a_county_that_is_named_in_short_only(text: str, place: str) -> None:
    assert main(text) == place


def test_an_ordinary_word_is_no_county_where_nothing_says_so() -> None:
    assert main("资源是有限的，要省着用。\n全县都要爱惜资源，村里的资源要盘活。") is None


@pytest.mark.parametrize(
    "elsewhere",
    [
        "香菇销往襄阳、武汉、广州，",
        "武汉来的游客住满了民宿，",
        "冷库前，襄阳等地的货车排着队，",
        "村民从前到东莞打工，干部去年赴安吉县考察，",
    ],
)
def test_markets_guests_and_places_of_work_weigh_nothing(elsewhere: str) -> None:
    text = f"山里的香菇熟了\n{elsewhere}房县的农户很高兴。\n{elsewhere}全县又搭了新棚。"
    assert main(text) == "房县"


def test_the_county_of_all_townships_is_what_the_whole_county_means() -> None:
    text = "好政策进了村\n梅溪镇，车田苗族乡，瓜里乡都种药材。资源县梅溪镇先行一步。\n全县修路。\n全县通水。"
    assert main(text) == "资源县"


def test_a_county_that_is_called_this_county_only_beside_its_townships() -> None:
    text = "安居又乐业\n王大姐从杨地镇搬来。\n该县建了安置点。\n李大哥在高坝店镇开店。"
    assert main(text) == "山阳县"


def test_townships_alone_are_no_county() -> None:
    text = "安居又乐业\n王大姐从杨地镇搬来。\n大家建了安置点。\n李大哥在高坝店镇开店。"
    assert main(text) != "山阳县"


def test_a_unit_from_far_away_that_hands_over_is_not_the_place() -> None:
    text = "陕西省渭南市华州区高塘镇柿村的老孙从郑州联勤保障中心的干部手中接过分红款。\n柿村通了电。"
    assert main(text) == "柿村"
