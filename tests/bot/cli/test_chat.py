"""``casebot chat`` as a program: standard input in, answers out, nothing left behind."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.chat import chat


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def talk(*lines: str, options: tuple[str, ...] = ()) -> str:
    result = CliRunner().invoke(chat, list(options), input="".join(line + "\n" for line in lines))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_piped_questions_are_answered_in_order_without_prompts(temporary: Path) -> None:
    printed = talk("/county 资源县", "/model 小细胞")
    assert printed.startswith("📍资源县（广西桂林）")
    assert printed.index("📍资源县") < printed.index("🧩先锋互助“小细胞”工程")
    assert "›" not in printed
    assert "\x1b" not in printed
    assert list(temporary.iterdir()) == []


def test_a_program_gets_a_line_an_event() -> None:
    event = {"user": 1001, "chat": 1001, "text": "/county 资源县"}
    lines = talk(json.dumps(event), "nonsense", options=("--jsonl",)).splitlines()
    first, second = (json.loads(line) for line in lines)
    assert first["calls"][0]["text"].startswith("📍资源县")
    assert "error" in second


def test_in_a_group_ordinary_talk_is_not_answered() -> None:
    assert talk("大家好", options=("--group",)) == ""
    assert "资源县" in talk("/county 资源县", options=("--group", "--as", "admin"))


def test_a_database_named_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "cases.db"
    talk("/list", options=("--db", str(file)))
    assert file.exists()


@pytest.mark.parametrize("name", ["nobody", "0", "-1"])
def test_someone_who_is_nobody_is_refused(name: str) -> None:
    result = CliRunner().invoke(chat, ["--as", name])
    assert result.exit_code == 2
    assert "admin" in result.output


def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "文章.txt"
    file.write_text("资源县" * 100, encoding="utf-8")
    result = CliRunner().invoke(chat, ["--db", str(file)], input="/list\n")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert len(result.stderr.strip().splitlines()) == 1
