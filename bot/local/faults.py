"""Failures set on purpose: the next calls of a method are refused, or wait."""

from __future__ import annotations

from dataclasses import dataclass

from bot.local.errors import ApiError


@dataclass
class Fault:
    """What happens to the next ``times`` calls of a method (``*`` for any).

    Attributes:
        status: 0 lets the call through after the delay.
        retry_after: seconds, for a 429.
        delay_ms: how long the answer waits.
    """

    method: str
    status: int = 0
    description: str | None = None
    retry_after: int | None = None
    delay_ms: int = 0
    times: int = 1

    def meets(self, method: str) -> bool:
        """Return whether the fault is for this method."""
        return self.method.lower() in ("*", method.lower())

    def error(self) -> ApiError | None:
        """Return the refusal, or None for a fault that only delays."""
        if self.status == 0:
            return None
        parameters = {} if self.retry_after is None else {"retry_after": self.retry_after}
        default = (
            f"Too Many Requests: retry after {self.retry_after}" if self.status == 429 else "Local fault"
        )
        return ApiError(self.status, self.description or default, **parameters)


class Faults:
    """The faults that are set, used up in the order they were set."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Set a fault, to come after those already set."""
        self._faults.append(fault)

    @property
    def is_set(self) -> bool:
        """Whether some call is still to fail."""
        return bool(self._faults)

    def clear(self) -> None:
        """From now on nothing fails."""
        self._faults.clear()

    def take(self, method: str) -> Fault | None:
        """Return the fault that meets this call, and count it as used."""
        for fault in self._faults:
            if fault.meets(method):
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
                return fault
        return None

    def delay(self, method: str) -> float:
        """Return how long the next call of a method waits, in seconds, without using the fault up."""
        return next((fault.delay_ms / 1000 for fault in self._faults if fault.meets(method)), 0.0)
