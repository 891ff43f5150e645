"""The assembler: a coherent draft whose every fact leads to its slice, in own words, true to each nature."""

import pytest

from casebase.extraction.extract import extract
from casebase.record import Case, Nature, SiteRole, jsonform
from casebase.text.reading import read_text

TEXT = """榕江县三措并举管好驻村干部
来源：黔东南日报 2018-06-04
榕江县抓实驻村帮扶，确保贫困村有人管、有人帮，先后推行六项“灯火+”工程。
一是建立“周亮灯”督查制度，对26个乡镇逐个检查。二是实施“导师帮学”工程，组织120名老支书结对年轻干部，带动2000户增收。三是计划投入300万元补贴产业，力争明年带动500户脱贫。
2017年3月，榕江县平永镇率先开展“连心队”活动，即：1名党员，联系2-4户一般农户，共同帮扶1户贫困户。平永镇有贫困党员35名，贫困党员35户都写了承诺书。
实施“灯火+夜校”工程。实施“灯火+院坝”工程。村支书杨胜军说：“我承诺，今年让12户贫困户脱贫。”
"""


@pytest.fixture(scope="module")
def case() -> Case:
    made = extract(read_text(TEXT)).case
    assert made is not None
    return made


def test_ids_are_pinyin_and_stable(case: Case) -> None:
    assert case.id == "rongjiang"
    assert {p.id for p in case.programs} >= {"rongjiang-zhouliangdeng", "rongjiang-daoshibangxue"}
    again = extract(read_text(TEXT)).case
    assert again == case


def test_a_taken_id_is_passed_by() -> None:
    other = extract(TEXT, frozenset({"rongjiang"})).case
    assert other is not None
    assert other.id == "rongjiang-2"


def test_every_evidence_is_the_slice_it_says(case: Case) -> None:
    raw = TEXT
    for figure in case.figures:
        assert [raw[e.start : e.end] for e in figure.evidence] == [figure.text]
    for person in case.people:
        assert [raw[e.start : e.end] for e in person.evidence] == [person.name]
    assert all(p.evidence for p in case.programs)


def test_numbered_points_are_the_measures_in_order(case: Case) -> None:
    assert [m.heading for m in case.measures] == [
        "建立“周亮灯”督查制度",
        "实施“导师帮学”工程",
        "计划投入300万元补贴产业",
    ]


def test_figures_belong_to_the_program_they_stand_behind(case: Case) -> None:
    program = next(p for p in case.programs if "导师帮学" in p.name)
    assert {f.text for f in case.figures if f.id in program.figures} == {"120名", "2000户"}


def test_a_set_holds_its_members(case: Case) -> None:
    head = next(p for p in case.programs if "灯火+”" in p.name)
    assert {p.name for p in case.programs if p.part_of == head.id} == {"“灯火+夜校”工程", "“灯火+院坝”工程"}


def test_where_and_when_first(case: Case) -> None:
    program = next(p for p in case.programs if "连心队" in p.name)
    assert program.first_seen is not None
    assert (program.first_seen.place, program.first_seen.when) == ("平永镇", "2017-03")
    assert program.formula is not None
    assert [(s.role, s.min, s.max) for s in program.formula.slots] == [
        ("党员", 1, 1),
        ("农户", 2, 4),
        ("贫困户", 1, 1),
    ]


def test_the_summary_states_nothing_as_more_than_it_is(case: Case) -> None:
    told, _, waiting = case.summary.partition("实绩有")
    results, _, rest = waiting.partition("。")
    for figure in case.figures:
        if figure.nature in (Nature.PLAN, Nature.PLEDGE, Nature.TASK, Nature.CAPACITY):
            assert f"{figure.of}{figure.text}" not in results
            assert figure.text not in told
    assert "不是已有的成果" in rest


def test_one_number_said_in_two_units_is_marked(case: Case) -> None:
    pair = [f for f in case.figures if f.value == 35]
    assert {f.unit for f in pair} == {"名", "户"}
    assert pair[0].conflicts == (pair[1].id,)


def test_sites_inside_are_told_of(case: Case) -> None:
    (site,) = [s for s in case.sites if s.place.name == "平永镇"]
    assert site.role is SiteRole.SITE
    assert "连心队" in site.told


def test_what_is_not_stated_is_said(case: Case) -> None:
    assert "任务和计划后来完成了多少" in case.not_stated
    assert "承诺兑现了没有" in case.not_stated
    assert "刊发媒体" not in case.not_stated


def test_the_source_is_known_by_its_bytes(case: Case) -> None:
    (source,) = case.sources
    assert source.sha256 == read_text(TEXT).sha256
    assert (source.outlet, source.published, source.length) == ("黔东南日报", "2018-06-04", len(TEXT))


def test_the_draft_survives_its_json_form(case: Case) -> None:
    assert jsonform.loads(jsonform.dumps(case)) == case


def test_a_village_id_has_its_county_before_it() -> None:
    text = (
        "大林村变样了\n甘洛县新茶乡大林村种茶，大林村的党员带头，村民在合作社务工。"
        "\n全村59户都增收，大林村的产业更旺，村里修了路。"
    )
    made = extract(text).case
    assert made is not None
    assert made.id == "ganluo-dalin"
