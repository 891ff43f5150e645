"""casebot county, model, list: the bot's answers on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("cli") / "cases.db")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_county_is_answered_as_in_chat(db: str) -> None:
    result = run("county", "资元县", "--db", db)
    assert result.exit_code == 0
    assert result.output.startswith("📍资源县（广西桂林） · 县级 · 材料未载日期\n没有叫「资元县」的地方")


def test_a_program_is_answered_as_in_chat(db: str) -> None:
    assert "1党员＋1–3非贫困户＋1贫困户" in run("model", "小细胞", "--db", db).output


def test_the_list_can_be_of_a_region(db: str) -> None:
    assert "案例库有5个案例" in run("list", "--db", db).output
    assert "广西壮族自治区有2个案例" in run("list", "广西", "--db", db).output


def test_json_is_the_answer_itself(db: str) -> None:
    county = json.loads(run("county", "资元县", "--json", "--db", db).output)
    assert county["asked"]["outcome"] == "corrected"
    assert county["cases"][0]["id"] == "ziyuan"
    program = json.loads(run("model", "小细胞", "--json", "--db", db).output)
    assert "小细胞" in program["hits"][0]["program"]["name"]
    heads = json.loads(run("list", "广西", "--json", "--db", db).output)
    assert [head["id"] for head in heads] == ["ziyuan", "wuzhou"]


def test_a_question_too_long_is_one_sentence(db: str) -> None:
    result = run("county", "县" * 300, "--db", db)
    assert result.exit_code == 2
    assert "256" in result.output
    assert "Traceback" not in result.output


def test_the_database_is_the_settings_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_FILE", "mine.db")
    assert run("list").exit_code == 0
    assert (tmp_path / "mine.db").exists()


def test_every_command_explains_itself() -> None:
    listed = run("--help")
    assert listed.exit_code == 0
    for command in ("run", "county", "model", "list"):
        assert command in listed.output
        assert run(command, "--help").exit_code == 0
    assert run("no-such-command").exit_code == 2
