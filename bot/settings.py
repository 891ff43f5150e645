"""Settings, read from the environment and from ``.env``; ``.env.example`` explains each.

One small class a concern, so that a part is handed what it needs and no more.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from telegram.constants import FloodLimit

from bot.transport.floods import Rates
from casebase.errors import CasebaseError
from casebase.library.curating.publishing import Consent

ENV_FILE = Path(".env")


def _blank_is_unset(value: object) -> object:
    return None if value == "" else value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


Address = Annotated[str, Field(pattern="^https?://")]
Port = Annotated[int, Field(ge=0, le=65535)]


class _Concern(BaseSettings):
    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8", extra="ignore", frozen=True, hide_input_in_errors=True
    )


class TelegramSettings(_Concern):
    """How to reach Telegram, and as whom."""

    bot_token: Annotated[SecretStr | None, BeforeValidator(_blank_is_unset)] = None
    api_url: str = "https://api.telegram.org"
    proxy_url: Annotated[str | None, BeforeValidator(_blank_is_unset)] = None


class WebhookSettings(_Concern):
    """How Telegram reaches the bot, where it is to be told of updates instead of being asked."""

    webhook_url: Annotated[Address | None, BeforeValidator(_blank_is_unset)] = None
    webhook_listen: Annotated[str, Field(pattern=r"^[^:]+:\d{1,5}$")] = "127.0.0.1:8443"
    webhook_cert: Annotated[Path | None, BeforeValidator(_blank_is_unset)] = None
    webhook_key: Annotated[Path | None, BeforeValidator(_blank_is_unset)] = None

    @property
    def listen(self) -> tuple[str, int]:
        """Host and port to listen on."""
        host, port = self.webhook_listen.rsplit(":", 1)
        return host, int(port)


class TrafficSettings(_Concern):
    """How fast messages may go out and questions come in; 0 switches a limit off."""

    messages_per_second: Annotated[float, Field(ge=0)] = float(FloodLimit.MESSAGES_PER_SECOND)
    messages_per_second_in_chat: Annotated[float, Field(ge=0)] = float(
        FloodLimit.MESSAGES_PER_SECOND_PER_CHAT
    )
    messages_per_minute_in_group: Annotated[float, Field(ge=0)] = float(
        FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP
    )
    questions_per_minute: Annotated[int, Field(ge=0)] = 30
    questions_per_minute_in_group: Annotated[int, Field(ge=0)] = 60
    updates_at_once: Annotated[int, Field(ge=1)] = 256
    updates_waiting: Annotated[int, Field(ge=1)] = 1000

    @property
    def rates(self) -> Rates:
        """The limits on messages."""
        return Rates(
            self.messages_per_second, self.messages_per_second_in_chat, self.messages_per_minute_in_group
        )


class StoreSettings(_Concern):
    """Where the cases are, and where copies of them go."""

    database_file: Path = Path("casebase.db")
    backup_folder: Annotated[Path | None, BeforeValidator(_blank_is_unset)] = None
    backups_kept: Annotated[int, Field(ge=1)] = 14


class PrintSettings(_Concern):
    """Where drawn cards are kept, and how much of the disk they may take."""

    prints_folder: Path = Path("casebase-prints")
    prints_megabytes: Annotated[int, Field(ge=0)] = 200


def _ids(value: object) -> object:
    """Numbers with commas or blanks between them."""
    return tuple(value.replace("，", ",").replace(",", " ").split()) if isinstance(value, str) else value


class DeskSettings(_Concern):
    """Who keeps the casebase, and how."""

    owners: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_ids)] = ()
    two_people: bool = False
    notice_hours: Annotated[float, Field(ge=0, le=24 * 30)] = 0.0
    reading_processes: Annotated[int, Field(ge=0)] = 1
    reading_seconds: Annotated[float, Field(gt=0)] = 60.0

    @property
    def consent(self) -> Consent:
        """What a publication needs beside one curator who wants it."""
        return Consent(self.two_people, timedelta(hours=self.notice_hours))


class ReportSettings(_Concern):
    """What is told of the bot's own troubles, and to whom."""

    maintainers_chat: Annotated[int | None, BeforeValidator(_blank_is_unset)] = None
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = "INFO"
    log_format: Literal["text", "json"] = "text"


class HealthSettings(_Concern):
    """Where the bot tells how it is."""

    health_port: Annotated[Port | None, BeforeValidator(_blank_is_unset)] = 8090


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, by concern; without arguments, the defaults whatever the environment holds."""

    telegram: TelegramSettings = field(default_factory=TelegramSettings.model_construct)
    webhook: WebhookSettings = field(default_factory=WebhookSettings.model_construct)
    traffic: TrafficSettings = field(default_factory=TrafficSettings.model_construct)
    store: StoreSettings = field(default_factory=StoreSettings.model_construct)
    prints: PrintSettings = field(default_factory=PrintSettings.model_construct)
    desk: DeskSettings = field(default_factory=DeskSettings.model_construct)
    report: ReportSettings = field(default_factory=ReportSettings.model_construct)
    health: HealthSettings = field(default_factory=HealthSettings.model_construct)

    @classmethod
    def read(cls) -> Self:
        """The settings of this environment.

        Raises:
            CasebaseError: a setting has a value that is none.
        """
        try:
            return cls(
                TelegramSettings(),
                WebhookSettings(),
                TrafficSettings(),
                StoreSettings(),
                PrintSettings(),
                DeskSettings(),
                ReportSettings(),
                HealthSettings(),
            )
        except ValidationError as error:
            names = "、".join(str(e["loc"][0]).upper() for e in error.errors())
            raise CasebaseError(f"设置 {names} 的值不对，请照 .env.example 里的说明改。") from error
