"""The time, and which day it is for those who ask: Beijing's."""

from datetime import UTC, date, datetime, timedelta, timezone

_BEIJING = timezone(timedelta(hours=8))


def now() -> datetime:
    """The time, for what comes without one: a pressed button, a query."""
    return datetime.now(UTC)


def beijing_day(at: datetime) -> date:
    """The day in Beijing at that time."""
    return in_beijing(at).date()


def in_beijing(at: datetime) -> datetime:
    """A moment by the clocks people in China read."""
    return at.astimezone(_BEIJING)
