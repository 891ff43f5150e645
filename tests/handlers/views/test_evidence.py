"""A pop-up holds at most 200 characters, the figure among them, and no masked name."""

from hypothesis import given
from hypothesis import strategies as st

from casebase.record import Evidence, Quote
from handlers.views.atoms import utf16
from handlers.views.evidence import popup
from handlers.views.script import to_traditional
from tests.casebase.cases import made_up

CASE = made_up()
WHERE = Evidence(source="made-up", start=3, end=5)
TEXTS = st.text(alphabet="甲县好人，。王小二5个\n", max_size=300)


@given(st.text(min_size=1, max_size=300), TEXTS, st.text(alphabet="330名", min_size=1, max_size=6), TEXTS)
def test_any_sentence_fits_with_the_figure_in_it(fact: str, before: str, exact: str, after: str) -> None:
    said = popup(fact, CASE, WHERE, _quote(before, exact, after)).plain
    assert utf16(said) <= 200
    assert exact in said
    assert "王小二" not in said.split("「", 1)[1]


@given(st.text(min_size=1, max_size=300))
def test_without_the_text_it_fits_too(fact: str) -> None:
    said = popup(fact, CASE, WHERE, None)
    assert utf16(said.plain) <= 200
    assert utf16(said.rewritten(to_traditional).plain) <= 200


def test_where_to_look_is_given_in_characters_of_the_source() -> None:
    assert "原文第4–5字" in popup("站点5个", CASE, WHERE, None).plain


def test_a_source_s_words_are_not_converted() -> None:
    said = popup("数字", CASE, WHERE, _quote("办", "5个", "站点")).rewritten(to_traditional).plain
    assert said == "數字\n「办5个站点」\n——《甲縣亮燈》第2段"


def _quote(before: str, exact: str, after: str) -> Quote:
    return Quote(
        exact=exact,
        prefix="",
        suffix="",
        sentence=before + exact + after,
        start=len(before),
        end=len(before) + len(exact),
        raw_sentence=before + exact + after,
        paragraph=2,
    )
