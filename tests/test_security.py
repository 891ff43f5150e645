"""The threat model names a test beside each line, and every test it names is there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODEL = (ROOT / "docs" / "security.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", MODEL)


def test_every_test_that_is_named_is_there() -> None:
    assert len(NAMED) > 40
    for path, name in NAMED:
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        there = {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert name in there, f"{path}::{name}"


def test_every_threat_has_a_test_beside_it() -> None:
    rows = [line for line in MODEL.splitlines() if line.startswith("| ") and "|---" not in line]
    threats = [row for row in rows if not row.startswith("| threat |")]
    assert threats
    assert [row for row in threats if "`tests/" not in row.split(" | ")[-1]] == []
