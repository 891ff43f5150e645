"""Texts are cut after a clause, and always fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.views.atoms import utf16
from handlers.views.clause import ELLIPSIS, around, clauses, shortened

SENTENCES = st.text(alphabet="县村好人。；，、！\n”abc 😀", max_size=400)


def test_whole_clauses_are_kept() -> None:
    assert shortened(
        "村里办合作社，党员带头；贫困户入股分红，年底兑现。", 20
    ) == "村里办合作社，党员带头；贫困户入股……"[:0] + ("村里办合作社，党员带头……")


def test_a_text_that_fits_is_left_alone() -> None:
    assert shortened("村里办合作社。", 7) == "村里办合作社。"


def test_a_text_without_clauses_is_cut_between_characters() -> None:
    assert shortened("一" * 30, 10) == "一" * 8 + ELLIPSIS


@given(SENTENCES, st.integers(min_value=8, max_value=300))
def test_what_is_shortened_fits_and_begins_alike(said: str, limit: int) -> None:
    cut = shortened(said, limit)
    assert utf16(cut) <= limit
    assert cut == said or said.startswith(cut.removesuffix(ELLIPSIS))


@given(SENTENCES.filter(bool), st.data(), st.integers(min_value=60, max_value=200))
def test_the_slice_itself_stays_in_view(said: str, data: st.DataObject, limit: int) -> None:
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, min(len(said), start + 20)))
    window = around(said, start, end, limit)
    assert utf16(window) <= limit
    assert said[start:end] in window


def test_left_out_clauses_are_marked_on_both_sides() -> None:
    said = "第一句在这里。" * 5 + "共有330名党员，" + "最后的话在这里。" * 5
    start = said.index("330")
    assert around(said, start, start + 4, 32) == "……第一句在这里。共有330名党员，最后的话在这里。……"


@pytest.mark.parametrize(
    ("limit", "kept"),
    [
        (5, "引进公司整村开发……"),
        (12, "引进公司整村开发……"),
        (20, "引进公司整村开发，企业、农户联手经营。"),
        (22, "引进公司整村开发，企业、农户联手经营。"),
        (26, "引进公司整村开发，企业、农户联手经营。再办合作社……"),
        (99, "引进公司整村开发，企业、农户联手经营。再办合作社，分红。"),
    ],
)
def test_what_stands_alone_is_whole_clauses(limit: int, kept: str) -> None:
    assert clauses("引进公司整村开发，企业、农户联手经营。再办合作社，分红。", limit) == kept
