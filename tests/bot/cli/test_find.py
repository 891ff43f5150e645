"""``casebot find`` prints passages with their words marked, and like cases with what the asker lacks."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(tmp_path / "casebase.db")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["find", *arguments])


def test_words_are_marked_and_named(db: str) -> None:
    result = run("--db", db, "承诺墙")
    assert "【承诺墙】" in result.output
    assert "因为有：承诺墙" in result.output


def test_json_tells_case_part_marks_and_why(db: str) -> None:
    found = json.loads(run("--db", db, "--json", "--limit", "3", "木耳").output)
    assert 0 < len(found) <= 3
    assert found[0]["case"] == "qingyuan-dasuhe"
    start, end = found[0]["marks"][0]
    assert found[0]["snippet"][start:end] == "木耳"


def test_like_cases_come_with_reasons_and_with_what_is_lacking(db: str) -> None:
    result = run("--db", db, "--similar", "缺劳力", "想种木耳", "贫困户60户")
    assert "产业（木耳）" in result.output
    assert "没提到" in result.output


def test_nothing_found_is_said(db: str) -> None:
    assert "没有找到" in run("--db", db, "潜水艇").output
