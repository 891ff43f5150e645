"""Sources: how they are cited, and what of them is shown."""

import pytest

from casebase.record import Quote, Source
from handlers.views.citation import citation
from handlers.views.source import as_scraped, sources
from tests.casebase.cases import SHA, made_up


@pytest.mark.parametrize(
    ("known", "cited"),
    [
        ({}, "题名[N]. 出版者不详, 日期不详."),
        ({"outlet": "某日报", "published": "2016-11-20"}, "题名[N]. 某日报, 2016-11-20."),
        ({"authors": ("甲", "乙")}, "甲, 乙. 题名[N]. 出版者不详, 日期不详."),
        ({"authors": ("甲", "乙", "丙", "丁")}, "甲, 乙, 丙, 等. 题名[N]. 出版者不详, 日期不详."),
        ({"url": "https://a.example/1"}, "题名[N/OL]. 出版者不详, 日期不详. https://a.example/1."),
    ],
)
def test_a_citation_says_what_is_known_and_that_the_rest_is_not(known: dict[str, object], cited: str) -> None:
    assert (
        citation(Source.model_validate({"id": "s", "title": "题名", "sha256": SHA, "length": 1, **known}))
        == cited
    )


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
