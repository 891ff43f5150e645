"""People: what shows a name to be one, how long it is, its role, and who is masked."""

import pytest

from casebase.extraction.people import find_people
from casebase.extraction.spans import PersonSpan
from casebase.record import Standing
from tests.casebase.extraction.reading_of import reading_of

AROUND = "村里的产业办起来，大家都说好。"


def found(sentence: str) -> list[PersonSpan]:
    return list(find_people(reading_of(f"{AROUND}{sentence}{AROUND}")))


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("县委书记陈立新说，要抓实。", "陈立新", "县委书记"),
        ("村民李强带领大家修路。", "李强", "村民"),
        ("驻村第一书记童本华介绍，路通了。", "童本华", "第一书记"),
        ("大坪村党支部书记唐天来介绍，有合作社了。", "唐天来", "大坪村党支部书记"),
        ("村支书木牛子、会计都在忙。", "木牛子", "村支书"),
        ("“第一书记”韩梅，上任后先修水渠。", "韩梅", "第一书记"),
        ("省农科院教研员魏永昌调研后发现问题。", "魏永昌", "教研员"),
        ("牧民巴特尔·扎西高兴地说。", "巴特尔·扎西", "牧民"),
    ],
)
def test_a_role_before_a_name(sentence: str, name: str, role: str) -> None:
    (person,) = found(sentence)
    assert person.name == name
    assert role in person.role


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("“日子好了。”吕朝贵说，家家有厕所。", "吕朝贵"),
        ("45岁的余小娥通过做手工挣钱。", "余小娥"),
        ("海边的匡才远父子俩正在卖虾。", "匡才远"),
        ("他告诉记者，他叫罗海明，老家在山那边。", "罗海明"),
        ("去年认识了苏礼弘先生，他来投资。", "苏礼弘"),
        ("莫千里是官洞的党支书，人很实在。", "莫千里"),
        ("方仕云可是头一个大学生。方仕云在县城念书。", "方仕云"),
    ],
)
def test_names_without_a_role_before_them(sentence: str, name: str) -> None:
    assert [p.name for p in found(sentence)] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "党员干部带头干。",
        "贫困户成功脱贫。",
        "第一书记高度重视此事。",
        "书记任组长，主任任副组长。",
        "党员干起来，群众动起来。",
        "户主家门口挂了牌。",
        "党员明星领办合作社。",
        "贫困户都养上了牛。",
        "听取党员和群众的意见。",
        "教师周转房、食堂都有了。",
        "支持党员都有项目。",
        "“日子好了。”张大爷说。",
        "王书记说，要抓实。",
    ],
)
def test_words_after_roles_are_no_names(sentence: str) -> None:
    assert found(sentence) == []


def test_a_list_of_names_shares_the_role() -> None:
    assert [(p.name, p.role) for p in found("一起帮忙的还有村民何盛来、莫银，大家都夸。")] == [
        ("何盛来", "村民"),
        ("莫银", "村民"),
    ]


def test_a_role_ends_where_another_name_stands() -> None:
    roles = {p.name: p.role for p in found("村支书王大山、第一书记李小云跑项目。")}
    assert roles == {"王大山": "村支书", "李小云": "第一书记"}


def test_a_character_that_is_half_a_preposition_stays_in_the_name() -> None:
    assert [p.name for p in found("村民陆金从介绍。像陆金从这样的农户不少，陆金从还种了草。")] == ["陆金从"]


def test_standing_follows_the_role() -> None:
    standings = {p.name: p.standing for p in found("镇长赵立民来了。村民钱有福说好。")}
    assert standings == {"赵立民": Standing.OFFICIAL, "钱有福": Standing.VILLAGER}


@pytest.mark.parametrize(
    ("sentence", "masked"),
    [
        ("贫困户钱有福养了羊。", True),
        ("村民钱有福身患重病，欠下债务。", True),
        ("钱有福说，日子好。像钱有福这样的建档立卡贫困户有30户。", True),
        ("村民钱有福带领贫困户种茶。", False),
        ("县长钱有福看望残疾老人。", False),
    ],
)
def test_villagers_in_hardship_are_masked(sentence: str, masked: bool) -> None:
    assert [p.masked for p in found(sentence)] == [masked]
