"""Who does something at the desk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who gives, decides or reports."""

    id: int
    """Their number with Telegram; 0 for someone at the command line."""
    name: str

    def __str__(self) -> str:
        """As revisions and decisions carry it."""
        return f"{self.name}（{self.id}）" if self.id else self.name
