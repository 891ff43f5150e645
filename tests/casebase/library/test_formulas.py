"""Who works by a formula, a mechanism or a program, however it is asked."""

from pathlib import Path

import pytest

from casebase.library import Casebase, FormulaHit
from casebase.record import Formula, Mechanism, Program, ProgramKind, Slot
from casebase.store import Store
from tests.casebase.cases import evidence, made_up


def ids(hits: tuple[FormulaHit, ...]) -> set[str]:
    return {one.hit.program.id for one in hits}


@pytest.mark.parametrize(
    "query",
    [
        "支部+合作社",
        "合作社＋党支部",
        "哪些地方用支部+合作社",
        "谁在搞专合组织+支部？",
        "支部加合作社哪里有",
        "支部 合作社",
        "支部、合作社",
        "請問哪裡在用「黨支部＋合作社」",
    ],
)
def test_every_way_of_asking_finds_the_same(casebase: Casebase, query: str) -> None:
    answer = casebase.who(query)
    assert ids(answer.exact) == {"ziyuan-zhibu-hezuoshe"}
    assert ids(answer.contained) == {"qingyuan-zhibu-hezuoshe-nonghu", "ganluo-qiwei-yiti"}
    assert "wuzhou-wuge-yi" in ids(answer.alike)
    assert [head.id for head in answer.without] == ["kaijiang"]


def test_what_is_alike_in_practice_shares_the_mechanism_the_parties_stand_for(casebase: Casebase) -> None:
    answer = casebase.who("支部+合作社")
    assert answer.mechanisms == (Mechanism.COOPERATIVE,)
    for one in answer.alike:
        assert Mechanism.COOPERATIVE in one.hit.program.mechanisms
        assert one.relation is None


def test_a_formula_of_numbers_is_compared_by_them(casebase: Casebase) -> None:
    for query in ("1+N+1", "一加N加一", "１＋Ｎ＋１哪里有"):
        answer = casebase.who(query)
        assert ids(answer.exact) == {"ziyuan-1n1"}
        assert "ziyuan-xiaoxibao" in ids(answer.alike)


@pytest.mark.parametrize("query", ["党建+X", "党建+", "党建+什么", "党建＋……"])
def test_an_open_party_is_any(casebase: Casebase, query: str) -> None:
    exact = ids(casebase.who(query).exact)
    assert {"ganluo-dj-chanye", "ganluo-dj-zhongxin", "ganluo-dj-x"} <= exact


def test_a_region_limits_the_answer(casebase: Casebase) -> None:
    answer = casebase.who("四川哪些县用支部+合作社")
    assert answer.region is not None
    assert answer.region.name == "四川省"
    assert {one.hit.case.id for one in (*answer.exact, *answer.contained, *answer.alike)} == {"ganluo"}
    assert [head.id for head in answer.without] == ["kaijiang"]


def test_a_mechanism_and_a_single_party_are_answered_too(casebase: Casebase) -> None:
    paired = casebase.who("谁在搞结对帮扶")
    assert paired.formula is None
    assert all(Mechanism.PAIRING in one.hit.program.mechanisms for one in paired.alike)
    party = casebase.who("谁在用合作社")
    assert "ziyuan-zhibu-hezuoshe" in ids(party.contained)


def test_a_program_named_instead_is_said_to_be_one(casebase: Casebase) -> None:
    answer = casebase.who("哪里有理村顾问")
    assert answer.named is not None
    assert [hit.program.id for hit in answer.named.hits] == ["wuzhou-licun-guwen"]


def test_what_nobody_does_is_found_nowhere(casebase: Casebase) -> None:
    answer = casebase.who("量子+隧道")
    assert answer.exact == answer.contained == answer.alike == ()
    assert len(answer.without) == 5


def test_parties_of_a_case_s_own_naming_are_known(tmp_path: Path) -> None:
    """A party no list knows is found because a record names it."""
    path = tmp_path / "cases.db"
    Casebase.open(path).close()
    program = Program(
        id="jia-stars",
        name="驿站+灯塔",
        kind=ProgramKind.MODEL,
        formula=Formula(raw="驿站+灯塔", slots=(Slot(role="驿站"), Slot(role="灯塔"))),
        place="甲县",
        description="驿站连着灯塔",
        mechanisms=(Mechanism.SERVICE,),
        evidence=evidence("站点"),
    )
    with Store.open(path).change(who="test", action="publish", why="test") as change:
        change.put(made_up(programs=(program,)))
    with Casebase.open(path) as casebase:
        assert ids(casebase.who("还有谁在推广灯塔+驿站的做法").exact) == {"jia-stars"}


def test_a_mechanism_asked_for_by_name_is_one_though_it_could_be_a_party(casebase: Casebase) -> None:
    answer = casebase.who("资金统筹")
    assert answer.formula is None
    assert answer.mechanisms == (Mechanism.FUND_POOLING,)
    assert answer.alike
