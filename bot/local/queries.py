"""What a bot may answer once: button presses, inline queries, mentions of a guest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.local.people import Message, User

Json = dict[str, Any]

#: How long each may be answered, in seconds; after that the id is refused. From the official server.
CALLBACK_LIFETIME = 150
INLINE_LIFETIME = 30
#: How long a result may still be chosen after its query was answered.
CHOICE_LIFETIME = 600


@dataclass
class CallbackQuery:
    """A pressed button."""

    id: str
    user: User
    data: str
    born: float
    message: Message | None = None
    inline_message_id: str | None = None
    #: The bot's answer: text, show_alert, url.
    answer: Json | None = None


@dataclass
class InlineQuery:
    """What someone types after ``@bot`` in some chat."""

    id: str
    user: User
    query: str
    offset: str
    born: float
    #: The bot's answer: results, next_offset, cache_time, button.
    answer: Json | None = None

    @property
    def results(self) -> list[Json]:
        """Return what the bot offered to choose from."""
        return list((self.answer or {}).get("results", []))


@dataclass
class GuestQuery:
    """A message that mentions the bot in a chat it is not in; it may be answered once."""

    id: str
    message: Message
    born: float
    answer: Message | None = None


@dataclass
class Queries:
    """Everything one bot has been asked, by id."""

    callbacks: dict[str, CallbackQuery] = field(default_factory=dict)
    inline: dict[str, InlineQuery] = field(default_factory=dict)
    guests: dict[str, GuestQuery] = field(default_factory=dict)
