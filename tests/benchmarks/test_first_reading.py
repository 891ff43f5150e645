"""A reading beside a curated case: what counts as the same, and what as more than was said."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks import first_reading
from benchmarks.readings import compare
from casebase.extraction.extract import extract
from casebase.extraction.jsonline import json_object
from casebase.record import Case, Nature
from casebase.record.jsonform import dumps

TEXT = """榕江县三措并举管好驻村干部
来源：黔东南日报 2018-06-04
榕江县抓实驻村帮扶，推行“晒账本”机制，组织120名老支书结对，带动2000户增收。
榕江县平永镇计划明年带动500户脱贫。村支书杨胜军说，路子对了。
"""


@pytest.fixture
def case() -> Case:
    made = extract(TEXT).case
    assert made is not None
    return made


@pytest.fixture
def reading() -> dict[str, Any]:
    return json_object(extract(TEXT))


def test_a_reading_agrees_with_its_own_draft(case: Case, reading: dict[str, Any]) -> None:
    found = compare(case, case.sources[0], reading)
    assert {kind: (t.recall, t.missed) for kind, t in found.kinds.items()} == dict.fromkeys(
        ("figures", "programs", "places", "people", "date"), (1.0, [])
    )
    assert found.main_place.right == found.natures.recall == 1


def test_a_plan_given_as_a_result_is_counted(case: Case, reading: dict[str, Any]) -> None:
    planned = next(f for f in reading["figures"] if f["nature"] == Nature.PLAN.value)
    planned["nature"] = Nature.RESULT.value
    found = compare(case, case.sources[0], reading)
    assert (found.not_yet.wanted, found.not_yet.right) == (1, 0)
    assert "应为计划" in found.natures.missed[0]


def test_a_value_elsewhere_is_another_figure(case: Case, reading: dict[str, Any]) -> None:
    reading["figures"][0]["start"], reading["figures"][0]["end"] = 0, 2
    figures = compare(case, case.sources[0], reading).kinds["figures"]
    assert len(figures.missed) == len(figures.extra) == 1


def test_names_count_by_alias_and_by_most_of_their_length(case: Case, reading: dict[str, Any]) -> None:
    named = case.model_copy(
        update={"programs": (case.programs[0].model_copy(update={"name": "晒账本公示", "aliases": ()}),)}
    )
    assert compare(named, case.sources[0], reading).kinds["programs"].recall == 1
    other = case.model_copy(
        update={
            "programs": (case.programs[0].model_copy(update={"name": "晒账本和别的许多事", "aliases": ()}),)
        }
    )
    assert compare(other, case.sources[0], reading).kinds["programs"].recall == 0


def test_a_county_stands_for_a_place_inside_it(case: Case, reading: dict[str, Any]) -> None:
    reading["main_place"] = {
        "name": "平永镇",
        "county_code": None,
        "level": "township",
        "path": [*case.place.path, "平永镇"],
    }
    assert compare(case, case.sources[0], reading).main_place.right == 1
    reading["main_place"] = None
    assert compare(case, case.sources[0], reading).main_place.missed


def test_the_command_reads_what_has_a_case(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, cases = tmp_path / "texts", tmp_path / "cases"
    texts.mkdir()
    cases.mkdir()
    (texts / "rongjiang.txt").write_bytes(TEXT.encode())
    (texts / "other.txt").write_text("没有案例的文章", "utf-8")
    (cases / "rongjiang.json").write_text(dumps(case), "utf-8")
    monkeypatch.setattr("sys.argv", ["first_reading", str(texts), "--cases", str(cases)])
    assert first_reading.main() == 0
    out = capsys.readouterr().out
    assert "articles 1" in out
    assert re.search(r"not yet real, given as 实绩 +0/1", out)

    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "rongjiang.json").write_text(json.dumps(json_object(extract("空"))), "utf-8")
    monkeypatch.setattr(
        "sys.argv", ["first_reading", str(texts), "--cases", str(cases), "--saved", str(tmp_path / "saved")]
    )
    assert first_reading.main() == 0
    assert "main place missed: 榕江县（读作 没有）" in capsys.readouterr().out


def test_without_articles_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CASEBASE_ARTICLES", raising=False)
    monkeypatch.setattr("sys.argv", ["first_reading"])
    assert first_reading.main() == 0
    assert "跳过" in capsys.readouterr().out
