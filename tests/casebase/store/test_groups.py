"""What a group has set, its quiet hours, and which answers are due to be removed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casebase.store import GroupSettings, Store

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "cases.db")
    yield store
    store.close()


def test_a_group_that_set_nothing_is_answered_where_it_asks(store: Store) -> None:
    assert store.groups.settings(-1) == GroupSettings()


def test_what_is_changed_stays_and_the_rest_too(store: Store, tmp_path: Path) -> None:
    store.groups.change(-1, 7, quiet_from=22, quiet_until=7)
    assert store.groups.change(-1, 8, is_on=False) == GroupSettings(is_on=False, quiet_from=22, quiet_until=7)
    again = Store.open(tmp_path / "cases.db")
    assert again.groups.settings(-1) == GroupSettings(is_on=False, quiet_from=22, quiet_until=7)
    again.close()
    assert store.groups.settings(-2) == GroupSettings()


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [(22, 7, {22, 23, *range(7)}), (0, 8, set(range(8))), (12, 14, {12, 13}), (None, None, set())],
)
def test_quiet_hours_are_beijing_s_and_may_span_midnight(
    start: int | None, end: int | None, hours: set[int]
) -> None:
    settings = GroupSettings(quiet_from=start, quiet_until=end)
    midnight = datetime(2026, 8, 31, 16, tzinfo=UTC)
    quiet = {hour for hour in range(24) if settings.is_quiet(midnight + timedelta(hours=hour, minutes=30))}
    assert quiet == hours


def test_a_group_that_moved_keeps_what_it_set(store: Store) -> None:
    store.groups.change(-1, 7, is_on=False)
    store.groups.remove_at(-1, 5, NOW)
    store.groups.move(-1, -1001)
    store.groups.move(-1, -1001)
    assert store.groups.settings(-1001) == GroupSettings(is_on=False)
    assert store.groups.settings(-1) == GroupSettings()
    assert store.groups.due(NOW, 10) == ()


def test_what_was_set_after_the_move_is_not_undone_by_it(store: Store) -> None:
    store.groups.change(-1, 7, is_on=False)
    store.groups.change(-1001, 7, remove_after=60)
    store.groups.move(-1, -1001)
    assert store.groups.settings(-1001) == GroupSettings(remove_after=60)


def test_answers_are_due_in_order_until_they_are_removed(store: Store) -> None:
    store.groups.remove_at(-1, 5, NOW + timedelta(hours=1))
    store.groups.remove_at(-1, 6, NOW)
    store.groups.remove_at(-1, 7, NOW + timedelta(hours=9))
    assert store.groups.due(NOW + timedelta(hours=2), 10) == ((-1, 6), (-1, 5))
    store.groups.removed(-1, 6)
    assert store.groups.due(NOW + timedelta(hours=2), 10) == ((-1, 5),)
