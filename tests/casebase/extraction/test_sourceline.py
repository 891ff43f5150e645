"""The source line: each part where the page states it, None where it does not."""

import pytest

from casebase.extraction.sourceline import find_source
from casebase.extraction.spans import SourceLine
from tests.casebase.extraction.reading_of import reading_of

BODY = "某县抓产业，村民种茶养牛，合作社办起来了，大家都说日子有了奔头，干部也常来看看。"


def source(text: str) -> SourceLine:
    return find_source(reading_of(text))


def test_a_labelled_line_gives_outlet_and_date() -> None:
    found = source(f"山里的新路\n来源：山城日报 2017-08-11 08:25\n{BODY}")
    assert (found.title, found.outlet, found.published) == ("山里的新路", "山城日报", "2017-08-11")


def test_a_paper_in_brackets() -> None:
    found = source(f"山里的新路\n{BODY}\n《 山城日报 》（ 2020年08月25日 01 版）")
    assert (found.outlet, found.published) == ("山城日报", "2020-08-25")


def test_an_office_before_the_date() -> None:
    found = source(f"山里的新路\n某县县委组织部 2016-11-24 08:52:52\n{BODY}")
    assert (found.outlet, found.published) == ("某县县委组织部", "2016-11-24")


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("央视网消息（新闻联播）：", "央视网"),
        ("新华社北京6月8日电（记者 胡明）", "新华社"),
        ("山城讯（记者 胡明）", None),
    ],
)
def test_the_dateline_names_an_outlet_or_only_a_place(opening: str, outlet: str | None) -> None:
    assert source(f"山里的新路\n{opening}{BODY}").outlet == outlet


def test_authors_are_read_beside_the_word_that_says_so() -> None:
    found = source(f"山里的新路\n{BODY}（记者 李春明 马宏）")
    assert found.authors == ("李春明", "马宏")


def test_the_address_of_the_original_lends_its_date() -> None:
    address = "https://news.example.cn/2023/02/08/ABCD1234.shtml"
    found = source(f"山里的新路\n{BODY}\n[查看原文]({address})")
    assert (found.url, found.published) == (address, "2023-02-08")


def test_what_the_page_does_not_say_is_none() -> None:
    found = source(BODY)
    assert (found.title, found.outlet, found.published, found.url, found.authors) == (
        None,
        None,
        None,
        None,
        (),
    )
