"""The shared gold, where it is there: names, places and people of its articles, by its scorer."""

import importlib.util
import json
import os
from pathlib import Path
from typing import Any

import pytest

from casebase.extraction.extract import extract
from casebase.extraction.jsonline import json_object

pytestmark = [
    pytest.mark.filterwarnings(
        "ignore::ResourceWarning"
    ),  # the scorer leaves closing its files to the interpreter
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("CASEBASE_SHARED", ROOT.parent / "shared"))
GOLD = SHARED / "gold" / "gold"


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if not GOLD.is_dir():
        pytest.skip(f"no gold at {GOLD}: set CASEBASE_SHARED to run this")
    out = tmp_path_factory.mktemp("pred")
    for gold in sorted(GOLD.glob("*.json")):
        article = next(
            p for p in (SHARED / d / f"{gold.stem}.txt" for d in ("seeds", "gold/articles")) if p.exists()
        )
        raw = article.read_bytes().decode("utf-8")
        (out / gold.name).write_text(json.dumps(json_object(extract(raw)), ensure_ascii=False), "utf-8")
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, Any] = module.main(["--gold", str(GOLD), "--pred", str(out)])
    return found


@pytest.mark.parametrize(
    ("kind", "least"),
    [("programs", 0.90), ("places", 0.95), ("people", 0.92), ("industries", 0.85), ("dates", 0.95)],
)
def test_f1(scores: dict[str, Any], kind: str, least: float) -> None:
    assert scores[kind]["f1"] >= least


def test_key_programs_and_main_place(scores: dict[str, Any]) -> None:
    assert scores["key_recall"] >= 0.96
    assert scores["main_place"] == 1


def test_nothing_from_boilerplate_or_pages_without_a_case(scores: dict[str, Any]) -> None:
    assert (scores["noise"], scores["negative_facts"], scores["facts_without_span"], scores["badspan"]) == (
        0,
        0,
        0,
        0,
    )
