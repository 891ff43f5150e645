"""casebot retract: a case taken back by a person at the machine."""

from pathlib import Path

from click.testing import CliRunner, Result

from bot.cli import main
from casebase.library import Casebase


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["retract", *arguments])


def test_a_case_is_taken_back_with_its_reason(tmp_path: Path) -> None:
    db = tmp_path / "cases.db"
    result = run("ziyuan", "--why", "原文已由报社更正", "--db", str(db))
    assert result.exit_code == 0
    assert "已撤回（第2版）" in result.output
    with Casebase.open(db) as casebase:
        assert casebase.case("ziyuan") is None
        decision = casebase.decision("ziyuan")
        assert decision is not None
        assert decision.revision.why == "原文已由报社更正"
        assert decision.revision.who.startswith("cli")


def test_what_cannot_be_taken_back_is_one_sentence(tmp_path: Path) -> None:
    db = str(tmp_path / "cases.db")
    for arguments in (("nowhere", "--why", "理由"), ("ziyuan", "--why", " ")):
        result = run(*arguments, "--db", db)
        assert result.exit_code == 2
        assert len(result.output.strip().splitlines()) == 1
    assert run("ziyuan", "--db", db).exit_code == 2
