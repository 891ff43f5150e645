"""Numbers as scholarly and damaged pages write them, and natures that hang on one small word."""

import pytest

from casebase.extraction.figures import find_figures
from casebase.text.clean import clean
from tests.casebase.extraction.marked import seen, unmark

ROWS = {
    "thousands parted by a space": [
        "参加帮扶的单位有[2 400多个|2400|个|实绩]，农民人均收入[9 135元|9135|元|实绩]。",
        "2016 年全县有贫困户[302户|302|户|实绩]。",
        "[12 000名|12000|名|实绩]干部结对帮扶。",
    ],
    "a fraction with a slash is a share, a date or a name is none": [
        "外出务工的约占劳动力的[1/4|0.25||比例:实绩]。",
        "2019/3/5上午，全县开会，到会[30人|30|人|实绩]。",
    ],
    "cities are counted like counties": [
        "试点在[3市|3|市|实绩][5县|5|县|实绩]铺开。",
        "村里建了3市场。",
    ],
    "a 将 that only marks the object does not make a plan": [
        "去年以来，村里将产业资金交合作社使用，年收入达到[8万元|80000|元|实绩]。",
        "将全村土地流转给公司，收租金[30万元|300000|元|实绩]。",
        "将建档立卡户编成小组，成立互助队[12个|12|个|实绩]。",
        "公司将产出鲜果[20吨|20|吨|计划]。",
    ],
    "a plan that is only a constraint": [
        "对规划受限的山村，县里安排了资金[240万元|2400000|元|实绩]。",
    ],
    "what is needed is not spent": [
        "修路所需资金约[700万元|7000000|元|计划]，加上架桥，总投资约[900万元|9000000|元|计划]。",
        "州里启动[3万人|30000|人|计划]深山搬迁计划。",
    ],
    "a year up to which the article tells is over": [
        "2014年起步。截至2018年底，全县[96个|96|个|实绩]村有了自己的茶厂，每厂年利润超[5万元|50000|元|实绩]。",
        "2016年摘帽。2015年至2017年，社员领到工钱[60万余元|600000|元|实绩]。",
        "2016年摘帽。2017年至2020年，建厂房[3间|3|间|计划]。",
    ],
    "a building's number is an address": [
        "新家在小区3栋一单元，小区共有楼房[9栋|9|栋|实绩]。",
    ],
    "a household's own account": [
        "“俺在茶厂里上班，一个月能拿[1800元|1800|元|自述]，比种地强。”在镇上新开的茶叶加工厂的车间里，正在拣茶的脱贫户周大花说。",
        "“刚学会那阵子，第一个月挣了[700多块|700|块|自述]，村里人都来问。”周小婷说。",
        "“看着能行，我又从合作社租了[2个|2|个|自述]棚。”周小刚说。",
        "“院里腾出[3间|3|间|自述]屋住客人，再加上自己种的菜，一年能落[2万元|20000|元|自述]。”黄有田说。",
    ],
}


@pytest.mark.parametrize("row", [r for rows in ROWS.values() for r in rows])
def test_figures_and_natures(row: str) -> None:
    """Every marked figure is found with its value and nature, and no other."""
    text, expected = unmark(row)
    found = clean(text)
    assert [seen(found.text, f) for f in find_figures(found, None)] == expected


def test_goals_presented_by_a_line() -> None:
    """What stands below a line that presents goals is planned, totals and capacities too."""
    text = (
        "2020年，县里给茶叶生产定下这些目标↓\n稳住面积\n实现鲜叶加工能力20万斤、茶园面积3万亩。\n"
        "建好茶村\n新增茶村12个，累计40个。目前已建成7个。"
    )
    found = clean(text)
    natures = [str(f.nature) for f in find_figures(found, None)]
    assert natures == ["计划", "计划", "计划", "计划", "实绩"]


def test_number_behind_a_lost_byte_is_no_fact() -> None:
    """The digits after a lost byte may be the tail of a longer number."""
    text = "全鄉(xiāng)有12個(gè)村,總?cè)丝?605人。鄉(xiāng)裡有茶園8個(gè)。"
    found = clean(text)
    assert [f.value for f in find_figures(found, None)] == [12, 8]
