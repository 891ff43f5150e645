"""A quote is the slice itself, with the sentence a person can read and the one that was scraped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebase.record import Evidence
from casebase.text.quote import CONTEXT, quote

RAW = "第一段說明。\n甲縣構(gòu)建新機制,已建成５個站點。計劃再建3個。\n第三段。"


def at(raw: str, exact: str) -> Evidence:
    start = raw.index(exact)
    return Evidence(source="s", start=start, end=start + len(exact))


def test_the_slice_stands_in_a_readable_sentence() -> None:
    found = quote(RAW, at(RAW, "５個"))
    assert found.exact == "５個"
    assert found.sentence == "甲县构建新机制，已建成5个站点。"
    assert found.sentence[found.start : found.end] == "5个"
    assert found.raw_sentence == "甲縣構(gòu)建新機制,已建成５個站點。"
    assert found.paragraph == 2


def test_the_surroundings_are_raw() -> None:
    found = quote(RAW, at(RAW, "已建成"))
    start = RAW.index("已建成")
    assert found.prefix == RAW[max(0, start - CONTEXT) : start]
    assert found.suffix == RAW[start + 3 : start + 3 + CONTEXT]


def test_a_slice_over_two_sentences_shows_both() -> None:
    found = quote(RAW, at(RAW, "站點。計劃"))
    assert found.sentence == "甲县构建新机制，已建成5个站点。计划再建3个。"


def test_a_slice_that_cleaning_removed_is_shown_as_given() -> None:
    found = quote("\u200b", Evidence(source="s", start=0, end=1))
    assert found.sentence == found.exact == "\u200b"


def test_evidence_behind_the_end_is_an_error() -> None:
    with pytest.raises(ValueError, match="of a text of 3"):
        quote("三个字", Evidence(source="s", start=1, end=9))


@given(raw=st.text(min_size=1, max_size=200), data=st.data())
def test_any_slice_of_any_text_can_be_quoted(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    found = quote(raw, Evidence(source="s", start=start, end=end))
    assert found.exact == raw[start:end]
    assert 0 <= found.start <= found.end <= len(found.sentence)
