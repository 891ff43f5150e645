"""Villages with unusual neighbours, and what the article is about where its place is named late."""

import pytest

from casebase.extraction.main_place import main_place
from casebase.extraction.places import Atlas, find_places
from casebase.extraction.reading import Reading
from casebase.text.clean import clean

ROWS = [
    ("甘洛县的企业建立了柏林村东西部协作车间。", ["甘洛县", "柏林村"]),
    ("甘洛县车间建在村东，路修到村西。", ["甘洛县"]),
    ("甘洛县双山村以茶厂为依托，种了新茶。", ["甘洛县", "双山村"]),
    ("甘洛县的深山村落通了路。", ["甘洛县"]),
    ("甘洛县要求材料即向村部报送。", ["甘洛县"]),
    ("科尔沁右翼前旗察尔森镇白音乌拉嘎查新村家家通了水。", ["科尔沁右翼前旗", "察尔森镇", "白音乌拉嘎查"]),
    ("甘洛县用“企业让利+嘎查出地+农户出工”的办法修路。", ["甘洛县"]),
    ("近日，甘洛县委办来到新茶乡。", ["甘洛县", "新茶乡"]),
    ("来了5个苏木镇的人，走了12个嘎查村，甘洛县也有人来。", ["甘洛县"]),
    ("经过苏木介绍，甘洛县的农户找到了工作。", ["甘洛县"]),
    ("县水利局到清泉镇满仓村修渠。", ["清泉镇", "满仓村"]),
    ("平凉各县都来学灵台模式。", ["平凉", "灵台"]),
    ("陜西省安康市的農戶脫了貧，產業發展起來，黨員帶頭，貧困戶參與。", ["陕西省", "安康市"]),
    ("甘洛县这个村去年还不是扶持村。", ["甘洛县"]),
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
        "新华社北京3月5日电（记者 甲乙）农村贫困地区的产业扶贫又有新政策，贫困户可以贷款。\n"
        "各地的合作社、村集体和基层党组织都在组织农民培训，带动群众就业。"
    )
    assert main_place(Atlas(Reading(clean(text)))) is None


def test_place_the_lead_only_calls_this_township() -> None:
    """The lead says 该乡; the one township named, if only in the byline, is meant."""
    text = (
        "一是发展木耳。入春以来，该乡新建木耳棚30个，贫困户都有了活干。\n"
        "二是扶持农户办起家庭农场9个，合作社收购产品。\n"
        "三是请来技术员，给群众办培训班。（大苏河乡 李某）"
    )
    main = main_place(Atlas(Reading(clean(text))))
    assert main is not None
    assert main.name == "大苏河乡"


def test_province_in_the_title_and_one_county_below() -> None:
    """A headline that only names the province is about the one county the report goes to."""
    text = (
        "四川“扶贫车间”让贫困户家门口就业\n"
        "一早，刘小花就到楼下的车间上班，她是从山上搬来的村民。\n"
        "她家在四川省凉山州甘洛县海棠镇，去年脱的贫。甘洛县地处山区。"
        "海棠镇的安置点有楼房16栋，贫困户300户。"
    )
    main = main_place(Atlas(Reading(clean(text))))
    assert main is not None
    assert main.name == "海棠镇"


def test_county_name_inside_a_village_name() -> None:
    """Behind a township 思南 begins a village's name; 得到镇上 names no township."""
    text = "四川省甘洛县海棠镇思南塘村的老人看病得到镇上去。"
    assert [p.name for p in find_places(Reading(clean(text)))] == ["四川省", "甘洛县", "海棠镇", "思南塘村"]
