"""What is counted of the bot's work, in Prometheus' words."""

from collections.abc import Callable
from contextvars import ContextVar
from enum import StrEnum

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Outcome(StrEnum):
    """What became of an update."""

    DONE = "done"
    TOLD = "told"
    """The asker was told in a sentence why it cannot be done."""
    FAILED = "failed"
    """An error nobody foresaw; the asker got an apology."""
    CUT_OFF = "cut_off"
    """Telegram could not be reached to answer."""
    LIMITED = "limited"
    """Too many questions of one person or group."""
    UNREADABLE = "unreadable"
    """Not an update as the library knows them."""


outcome: ContextVar[Outcome] = ContextVar("outcome")
"""Of the update being worked on; unset where nothing went wrong."""

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The counters of one running bot."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._updates = Counter(
            "casebot_updates", "Updates worked on", ("kind", "outcome"), registry=self._registry
        )
        self._latency = Histogram(
            "casebot_update_seconds",
            "From an update's arrival to the end of the work on it",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._duplicates = Counter(
            "casebot_duplicate_updates", "Updates delivered again and let be", registry=self._registry
        )
        self._errors = Counter(
            "casebot_errors", "Errors by what they were", ("kind",), registry=self._registry
        )
        self._drawn = Counter(
            "casebot_cards_drawn",
            "Cards and prints drawn, not taken from the folder",
            registry=self._registry,
        )
        self._restarts = Counter(
            "casebot_connection_restarts",
            "Connections to Telegram the watchdog restarted",
            registry=self._registry,
        )
        # A child is looked up once: that costs more than counting.
        self._children: dict[tuple[str, Outcome], Counter] = {}

    def worked(self, kind: str, became: Outcome, seconds: float) -> None:
        """An update was worked on."""
        child = self._children.get((kind, became))
        if child is None:
            child = self._children[kind, became] = self._updates.labels(kind, became)
        child.inc()
        self._latency.observe(seconds)

    def duplicate(self) -> None:
        """An update came again."""
        self._duplicates.inc()

    def error(self, kind: str) -> None:
        """An error was met; ``kind`` is its class."""
        self._errors.labels(kind).inc()

    def drew(self) -> None:
        """A card was drawn."""
        self._drawn.inc()

    def restarted(self) -> None:
        """The watchdog restarted a connection."""
        self._restarts.inc()

    def watch(self, name: str, told: str, value: Callable[[], float]) -> None:
        """Report ``value()`` whenever somebody asks."""
        Gauge(f"casebot_{name}", told, registry=self._registry).set_function(value)

    def text(self) -> bytes:
        """Everything, in Prometheus' text format."""
        return generate_latest(self._registry)
