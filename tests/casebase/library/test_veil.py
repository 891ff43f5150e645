"""Whoever is masked is masked in our own words, and nothing else of a record changes."""

import pytest

from casebase.data.shipped import shipped_cases
from casebase.library.veil import veiled
from casebase.record import Case, Person, Standing
from tests.casebase.cases import evidence, made_up


def test_a_masked_name_is_in_no_words_of_the_record() -> None:
    case = made_up(title="王小二的灯", one_line="王小二报名", not_stated=("王小二家几口人",))
    shown = veiled(case)
    assert (shown.title, shown.one_line, shown.not_stated) == ("王某的灯", "王某报名", ("王某家几口人",))
    assert shown.people == case.people


def test_a_name_within_a_longer_one_leaves_no_end_standing() -> None:
    people = [
        Person(name=n, role="村民", standing=Standing.VILLAGER, masked=True, evidence=evidence("王小二"))
        for n in ("王小", "王小二")
    ]
    assert veiled(made_up(people=tuple(people), one_line="王小二报名")).one_line == "王某报名"


@pytest.mark.parametrize("case", shipped_cases(), ids=lambda case: case.id)
def test_what_names_nobody_stays_the_very_same(case: Case) -> None:
    assert veiled(case) is case
