"""Programs: what makes a quotation or a phrase a name, and what unmakes it."""

import pytest

from casebase.extraction.programs import find_programs
from casebase.extraction.spans import ProgramSpan
from casebase.record import ProgramKind
from tests.casebase.extraction.reading_of import reading_of

FILLER = "村里的产业办起来，贫困户有了活干，党员带着群众往前走，日子一天比一天好。"


def found(sentence: str) -> list[ProgramSpan]:
    return list(find_programs(reading_of(f"{FILLER}{sentence}{FILLER}")))


def names(sentence: str) -> list[str]:
    return [p.name for p in found(sentence)]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("该县推行“晒账本”机制。", "“晒账本”机制", ProgramKind.MECHANISM),
        ("镇里开展先锋“挂牌”行动。", "先锋“挂牌”行动", ProgramKind.ACTIVITY),
        ("县里实施“青苗”培育工程。", "“青苗”培育工程", ProgramKind.PROJECT),
        ("县里推行“双签双评”制度。", "“双签双评”制度", ProgramKind.RULE),
        ("市里启动“百名匠人”培养计划。", "“百名匠人”培养计划", ProgramKind.PLAN),
        ("村里成立“红白理事会”。", "“红白理事会”", ProgramKind.BODY),
        ("创办“板凳讲堂”。", "“板凳讲堂”", ProgramKind.ACTIVITY),
        ("总结推广“三步工作法”。", "“三步工作法”", ProgramKind.MECHANISM),
        ("探索“党支部+农场+农户”模式。", "“党支部+农场+农户”模式", ProgramKind.MODEL),
        ("健全县乡两级联席会商制度。", "县乡两级联席会商制度", ProgramKind.RULE),
        ("实行村级用工公示制。", "村级用工公示制", ProgramKind.RULE),
        ("实施老旧茶园改良提升工程。", "老旧茶园改良提升工程", ProgramKind.PROJECT),
        ("以乡贤回归助力行动为抓手。", "乡贤回归助力行动", ProgramKind.ACTIVITY),
        ("推行积分制，家家争先。", "积分制", ProgramKind.RULE),
        ("组建了竹编产业联盟。", "竹编产业联盟", ProgramKind.BODY),
    ],
)
def test_a_name_is_found_whole_with_its_kind(sentence: str, name: str, kind: ProgramKind) -> None:
    assert [(p.name, p.kind) for p in found(sentence)] == [(name, kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "啃下“硬骨头”。",
        "打通“最后一公里”。",
        "改掉“等靠要”思想。",
        "弘扬“老黄牛”精神。",
        "实现“小病不出村”的目标。",
        "按照“应纳尽纳”的原则办。",
        "当好“领头雁”。",
        "成为群众的“钱袋子”。",
        "把它作为“一号工程”。",
        "被誉为“辣椒之乡”。",
        "“我们都愿意跟着干，心里踏实。”大家都这么想。",
        "认真执行“三会一课”制度。",
        "开展“两学一做”学习教育。",
        "深入推进精准扶贫。",
        "修建饮水工程20处。",
        "成立了脱贫攻坚领导小组。",
        "建立长效机制。",
        "开展志愿服务活动。",
        "因地制宜抓产业。",
        "计划生育政策讲到人。",
        "以“打造一个基地、带富一批农户”为主要内容抓党建。",
        "走上“四条山路”送货。",
        "实现“双丰收”。",
        "建立“种植”“养殖”“加工”等三类名册。",
    ],
)
def test_rhetoric_campaigns_works_and_general_words_are_none(sentence: str) -> None:
    assert names(sentence) == []


def test_rhetoric_with_a_strong_suffix_is_a_name() -> None:
    assert names("实施“头雁”培育工程。") == ["“头雁”培育工程"]


def test_a_suffix_shared_by_a_list_counts_for_each() -> None:
    assert names("推行“户户联”“人人评”等机制。") == ["“户户联”", "“人人评”"]


def test_forms_of_one_program_are_one_with_aliases_and_mentions() -> None:
    (program,) = found("推行互助“暖心圈”工程。“暖心圈”不大，作用不小。参加“暖心圈”工程的有30户。")
    assert program.name == "互助“暖心圈”工程"
    assert "暖心圈" in program.aliases
    assert len(program.mentions) == 3


def test_a_stock_word_goes_by_its_tail_too() -> None:
    assert names("实施“第一书记”强能工程，推行“第一书记”轮训制度。") == [
        "“第一书记”强能工程",
        "“第一书记”轮训制度",
    ]


def test_a_set_does_not_swallow_its_members() -> None:
    sentence = "创新三项“红旗+”工程。实施“红旗+茶园”工程。实施“红旗+院坝”工程。"
    assert names(sentence) == ["“红旗+”工程", "“红旗+茶园”工程", "“红旗+院坝”工程"]


def test_an_enumeration_is_summed_up_by_a_number() -> None:
    assert names("选派干部、技术员、金融员“三员下村”。") == ["“三员下村”"]


def test_a_chain_before_a_quotation_is_its_formula() -> None:
    (program,) = found("形成党支部+合作社+农户“三方共富”模式。")
    assert program.name == "“三方共富”模式"
    assert program.formula is not None
    assert [s.role for s in program.formula.slots] == ["党支部", "合作社", "农户"]


def test_a_definition_gives_the_slots() -> None:
    (program,) = found("推行“1+N+1”模式。“1+N+1”就是“1名党员+N名能人+1名贫困户”。")
    assert program.formula is not None
    assert [(s.role, s.min, s.max) for s in program.formula.slots] == [
        ("党员", 1, 1),
        ("能人", 1, None),
        ("贫困户", 1, 1),
    ]


def test_key_is_what_title_heading_or_repetition_shows() -> None:
    text = f"某县“连枝树”工程见实效\n{FILLER}\n{FILLER}实施“连枝树”工程。推行“小喇叭”制度。"
    assert {p.name: p.key for p in find_programs(reading_of(text))} == {
        "“连枝树”工程": True,
        "“小喇叭”制度": False,
    }


def test_a_campaign_in_the_title_is_the_articles_own() -> None:
    text = f"补短板 实施健康扶贫工程\n{FILLER}国务院部署实施健康扶贫工程。{FILLER}"
    assert [p.name for p in find_programs(reading_of(text))] == ["健康扶贫工程"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("改革的核心是“确权确股不确地”：土地不再分到块。", "“确权确股不确地”"),
        ("村里把“以茶兴校”确定为今年的大事。", "“以茶兴校”"),
        ("“香菇育人”是镇里主推的模式。", "“香菇育人”"),
        (
            "乡里办“周末夜校”。周末夜校教缝纫，也教记账。报周末夜校的人越来越多，周末夜校要再开一班。",
            "“周末夜校”",
        ),
    ],
)
def test_what_all_turns_on_or_comes_back_without_its_marks_is_a_name(text: str, name: str) -> None:
    assert names(text) == [name]


def test_what_something_has_become_is_no_name_however_often_it_comes_back() -> None:
    assert names("茶叶成了“金叶子”\n满山的“金叶子”富了农户，片片“金叶子”卖到城里。") == []
