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
