"""Programs by what stands around them, and what only looks like one."""

import pytest

from casebase.extraction.programs import find_programs
from casebase.extraction.reading import Reading
from casebase.text.clean import clean

ROWS = [
    ("大家对村里创新实施的文明积分制度和实物兑换表示了兴趣。", ["文明积分制度"]),
    ("全市开始实施50万人深山生态移民搬迁计划。", ["深山生态移民搬迁计划"]),
    ("全域推进示范园、产业园、微庭园“三园”联动发展。", ["“三园”"]),
    ("村里成立自立互帮合作社，收入增加。如今，自立互帮合作社有社员90户。", ["自立互帮合作社"]),
    ("村里建起了林间观星科普基地。去年，林间观星科普基地接待游客1万人次。", ["林间观星科普基地"]),
    ("村里成立了“奔康黄牛”和“贤良虾稻”两个养殖专业合作社。", ["“奔康黄牛”", "“贤良虾稻”"]),
    ("这里也是省级“明日乡村”的试点项目。", ["省级“明日乡村”试点项目"]),
]
NONE = [
    "“十三五”期间计划搬迁群众1000人。",
    "根据建设总规模、平均工程造价测算，资金还缺一半。",
    "像这样带来“红利”的合作社，全市还有不少。",
    "“协会也一直在开展培训，让村民知道如何护鸟。”观鸟协会会长说。",
    "村里成立蔬菜种植合作社，收入增加。如今，蔬菜种植合作社有社员90户。",
]


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_programs(text: str, names: list[str]) -> None:
    """The name is found whole, and once."""
    assert [p.name for p in find_programs(Reading(clean(text)))] == names


@pytest.mark.parametrize("text", NONE)
def test_no_programs(text: str) -> None:
    """No program is read from what stands beside a suffix by chance."""
    assert [p.name for p in find_programs(Reading(clean(text)))] == []
