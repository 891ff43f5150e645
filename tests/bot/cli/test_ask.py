"""casebot county, model, list: the bot's answers on the command line."""

import json
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("figures", "甘洛", "30070"), "30070名〔任务〕"),
        (("compare", "资源县", "大苏河乡"), "⚠层级不同"),
        (("who", "支部+合作社"), "写明1 · 包含2"),
        (("similar", "缺劳力", "想种木耳"), "最像的是大苏河乡"),
        (("industry", "木耳"), "木耳、椴木耳"),
        (("place", "官洞村"), "〔承诺〕"),
        (("cite", "资源县"), "李春生"),
        (("list", "四川", "县级"), "四川省 · 县级有2个案例"),
    ],
)
def test_all_a_reader_asks_in_chat_is_answered_here(db: str, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments, "--db", db)
    assert result.exit_code == 0
    assert said in result.output


def test_the_values_behind_the_answers_are_json(db: str) -> None:
    def value(*arguments: str) -> Any:
        return json.loads(run(*arguments, "--json", "--db", db).output)

    figures = value("figures", "甘洛 30070")
    assert figures["identities"][0]["figure"]["nature"] == "任务"
    assert len(figures["identities"][0]["sources"]) == 1
    compared = value("compare", "资源县 大苏河乡")["cases"]
    assert [case["id"] for case in compared] == ["ziyuan", "qingyuan-dasuhe"]
    assert value("who", "支部+合作社")["exact"][0]["hit"]["program"]["id"] == "ziyuan-zhibu-hezuoshe"
    assert value("similar", "缺劳力 想种木耳")["cases"][0]["lacking"]
    assert value("industry", "木耳")["hits"][0]["case"]["id"] == "qingyuan-dasuhe"
    assert value("cite", "资源县")[0].startswith("李春生")
    assert value("list", "桃花源县") == []


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
