"""Villages with unusual neighbours, and what the article is about where its place is named late."""

import pytest

from casebase.extraction.main_place import main_place
from casebase.extraction.places import Atlas, find_places
from casebase.extraction.reading import Reading
from casebase.text.clean import clean

ROWS = [
    ("甘洛县的企业建立了柏林村东西部协作车间。", ["甘洛县", "柏林村"]),
    ("甘洛县车间建在村东，路修到村西。", ["甘洛县"]),
    ("甘洛县双山村以合作社为龙头，种植水蜜桃。", ["甘洛县", "双山村"]),
    ("甘洛县的深山村落通了路。", ["甘洛县"]),
    ("甘洛县推行集中搬迁，即向村部集中、往城镇集中。", ["甘洛县"]),
    ("近日，甘洛县委办来到新茶乡。", ["甘洛县", "新茶乡"]),
    ("全旗8个苏木镇、29个嘎查村都有收入，甘洛县也来参观。", ["甘洛县"]),
    ("经过苏木培训，甘洛县的农户学会了刺绣。", ["甘洛县"]),
    ("县畜牧局来到清泉镇满仓村。", ["清泉镇", "满仓村"]),
    ("平凉推广“党组织+合作社”的灵台模式。", ["平凉", "灵台"]),
    ("陜西省安康市的農戶脫了貧，產業發展起來，黨員帶頭，貧困戶參與。", ["陕西省", "安康市"]),
    ("甘洛县这个村被列为省财政扶持村。", ["甘洛县"]),
]


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_villages(text: str, names: list[str]) -> None:
    """What looks like a village is one only where its surroundings allow."""
    assert [p.name for p in find_places(Reading(clean(text)))] == names


def test_title_below_the_name_of_the_paper() -> None:
    """Lines with the paper's name, the page and a slogan of the site head nothing."""
    text = (
        "甘肃日报\n第04版：要闻\n精彩生活，天天看！\n平凉“五个聚焦”铺就脱贫路\n"
        "全市贫困群众依靠产业脱贫，收入增加了。"
    )
    reading = Reading(clean(text))
    assert reading.title is not None
    assert reading.text[reading.title.start : reading.title.end].startswith("平凉")


def test_filing_place_is_not_what_the_report_is_about() -> None:
    """A report filed in the capital about the whole country has no place of its own."""
    text = (
        "新华社北京9月22日电（记者 甲乙）全国计划对一千万贫困人口实施搬迁，涉及22个省的贫困村。\n"
        "今年已有1150个县开工建设，带动贫困户就业增收，农村产业发展加快。"
    )
    assert main_place(Atlas(Reading(clean(text)))) is None


def test_place_the_lead_only_calls_this_township() -> None:
    """The lead says 该乡; the one township named, if only in the byline, is meant."""
    text = (
        "一是发展养蜂。今年，该乡新发展养蜂1600箱，贫困户户均增收5000余元。\n"
        "二是培育家庭农场16个、合作社12个，带动农户增收。\n"
        "三是建立电商平台，拓宽群众增收路子。（大苏河乡 李某）"
    )
    main = main_place(Atlas(Reading(clean(text))))
    assert main is not None
    assert main.name == "大苏河乡"


def test_province_in_the_title_and_one_county_below() -> None:
    """A headline that only names the province is about the one county the report goes to."""
    text = (
        "四川“扶贫车间”让贫困户家门口就业\n"
        "赵小花吃完早饭，来到楼下的车间务工，她是村民。\n"
        "她住在四川省凉山州甘洛县海棠镇，是搬迁户。甘洛县地处山区。"
        "海棠镇的安置点有楼房16栋，贫困户300户。"
    )
    main = main_place(Atlas(Reading(clean(text))))
    assert main is not None
    assert main.name == "海棠镇"


def test_county_name_inside_a_village_name() -> None:
    """Behind a township 思南 begins a village's name; 得到镇上 names no township."""
    text = "四川省甘洛县海棠镇思南塘村的村民说，做事还是得到镇上。"
    assert [p.name for p in find_places(Reading(clean(text)))] == ["四川省", "甘洛县", "海棠镇", "思南塘村"]
