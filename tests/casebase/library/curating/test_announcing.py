"""An announced publication becomes true in time; an objection, a change or a newer version stops it."""

from datetime import UTC, datetime, timedelta

import pytest

from casebase.library import Casebase
from casebase.library.curating.announcing import Failed
from casebase.library.curating.publishing import Consent, Published
from casebase.library.curating.reviewing import SettledError
from casebase.store.desk import DraftState
from tests.casebase.article import ARTICLE, OWNER, SECOND, read

DAY = Consent(notice=timedelta(days=1))


def later(**time: int) -> datetime:
    return datetime.now(UTC) + timedelta(**time)


@pytest.fixture
def number(own: Casebase) -> int:
    """A draft whose publication is announced."""
    draft = own.desk.add(read(ARTICLE), OWNER).draft
    assert draft is not None
    done = own.desk.publish(draft.id, draft.version, OWNER, DAY)
    assert done.case is None
    assert done.due is not None
    return draft.id


def test_nothing_is_published_before_its_time_and_once_then(own: Casebase, number: int) -> None:
    assert own.desk.publish_due(later(hours=23)) == ()
    assert own.county("灵川县").cases == ()
    (done,) = own.desk.publish_due(later(hours=25))
    assert isinstance(done, Published)
    assert own.county("灵川县").cases
    assert own.desk.draft(number).closed_by == str(OWNER)
    assert own.desk.publish_due(later(hours=26)) == ()


def test_pressing_again_announces_nothing_twice(own: Casebase, number: int) -> None:
    with pytest.raises(SettledError, match="已经在公示"):
        own.desk.publish(number, 1, SECOND, DAY)


def test_what_was_withdrawn_stays_a_draft(own: Casebase, number: int) -> None:
    own.desk.withdraw(number)
    with pytest.raises(SettledError):
        own.desk.withdraw(number)
    assert own.desk.publish_due(later(days=2)) == ()
    assert own.desk.draft(number).state is DraftState.OPEN


def test_a_change_makes_the_announcement_void(own: Casebase, number: int) -> None:
    own.desk.decide(number, "f0", "drop", 0, SECOND)
    assert own.desk.notice(own.desk.draft(number)) is None
    assert own.desk.publish_due(later(days=2)) == ()
    assert own.desk.draft(number).state is DraftState.OPEN


def test_a_correction_overtaken_by_another_does_not_come_about(own: Casebase, number: int) -> None:
    own.desk.publish_due(later(days=2))
    case = own.desk.draft(number).case
    assert case is not None
    correction = own.desk.edit(case, OWNER)
    own.desk.publish(correction.id, correction.version, OWNER, DAY)
    own.desk.retract(case, "材料失实", SECOND)
    (done,) = own.desk.publish_due(later(days=2))
    assert isinstance(done, Failed)
    assert "新版" in done.why
    assert own.desk.publish_due(later(days=3)) == ()
