"""Formulas: roles, counts and ranges of plus-chains and of definitions in running text."""

import pytest

from casebase.extraction.formula import UNSTATED, chains, parse, parse_definition


def slots(raw: str) -> list[tuple[str, int | None, int | None]] | None:
    formula = parse(raw)
    return [(s.role, s.min, s.max) for s in formula.slots] if formula else None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("支部+合作社+农户", [("党支部", None, None), ("合作社", None, None), ("农户", None, None)]),
        (
            "村党支部＋龙头公司＋建档立卡户",
            [("党支部", None, None), ("企业", None, None), ("贫困户", None, None)],
        ),
        ("1名党员+1-3户非贫困户+1户贫困户", [("党员", 1, 1), ("非贫困户", 1, 3), ("贫困户", 1, 1)]),
        ("两名专家+N户种植大户", [("专家", 2, 2), ("大户", 1, None)]),
        ("1+N+1", [(UNSTATED, 1, 1), (UNSTATED, 1, None), (UNSTATED, 1, 1)]),
        ("党建经费+扶贫经费", [("党建经费", None, None), ("扶贫经费", None, None)]),
    ],
)
def test_a_chain_becomes_slots(raw: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert slots(raw) == expected


@pytest.mark.parametrize("raw", ["党建+", "+农户", "小细胞", ""])
def test_what_lacks_a_side_is_no_formula(raw: str) -> None:
    assert parse(raw) is None


def test_the_head_of_a_party_tells_its_role() -> None:
    assert slots("N名有经济实力的理事会非贫困户成员+1名贫困户") == [("非贫困户", 1, None), ("贫困户", 1, 1)]


def test_a_definition_in_running_text_becomes_slots() -> None:
    formula = parse_definition("1名党员带头户，联系2-4户一般农户，共同帮扶1户贫困户")
    assert formula is not None
    assert [(s.role, s.min, s.max) for s in formula.slots] == [
        ("党员", 1, 1),
        ("农户", 2, 4),
        ("贫困户", 1, 1),
    ]


def test_one_counted_party_is_no_definition() -> None:
    assert parse_definition("安排3名党员值班") is None


def test_chains_are_found_in_running_text() -> None:
    text = "采取企业+基地+农户的办法"
    ((start, end),) = chains(text)
    assert "企业+基地+农户" in text[start:end]
