"""Programs are found by what is told of them, and nothing is found for chatter."""

import pytest

from casebase.search.tellings import Tellings
from tests.casebase.five import FIVE


@pytest.fixture(scope="module")
def tellings() -> Tellings:
    programs = (program for case in FIVE for program in case.programs)
    return Tellings((p.id, f"{p.name}。{p.description}{'。'.join(p.mechanisms)}") for p in programs)


@pytest.mark.parametrize(
    ("description", "program"),
    [
        ("请能人回村当顾问", "wuzhou-licun-guwen"),
        ("让党员带几户帮一户", "ziyuan-xiaoxibao"),
    ],
)
def test_a_description_in_other_words_leads_to_the_program(
    tellings: Tellings, description: str, program: str
) -> None:
    found = tellings.of(description)
    assert found[0].id == program
    assert found[0].shared
    assert all(stretch in description for stretch in found[0].shared)


@pytest.mark.parametrize(
    "chatter",
    ["今天中午吃什么好", "怎么做红烧肉", "北京到上海的高铁几点", "帮我写一首诗", "整合资源", "", "好" * 500],
)
def test_chatter_describes_nothing(tellings: Tellings, chatter: str) -> None:
    assert tellings.of(chatter) == []
