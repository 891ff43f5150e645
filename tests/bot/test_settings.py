"""Settings: read once, explained in .env.example, and never in the way of the local bot."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import settings
from bot.settings import (
    DeskSettings,
    HealthSettings,
    PrintSettings,
    ReportSettings,
    Settings,
    StoreSettings,
    TelegramSettings,
    TrafficSettings,
    WebhookSettings,
)
from casebase.errors import CasebaseError

ROOT = Path(__file__).parent.parent.parent
CONCERNS = (
    TelegramSettings,
    WebhookSettings,
    TrafficSettings,
    StoreSettings,
    PrintSettings,
    DeskSettings,
    ReportSettings,
    HealthSettings,
)


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a .env, an environment without our names."""
    monkeypatch.chdir(tmp_path)
    for concern in CONCERNS:
        for name in concern.model_fields:
            monkeypatch.delenv(name.upper(), raising=False)


def test_the_example_has_every_setting_explained_and_no_other() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    names = [line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")]
    assert names == [field.upper() for concern in CONCERNS for field in concern.model_fields]
    for number, line in enumerate(lines):
        if re.match(r"[A-Z_]+=", line):
            assert lines[number - 1].startswith("# ")


def test_the_example_as_it_stands_is_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text("utf-8"), "utf-8")
    assert Settings.read() == Settings()


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=1:file\nLOG_LEVEL=debug\nMAINTAINERS_CHAT=-100\n", "utf-8")
    monkeypatch.setenv("BOT_TOKEN", "1:environment")
    read = Settings.read()
    assert read.telegram.bot_token == SecretStr("1:environment")
    assert read.report.log_level == "DEBUG"
    assert read.report.maintainers_chat == -100


def test_a_value_that_is_none_is_named_and_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAINTAINERS_CHAT", "somebody")
    with pytest.raises(CasebaseError, match=r"MAINTAINERS_CHAT.*\.env\.example") as raised:
        Settings.read()
    assert "somebody" not in raised.value.sentence


def test_settings_made_by_hand_owe_nothing_to_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:environment")
    assert Settings().telegram.bot_token is None
    assert settings.ENV_FILE.name == ".env"
