"""Which day it is for those who ask: Beijing's."""

from datetime import date, datetime, timedelta, timezone

_BEIJING = timezone(timedelta(hours=8))


def beijing_day(at: datetime) -> date:
    """The day in Beijing at that time."""
    return at.astimezone(_BEIJING).date()
