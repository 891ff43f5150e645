"""Slot algebra: order never matters, roles and numbers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebase.extraction.formula import parse
from casebase.library.slots import Fit, Relation, normalised, relate
from casebase.record import Slot


def slots(raw: str) -> tuple[Slot, ...]:
    formula = parse(raw)
    assert formula is not None
    return normalised(formula.slots)


def related(asked: str, stated: str) -> Relation | None:
    return relate(slots(asked), slots(stated))


@pytest.mark.parametrize(
    ("asked", "stated", "fit"),
    [
        ("支部+合作社", "合作社+党支部", Fit.EXACT),
        ("专合组织+党组织", "支部+合作社", Fit.EXACT),
        ("支部+合作社", "支部+合作社+农户", Fit.CONTAINED),
        ("支部+合作社+农户", "支部+合作社", Fit.PART),
        ("支部+合作社+农户", "支部+公司+农户", Fit.NEAR),
        ("支部+合作社+贫困户", "支部+合作社+农户", Fit.NEAR),
        ("1名党员+3户贫困户", "1名党员+5户贫困户", Fit.NEAR),
        ("党员+贫困户", "1名党员+5户贫困户", Fit.EXACT),
        ("1+N+1", "1名党员+N户非贫困户+1户贫困户", Fit.EXACT),
        ("1+N+1", "1名党员+1-3户非贫困户+1户贫困户", Fit.NEAR),
    ],
)
def test_how_a_formula_answers_to_another(asked: str, stated: str, fit: Fit) -> None:
    relation = related(asked, stated)
    assert relation is not None
    assert relation.fit is fit


@pytest.mark.parametrize(
    ("asked", "stated"),
    [("支部+合作社", "支部+电商"), ("支部+合作社", "银行+保险"), ("1+N+1", "支部+合作社+农户")],
)
def test_too_little_in_common_is_nothing(asked: str, stated: str) -> None:
    assert related(asked, stated) is None


def test_a_relation_says_where_the_formulas_differ() -> None:
    longer = related("支部+合作社", "支部+合作社+基地+农户")
    assert longer is not None
    assert longer.added == ("基地", "农户")
    kin = related("支部+合作社+贫困户", "支部+合作社+农户")
    assert kin is not None
    assert kin.otherwise == (("贫困户", "农户"),)
    other = related("支部+合作社+农户", "支部+公司+农户")
    assert other is not None
    assert (other.missing, other.added) == (("合作社",), ("企业",))
    counted = related("1名党员+3户贫困户", "1名党员+5户贫困户")
    assert counted is not None
    assert counted.counts_differ


PARTIES = st.lists(
    st.sampled_from(["支部", "合作社", "公司", "农户", "基地", "专家"]), min_size=2, max_size=5, unique=True
)


@given(PARTIES, st.randoms(use_true_random=False))
def test_a_formula_is_itself_in_any_order(parties: list[str], chance: object) -> None:
    mixed = list(parties)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    relation = related("+".join(parties), "+".join(mixed))
    assert relation == Relation(Fit.EXACT)


@given(PARTIES, PARTIES)
def test_containing_and_being_a_part_are_each_other_s_reverse(one: list[str], other: list[str]) -> None:
    """What contains the one is, seen from the other side, at most a part of it."""
    there, back = related("+".join(one), "+".join(other)), related("+".join(other), "+".join(one))
    if there is not None and there.fit is Fit.CONTAINED:
        assert back is None or back.fit is Fit.PART
