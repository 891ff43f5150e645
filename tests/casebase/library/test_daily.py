"""What a day has to offer is the same all day, another the next, and drawn from the cases there are."""

from datetime import date, timedelta

from casebase.gazetteer import Gazetteer
from casebase.library import Casebase
from casebase.library.areas import area
from casebase.library.daily import Daily, daily, spread
from casebase.library.snapshot import Snapshot
from casebase.record import Nature
from tests.casebase.cases import made_up
from tests.casebase.five import FIVE

DAY = date(2026, 11, 22)


def test_a_day_offers_the_same_to_everybody(casebase: Casebase) -> None:
    assert casebase.daily(DAY) == casebase.daily(DAY)


def test_within_some_days_every_case_has_its_turn(casebase: Casebase) -> None:
    offers = [casebase.daily(DAY + timedelta(days=n)) for n in range(60)]
    assert {offer.case.id for offer in offers if offer} == {case.id for case in FIVE}


def test_what_is_asked_is_worth_asking(casebase: Casebase) -> None:
    for offset in range(20):
        offer = casebase.daily(DAY + timedelta(days=offset))
        assert offer is not None
        assert offer.formula is not None
        assert offer.formula.program.formula is not None
        assert offer.figure is not None
        assert offer.figure.figure.nature is not Nature.RESULT
        assert offer.pair is not None
        one, other = offer.pair
        assert one.level is other.level
        assert one.place.path[0] != other.place.path[0]


def test_without_cases_a_day_has_nothing_to_offer() -> None:
    assert daily(Snapshot.of(0, (), Gazetteer.load()), DAY) is None


def test_a_case_without_any_of_it_is_offered_alone() -> None:
    bare = made_up(programs=(), figures=())
    offer = daily(Snapshot.of(1, [bare], Gazetteer.load()), DAY)
    assert offer is not None
    assert offer == Daily(bare, way=None, formula=None, figure=None, industry=None, pair=None)


def test_the_first_cases_are_of_different_areas() -> None:
    several = [case.model_copy(update={"id": f"{case.id}-{n}"}) for case in FIVE for n in range(4)]
    order = spread(several, DAY)
    assert sorted(order, key=lambda case: case.id) == sorted(several, key=lambda case: case.id)
    assert {area(case.place) for case in order[:3]} == {"东北", "华南", "西南"}
    assert spread(reversed(several), DAY) == order
