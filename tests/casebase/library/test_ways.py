"""同类: programs of one way under different names are linked, each with its reason; nothing is guessed."""

from collections.abc import Sequence

import pytest

from casebase.gazetteer import Gazetteer
from casebase.library.answers import ProgramAnswer, ProgramHit, Sign, Tie
from casebase.library.asked_way import asked_way
from casebase.library.formulas import who_answer
from casebase.library.kinship import kin
from casebase.library.snapshot import Snapshot
from casebase.library.tables import rows
from casebase.library.wanted import free_answer, model_answer
from casebase.library.ways import way_of_key, ways, written
from casebase.record import Case, Formula, Mechanism, Program, Slot
from tests.casebase.cases import made_up
from tests.casebase.counties import case


def snapshot(*cases: Case) -> Snapshot:
    return Snapshot.of(1, cases, Gazetteer.load())


def hit(of: Snapshot, program: str) -> ProgramHit:
    return of.programs[program]


def chain(*roles: str) -> Formula:
    return Formula(raw="+".join(roles), slots=tuple(Slot(role=role) for role in roles))


def named(hits: Sequence[ProgramHit]) -> list[str]:
    return [one.program.name for one in hits]


SOLAR = snapshot(
    case("gulang", {"name": "村级光伏电站"}),
    case("jinzhai", {"name": "阳光入户", "aliases": ("光伏扶贫",)}),
    case(
        "weixian", {"name": "“阳光银行”"}, {"name": "七项行动", "description": "其中一项装了光伏发电设备。"}
    ),
    case("longde", {"name": "人造花车间"}),
)


def test_different_names_of_one_way_are_linked_with_the_way_as_the_reason() -> None:
    found = kin(SOLAR, hit(SOLAR, "gulang-0"))
    assert [one.hit.program.id for one in found] == ["weixian-0", "jinzhai-0"]
    assert {(one.reasons[0].tie, one.reasons[0].shared) for one in found} == {(Tie.WAY, "光伏扶贫")}


def test_what_is_only_told_of_in_passing_makes_nobody_kin() -> None:
    assert "weixian-1" not in {one.hit.program.id for one in kin(SOLAR, hit(SOLAR, "gulang-0"))}
    assert kin(SOLAR, hit(SOLAR, "longde-0")) == ()


def test_programs_of_one_case_are_no_kin_of_each_other() -> None:
    one = snapshot(case("gulang", {"name": "光伏扶贫"}, {"name": "光伏电站"}))
    assert kin(one, hit(one, "gulang-0")) == ()


def test_formulas_link_by_their_parties_whatever_these_are_called() -> None:
    both = snapshot(
        case("gulang", {"name": "连心模式", "formula": chain("企业", "合作社", "专家")}),
        case("jinzhai", {"name": "抱团模式", "formula": chain("企业", "合作社", "专家")}),
        case("weixian", {"name": "单干模式", "formula": chain("协会", "学校")}),
    )
    (found,) = kin(both, hit(both, "gulang-0"))
    assert found.hit.program.id == "jinzhai-0"
    assert (found.reasons[0].tie, found.reasons[0].shared) == (Tie.FORMULA, "企业、合作社、专家")


def test_the_same_telling_mechanisms_link_and_widespread_ones_do_not() -> None:
    telling = (Mechanism.PAIRING, Mechanism.PUBLIC_PLEDGE)
    widespread = (Mechanism.INDUSTRY, Mechanism.PARTY_BUILDING)
    both = snapshot(
        case("gulang", {"name": "甲法", "mechanisms": telling}, {"name": "乙法", "mechanisms": widespread}),
        case("jinzhai", {"name": "丙法", "mechanisms": telling}, {"name": "丁法", "mechanisms": widespread}),
    )
    (found,) = kin(both, hit(both, "gulang-0"))
    assert (found.hit.program.name, found.reasons[0].tie) == ("丙法", Tie.MECHANISM)
    assert kin(both, hit(both, "gulang-1")) == ()


@pytest.mark.parametrize(
    "asked",
    [
        "光伏扶贫",
        "光伏扶贫怎么做",
        "哪里有光伏扶贫",
        "谁在做光伏扶贫？",
        "请问光伏扶贫有哪些案例",
        "光伏扶貧",
    ],
)
def test_asked_by_its_general_name_a_way_is_told_with_all_its_programs(asked: str) -> None:
    free, model = free_answer(SOLAR, asked), model_answer(SOLAR, asked)
    who = who_answer(SOLAR, asked).named
    for answer in (free, model, who):
        assert isinstance(answer, ProgramAnswer)
        assert answer.way is not None
        assert answer.way.name == "光伏扶贫"
        assert named(answer.hits) == ["阳光入户", "“阳光银行”", "村级光伏电站", "七项行动"]
        assert answer.members[-1].sign is Sign.TOLD


def test_those_called_by_the_very_name_that_was_typed_come_first() -> None:
    assert named(model_answer(SOLAR, "光伏扶贫").hits)[0] == "阳光入户"


def test_a_name_that_is_one_program_s_own_opens_that_program_with_its_kin() -> None:
    answer = model_answer(SOLAR, "阳光银行")
    assert named(answer.hits) == ["“阳光银行”"]
    assert {one.hit.program.id for one in answer.kin} == {"gulang-0", "jinzhai-0"}


def test_a_region_has_its_own_and_one_without_the_way_is_not_guessed() -> None:
    there = model_answer(SOLAR, "甘肃光伏扶贫")
    assert named(there.hits) == ["村级光伏电站"]
    assert there.not_in is None
    nowhere = model_answer(SOLAR, "贵州的光伏扶贫")
    assert nowhere.not_in is not None
    assert nowhere.not_in.name == "贵州省"
    assert not any(one.case.place.path[0] == "贵州省" for one in nowhere.hits)


def test_a_way_no_case_tells_of_is_said_to_be_told_nowhere() -> None:
    answer = model_answer(SOLAR, "积分超市")
    assert answer.way is not None
    assert answer.hits == ()


@pytest.mark.parametrize("asked", ["党支部+合作社", "光伏扶贫和积分超市对比", "古浪县", "今天天气怎么样"])
def test_what_asks_for_more_or_for_something_else_asks_for_no_way(asked: str) -> None:
    assert asked_way(SOLAR, asked) is None


def test_every_way_has_a_key_a_button_can_carry_and_a_name_of_its_own() -> None:
    keys = [way.key for way in ways()]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() and key.isalpha() and len(key) <= 20 for key in keys)
    generals = [written(way.name) for way in ways()]
    assert len(set(generals)) == len(generals)
    assert all(way_of_key(way.key) is way for way in ways())
    assert all(len(row) == 5 for row in rows("ways"))


def test_a_program_is_of_a_way_by_the_plainest_sign() -> None:
    signs = {one.hit.program.id: one.sign for one in SOLAR.ways.members(way_of_key("guangfu") or ways()[0])}
    assert signs == {
        "gulang-0": Sign.NAMED,
        "weixian-0": Sign.NAMED,
        "jinzhai-0": Sign.CALLED,
        "weixian-1": Sign.TOLD,
    }


def test_a_program_of_no_way_has_none() -> None:
    program: Program = made_up().programs[0]
    assert SOLAR.ways.ways_of(program) == ()
