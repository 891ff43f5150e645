"""A bot's account: its token, its settings, what waits for it and what it has been asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.local.people import Chat, User
from bot.local.queries import Queries
from bot.local.updates import UpdateQueue

Json = dict[str, Any]


@dataclass
class Profile:
    """What a bot shows of itself; texts are kept by language code, commands by scope and language."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    #: Menu buttons by private chat; under 0 the one for everybody.
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    admin_rights: dict[bool, Json] = field(default_factory=dict)


@dataclass
class Webhook:
    """Where updates are delivered instead of being polled."""

    url: str
    secret_token: str | None = None
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass
class Account:
    """One bot.

    Attributes:
        sees_everything: privacy mode is off: in groups it gets every message, not only those meant for it.
        has_inline_feedback: chosen results are reported (a setting of @BotFather).
        has_guest_mode: people may mention it in chats it is not in.
    """

    user: User
    token: str
    sees_everything: bool = False
    has_inline_mode: bool = True
    has_inline_feedback: bool = True
    has_guest_mode: bool = True
    profile: Profile = field(default_factory=Profile)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    queries: Queries = field(default_factory=Queries)
    webhook: Webhook | None = None
    private_chats: dict[int, Chat] = field(default_factory=dict)

    @property
    def username(self) -> str:
        """Return the name after the @; a bot always has one."""
        assert self.user.username
        return self.user.username

    def get_me(self) -> Json:
        """Return the account as ``getMe`` shows it."""
        return {
            **self.user.as_json(),
            "can_join_groups": True,
            "can_read_all_group_messages": self.sees_everything,
            "supports_inline_queries": self.has_inline_mode,
            "supports_guest_queries": self.has_guest_mode,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
            "supports_join_request_queries": False,
        }
