"""The desk on the command line: everything a curator does in chat, through the same casebase."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from casebase.library import Casebase
from tests.casebase.article import ARTICLE


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def folder(tmp_path: Path, articles: int) -> Path:
    there = tmp_path / "articles"
    there.mkdir()
    for number in range(articles):
        text = ARTICLE.replace("46所", f"{number + 31}所") + f"第{number}篇。"
        (there / f"{number}.txt").write_text(text, encoding="utf-8")
    (there / "empty.txt").write_text("")
    (there / "picture.pdf").write_bytes(b"\x89PNG\r\n")
    return there


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_is_added_once_and_what_is_skipped_is_said(tmp_path: Path, db: Path, jobs: str) -> None:
    there = folder(tmp_path, 6)
    done = run("add", str(there), "--db", str(db), "--json", "--jobs", jobs)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(row["outcome"] for row in rows) == ["draft"] * 6 + ["unreadable"] * 2
    assert all("空" in row["said"] for row in rows if row["file"].endswith("empty.txt"))
    again = run("add", str(there), "--db", str(db), "--json")
    assert {json.loads(line)["outcome"] for line in again.stdout.splitlines()} == {"known", "unreadable"}
    with Casebase.open(db) as casebase:
        assert len(casebase.desk.pending()[0]) == 6


def test_a_case_is_made_changed_and_taken_back(tmp_path: Path, db: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    at = ("--db", str(db))
    assert "1号草稿：灵川县" in run("add", str(tmp_path / "article.txt"), *at).output
    shown = run("review", "1", "--keep-all", "--drop", "f0", "--set", "f1", "nature", "任务", *at).output
    assert "46所" in shown
    assert "〔任务〕" in shown
    with Casebase.open(db) as running:
        assert "lingchuan" in run("publish", "1", *at).output
        assert running.county("灵川县").cases[0].figures[0].text == "3200人次"
        assert "撤回" in run("retract", "lingchuan", "材料失实", *at).output
        assert running.county("灵川县").cases == ()
    assert run("undo", "lingchuan", *at).exit_code == 0
    assert "lingchuan" not in run("merge", "lingchuan", "ziyuan", *at).output.split("（")[1]
    assert run("history", "ziyuan", *at).output.count("第") == 2
    assert "材料失实" in run("log", *at).output
    assert "没有发现问题" in run("check", *at).output


def test_data_goes_out_as_a_package_and_comes_back(tmp_path: Path, db: Path) -> None:
    package, lines = tmp_path / "package", tmp_path / "all.jsonl"
    assert run("export", str(package), "--db", str(db)).exit_code == 0
    described = json.loads((package / "datapackage.json").read_text("utf-8"))
    tables = {resource["name"]: resource for resource in described["resources"]}
    header = (package / "figures.csv").read_text("utf-8").splitlines()[0]
    assert [field["name"] for field in tables["figures"]["schema"]["fields"]] == header.split(",")
    other = tmp_path / "other.db"
    assert "没有改动" in run("import", str(package), "--db", str(other)).output
    run("export", str(lines), "--db", str(other))
    assert lines.read_text("utf-8") == (package / "records.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [("publish", "9"), ("review", "9"), ("undo", "1"), ("retract", "桃花源县", "理由"), ("undo", "999")],
)
def test_what_cannot_be_done_is_one_sentence(db: Path, words: tuple[str, ...]) -> None:
    done = run(*words, "--db", str(db))
    assert done.exit_code == 2
    assert "Traceback" not in done.output
