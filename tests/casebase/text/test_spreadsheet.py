"""No cell of an exported table is a formula."""

import csv
import io

import pytest

from casebase.library.curating.exchange import _csv
from casebase.text.spreadsheet import guarded


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@x", "＝1", " =cmd|'/c calc'!A0", "\t=1", "\n=1"])
def test_what_a_spreadsheet_would_reckon_with_is_only_text(text: str) -> None:
    assert guarded(text) == f"'{text}"
    ((_,), (cell,)) = csv.reader(io.StringIO(_csv([{"title": text}])))
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", ["资源县", "5=5", "（-）", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_numbers_stay_numbers() -> None:
    assert _csv([{"value": -5, "share": True}]).splitlines()[1] == "-5,true"
