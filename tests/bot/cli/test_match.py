"""``casebot match`` keeps its line format: one answer a line, in order, best first."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

NAMES = [
    {"id": "c450329", "kind": "county", "name": "资源县", "province": "广西壮族自治区", "city": "桂林市"},
    {"id": "c513435", "kind": "county", "name": "甘洛县", "province": "四川省", "city": "凉山彝族自治州"},
    {"id": "m1", "kind": "model", "name": "先锋互助“小细胞”工程", "province": None, "city": None},
]


@pytest.fixture
def names(tmp_path: Path) -> str:
    path = tmp_path / "names.json"
    path.write_text(json.dumps(NAMES, ensure_ascii=False), "utf-8")
    return str(path)


def run(*arguments: str, lines: str = "") -> Result:
    return CliRunner().invoke(main, ["match", *arguments], input=lines)


def test_lines_are_answered_in_order(names: str) -> None:
    asked = [
        {"qid": 1, "q": "资元县", "scope": "county", "k": 5},
        {"qid": 2, "q": "小细胞", "scope": "model", "k": 5},
        {"qid": 3, "q": "对比资源县和甘洛县", "scope": "any", "k": 5},
        {"qid": 4, "q": "庆元县", "scope": "any", "k": 5},
        {"qid": 5, "q": "今天天气不错", "scope": "any", "k": 5},
    ]
    result = run("--jsonl", "--names", names, lines="\n".join(json.dumps(one) for one in asked))
    ready, *answers = map(json.loads, result.output.splitlines())
    assert ready["ready"] is True
    assert ready["build_s"] > 0
    assert [(a["qid"], a["outcome"], a["ids"]) for a in answers] == [
        (1, "corrected", ["c450329"]),
        (2, "alias", ["m1"]),
        (3, "exact", ["c450329", "c513435"]),
        (4, "no_case", []),
        (5, "unknown", []),
    ]
    assert all(len(a["scores"]) == len(a["ids"]) and a["us"] > 0 for a in answers)
    assert answers[0]["reason"] == "同音"


def test_one_query_is_answered_by_one_line(names: str) -> None:
    result = run("--names", names, "--scope", "county", "ganluo")
    assert json.loads(result.output)["ids"] == ["c513435"]


def test_a_missing_query_is_asked_for(names: str) -> None:
    result = run("--names", names)
    assert result.exit_code == 2
    assert "--jsonl" in result.output


def test_without_a_names_file_the_casebase_is_asked(tmp_path: Path) -> None:
    db = str(tmp_path / "cases.db")
    found = {
        query: json.loads(run(query, "--db", db).output)
        for query in ("资源县", "甘洛", "资元县", "双组长", "庆元", "桃花源县")
    }
    outcomes = [one["outcome"] for one in found.values()]
    assert outcomes == ["exact", "alias", "corrected", "ambiguous", "no_case", "unknown"]
    assert found["资元县"]["ids"] == ["place:广西壮族自治区/桂林市/资源县"]
    assert found["桃花源县"]["ids"] == []


def test_lines_that_are_no_question_are_answered_and_the_next_go_on(names: str) -> None:
    lines = ["{", "[1]", '{"qid": 3}', '{"q": "资源县", "scope": "x"}', '{"q": "资源县", "k": "x"}']
    result = run("--jsonl", "--names", names, lines="\n".join([*lines, '{"q": "资源县"}']))
    assert result.exit_code == 0
    _, *answers = map(json.loads, result.output.splitlines())
    assert ["error" in one for one in answers] == [True] * len(lines) + [False]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"{", b'[{"id": "a"}]', b"[1]", b"3"])
def test_a_file_that_is_no_list_of_names_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "names.json"
    path.write_bytes(content)
    result = run("--names", str(path), "资源县")
    assert result.exit_code == 2
    assert "不是名单" in result.output
