"""The main place: the lowest that nearly everything lies in, or none."""

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
