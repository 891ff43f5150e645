"""When something was written."""

from datetime import UTC, datetime


def now() -> str:
    """This moment, ISO 8601 in UTC, to the second."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """A moment as it is kept: ISO 8601 in UTC, to the second, so that text order is the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
