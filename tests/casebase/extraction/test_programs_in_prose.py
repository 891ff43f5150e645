"""Programs by what stands around them, and what only looks like one."""

import pytest

from casebase.extraction.programs import find_programs
from casebase.extraction.reading import Reading
from casebase.text.clean import clean

ROWS = [
    ("外乡人来看村里创新实施的孝老积分制度和小卖部。", ["孝老积分制度"]),
    ("州里实施3万人深山生态移民搬迁计划。", ["深山生态移民搬迁计划"]),
    ("县里建起茶叶园、果树园、药材园“三园”一起管。", ["“三园”"]),
    ("村里成立自立互帮合作社，收入增加。如今，自立互帮合作社有社员90户。", ["自立互帮合作社"]),
    ("村里建起了林间观星科普基地。去年，林间观星科普基地接待游客1万人次。", ["林间观星科普基地"]),
    ("村里成立了“云岭黄牛”和“清水鱼稻”两个养殖专业合作社。", ["“云岭黄牛”", "“清水鱼稻”"]),
    ("闯出山区茶叶产业升级“五个合”新路子，家家有活干。", ["“五个合”新路子"]),
    (
        "上半年，深山茶农技能提升工程有了结果。入秋，深山茶农技能提升工程又办了两班。",
        ["深山茶农技能提升工程"],
    ),
    ("这里也是省级“明日乡村”的试点项目。", ["省级“明日乡村”试点项目"]),
]
NONE = [
    "修路是全县上下最要紧的民生工程。大家都说，修路是全县上下最要紧的民生工程。",
    "村里完善利益连接机制，带动牧民增收。",
    "“十三五”期间计划修路80公里。",
    "按亩数、平均工程造价一算，钱还差一半。",
    "给大家发“红包”的合作社，邻县也有。",
    "“我们也一直请老师来讲课，让大家知道怎么剪枝。”茶叶协会会长说。",
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
