"""The package's own front: what its docstring and the README show works."""

import subprocess
import sys
from pathlib import Path

import pytest

import casebase

ROOT = Path(__file__).parents[2]


def test_the_example_of_the_readme_works(tmp_path: Path) -> None:
    from casebase import Casebase

    with Casebase.open(tmp_path / "cases.db") as opened:
        answer = opened.county("资元县")
        assert answer.asked.how is not None
        assert answer.cases[0].one_line


def test_a_slip_in_a_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        casebase.Casbase  # noqa: B018


def test_the_casebase_knows_nothing_of_telegram_and_loads_nothing_heavy() -> None:
    program = (
        "import sys; from casebase import Casebase; "
        "assert not {'telegram', 'jieba', 'pypinyin', 'opencc'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
