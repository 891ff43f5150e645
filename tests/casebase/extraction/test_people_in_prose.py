"""People where only what follows the name tells where it ends."""

import pytest

from casebase.extraction.people import find_people
from casebase.extraction.reading import Reading
from casebase.text.clean import clean

ROWS = [
    ("在村里，大家听取了工作队队长周伟关于产业的介绍。", ["周伟"]),
    ("说起产业，合作社理事长吴春学如数家珍。", ["吴春学"]),
    ("市农业局驻村第一书记何锦州的规划已经实现。", ["何锦州"]),
    ("县委副书记贺延军一行来到村里调研。", ["贺延军"]),
    ("抗美援朝老兵钱宗相便赶到村委会领分红。", ["钱宗相"]),
    ("村里的贫困户其木格勒，经过培训成了能手。", ["其木格勒"]),
    ("贫困户陆世平单身一人，靠养猪脱了贫。", ["陆世平"]),
    ("身兼两职（镇党建办主任、社区党总支书记）的黄力深感责任重大。", ["黄力"]),
]


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_where_names_end(text: str, names: list[str]) -> None:
    """The name is neither cut short nor run into the next word."""
    assert [p.name for p in find_people(Reading(clean(text)))] == names
