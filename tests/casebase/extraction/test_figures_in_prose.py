"""Numbers as scholarly and damaged pages write them, and natures that hang on one small word."""

import pytest

from casebase.extraction.figures import find_figures
from casebase.text.clean import clean
from tests.casebase.extraction.marked import seen, unmark

ROWS = {
    "thousands parted by a space": [
        "全州派出[1 500多个|1500|个|实绩]单位，人均收入达到[8 728元|8728|元|实绩]。",
        "2016 年全县有贫困户[302户|302|户|实绩]。",
        "[12 000名|12000|名|实绩]干部结对帮扶。",
    ],
    "a fraction with a slash is a share, a date or a name is none": [
        "贫困人口约占全州农业人口的[1/3|0.3333333333333333||比例:实绩]。",
        "2019/3/5上午，全县开会，到会[30人|30|人|实绩]。",
    ],
    "cities are counted like counties": [
        "全州有[2市|2|市|实绩][6县|6|县|实绩]被列为重点。",
        "村里建了3市场。",
    ],
    "a 将 that only marks the object does not make a plan": [
        "去年以来，我们将产业扶持基金投入合作社，年收入达到[6万元|60000|元|实绩]。",
        "将全村土地流转给公司，收租金[30万元|300000|元|实绩]。",
        "将建档立卡户编成小组，成立互助队[12个|12|个|实绩]。",
        "公司将产出鲜果[20吨|20|吨|计划]。",
    ],
    "what is needed is not spent": [
        "实施搬迁所需投资约[600亿元|60000000000|元|计划]，加上配套，总投资约[950亿元|95000000000|元|计划]。",
        "全市开始实施[50万人|500000|人|计划]高山搬迁计划。",
    ],
    "a year up to which the article tells is over": [
        "2015年起步。截至2019年底，全旗[173个|173|个|实绩]村收入超[3万元|30000|元|实绩]。",
        "2018年脱贫。2017年至2019年，村民获分红[100万余元|1000000|元|实绩]。",
        "2018年脱贫。2019年至2022年，建厂房[3间|3|间|计划]。",
    ],
    "a building's number is an address": [
        "她住在安置点5栋二单元，安置点共有楼房[16栋|16|栋|实绩]。",
    ],
    "a household's own account": [
        "“俺在大棚里工作，每月能挣[1500元|1500|元|自述]，日子有盼头。”在村里产业基地的蔬菜大棚里，正在摘辣椒的脱贫户周大花说。",
        "“现在进了工厂，第一个月挣了[900多块|900|块|自述]，村里的姐妹也来了。”周小婷说。",
        "“过去靠种地，我又从村集体租了[4个|4|个|自述]大棚。”周小刚说。",
        "“二楼有[4间|4|间|自述]房接待客人，加上自己当向导，当年收入就有[5万元|50000|元|自述]。”黄有田说。",
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
        "2021年，全市农业工作定下这些目标↓\n实施保供行动\n实现粮食生产能力35亿斤、种植面积169万亩。\n"
        "打造美丽乡村\n新增示范带28条，累计109条。目前已建成21条。"
    )
    found = clean(text)
    natures = [str(f.nature) for f in find_figures(found, None)]
    assert natures == ["计划", "计划", "计划", "计划", "实绩"]


def test_number_behind_a_lost_byte_is_no_fact() -> None:
    """The digits after a lost byte may be the tail of a longer number."""
    text = "全村轄15個(gè)村民小組,總?cè)丝?837人。村裡有產(chǎn)業(yè)基地3個(gè)。"
    found = clean(text)
    assert [f.value for f in find_figures(found, None)] == [15, 3]
