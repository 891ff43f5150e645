"""The record refuses what cannot be trusted, and its JSON form loses nothing."""

import pytest
from pydantic import ValidationError

from casebase.record import Evidence, Figure, Nature, Person, Slot, Standing, Status
from casebase.record.jsonform import dumps, loads
from tests.casebase.cases import evidence, made_up


def test_json_form_round_trips() -> None:
    case = made_up()
    assert loads(dumps(case)) == case
    assert dumps(loads(dumps(case))) == dumps(case)


def test_json_form_puts_one_fact_on_a_line() -> None:
    lines = dumps(made_up()).splitlines()
    assert any('"f1"' in line and '"f2"' not in line for line in lines)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"one_line": "长" * 41}, "one_line"),
        ({"figures": ()}, "unknown figure ids"),
        ({"figures": made_up().figures * 2}, "more than once"),
        ({"sources": ()}, "does not have"),
        ({"status": Status.MERGED}, "merged"),
        ({"revision": "x"}, "revision"),
    ],
)
def test_incoherent_cases_are_refused(changes: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        made_up(**changes)


def test_evidence_behind_the_end_of_its_source_is_refused() -> None:
    short = made_up().sources[0].model_copy(update={"length": 3})
    with pytest.raises(ValidationError, match="behind the end"):
        made_up(sources=(short,))


def test_a_figure_needs_evidence() -> None:
    with pytest.raises(ValidationError, match="no evidence"):
        Figure(id="f", text="5个", value=5, of="站点", scope="甲县", nature=Nature.RESULT, evidence=())


def test_a_share_says_what_its_whole_is() -> None:
    with pytest.raises(ValidationError, match="nature of its whole"):
        Figure(
            id="f",
            text="5%",
            value=0.05,
            of="农户",
            scope="甲县",
            nature=Nature.SHARE,
            evidence=evidence("5个"),
        )


@pytest.mark.parametrize("nature", [n for n in Nature if n not in (Nature.RESULT, Nature.SHARE)])
def test_only_a_result_counts_as_achieved(nature: Nature) -> None:
    figure = made_up().figures[0].model_copy(update={"nature": nature})
    assert not figure.achieved
    assert made_up().figures[0].achieved


def test_spans_and_ranges_must_run_forwards() -> None:
    with pytest.raises(ValidationError):
        Evidence(source="s", start=5, end=5)
    with pytest.raises(ValidationError):
        Slot(role="党员", min=3, max=1)


@pytest.mark.parametrize(
    ("name", "masked", "shown"),
    [("王小二", True, "王某"), ("欧阳小二", True, "欧阳某"), ("王小二", False, "王小二")],
)
def test_masked_people_show_their_surname_only(name: str, masked: bool, shown: str) -> None:
    person = Person(
        name=name, role="村民", standing=Standing.VILLAGER, masked=masked, evidence=evidence("乙村")
    )
    assert person.shown == shown


def test_a_slip_in_a_field_name_is_an_error() -> None:
    text = dumps(made_up()).replace('"one_line"', '"oneline"')
    with pytest.raises(ValidationError, match="oneline"):
        loads(text)
