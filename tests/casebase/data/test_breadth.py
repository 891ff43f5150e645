"""What the shipped cases promise as a whole: how many, from where and when, and how much each tells."""

import pytest

from casebase.data.shipped import shipped_cases, shipped_editions
from casebase.gazetteer import Gazetteer
from casebase.library.answers import ProgramHit, Sign
from casebase.library.ways import WayBook, ways
from casebase.record import Case, Level

CASES = shipped_cases()
LEAST_CASES = 60
LEAST_REGIONS = 20
LEAST_FIGURES = 5
YEARS = range(2013, 2023)
SPOKEN_OF = (
    "党建+X|党支部+合作社|三变改革|扶贫车间|电商扶贫|光伏扶贫|易地搬迁|东西部协作|消费扶贫|第一书记|联合党委"
    "|积分超市|健康扶贫|旅游扶贫|产业到户|互助资金"
)
"""The ways that are spoken of most, each of which some case goes by its name."""

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


def test_there_are_cases_enough_from_all_over_the_country() -> None:
    provinces = {place.name for place in Gazetteer.load().divisions(Level.PROVINCE)}
    regions = {case.place.path[0] for case in CASES}
    assert len(CASES) >= LEAST_CASES
    assert len(regions) >= LEAST_REGIONS
    assert regions <= provinces


def test_they_are_of_every_year_from_2013_to_2022() -> None:
    dated = {int(day[:4]) for case in CASES for source in case.sources if (day := source.published)}
    assert set(YEARS) <= dated
    assert dated <= set(YEARS)


def test_each_is_of_a_place_of_its_own() -> None:
    places = [case.place.key for case in CASES]
    assert len(set(places)) == len(places)


def test_each_way_that_is_spoken_of_most_is_some_case_s_own_name_for_it() -> None:
    book = WayBook(ProgramHit(case, program) for case in CASES for program in case.programs)
    called = {way.name for way in ways() if any(one.sign <= Sign.CALLED for one in book.members(way))}
    assert set(SPOKEN_OF.split("|")) <= called


@every_case
def test_each_has_a_named_program_with_a_formula_or_a_mechanism(case: Case) -> None:
    assert any(program.formula or program.mechanisms for program in case.programs)


@every_case
def test_each_has_figures_enough_with_what_they_are_of_where_and_how_sure(case: Case) -> None:
    assert len(case.figures) >= LEAST_FIGURES
    assert all(figure.nature and figure.scope and figure.of for figure in case.figures)


@every_case
def test_each_can_be_cited_and_says_what_its_source_does_not(case: Case) -> None:
    assert case.sources
    for source in case.sources:
        assert source.title
        assert source.url is None or source.url.startswith("http")
        assert source.url or source.outlet or source.authors, "something to look it up by"
    assert case.not_stated
    assert case.one_line


@every_case
def test_each_lies_where_the_register_has_such_a_place_in_that_year(case: Case) -> None:
    """A village has no code of its own; the county above it must be a real one of the article's time."""
    register = Gazetteer.load()
    if case.place.code is not None:
        known = register.get(case.place.code)
        assert known is not None
        assert known.path[: len(case.place.path)] == case.place.path
        return
    counties = [name for name in case.place.path if register.resolve(name, level=Level.COUNTY).places]
    today = [place for name in counties for place in register.resolve(name, level=Level.COUNTY).places]
    periods = [period for place in today for period in register.history(place.code or "")]
    known_ones = [*today, *(register.get(period.code) for period in periods if period.code)]
    assert any(case.place.path[: len(one.path)] == one.path for one in known_ones if one is not None)


def test_an_edition_is_known_by_its_file_without_being_read() -> None:
    assert [edition.id for edition in shipped_editions()] == [case.id for case in CASES]
