"""Sources: how they are cited, and what of them is shown."""

from casebase.record import Quote
from handlers.views.source import as_scraped, sources
from tests.casebase.cases import made_up


def test_the_page_says_whether_the_text_is_at_hand() -> None:
    case = made_up()
    assert "原文已存" in sources(case, frozenset({"made-up"})).plain
    assert "原文未存" in sources(case, frozenset()).plain


def test_a_citation_too_long_to_copy_has_no_button() -> None:
    case = made_up()
    endless = case.sources[0].model_copy(update={"title": "长" * 300})
    assert "复制引文" not in str(sources(made_up(sources=(endless,)), frozenset()).buttons)


def test_a_damaged_passage_with_a_masked_name_is_not_shown() -> None:
    case = made_up()
    shown = as_scraped(case, [_passage("王小二第一个報(bào)名"), _passage("建成5个站(zhàn)点")]).plain
    assert "站(zhàn)点" in shown
    assert "報(bào)名" not in shown


def _passage(raw: str) -> Quote:
    return Quote(
        exact=raw[:1], prefix="", suffix="", sentence=raw, start=0, end=1, raw_sentence=raw, paragraph=1
    )
