"""Citations after GB/T 7714—2015."""

import pytest

from casebase.record import Source
from handlers.views.citation import citation
from tests.casebase.cases import SHA


def source(**known: object) -> Source:
    return Source.model_validate({"id": "s", "title": "题名", "sha256": SHA, "length": 1, **known})


@pytest.mark.parametrize(
    ("known", "cited"),
    [
        ({}, "题名[Z]. [出版者不详], [日期不详]."),
        ({"outlet": "某日报", "published": "2016-11-20"}, "题名[N]. 某日报, 2016-11-20."),
        ({"outlet": "某日报", "published": "2016-11"}, "题名[N]. 某日报, 2016-11."),
        ({"outlet": "某日报", "published": "--11-20"}, "题名[N]. 某日报, [日期不详]."),
        ({"outlet": "某学报", "published": "2016-11-20"}, "题名[J]. 某学报, 2016."),
        ({"outlet": "人民论坛"}, "题名[J]. 人民论坛, [日期不详]."),
        ({"outlet": "某某网", "published": "2018-06-04"}, "题名[EB/OL]. 某某网, 2018(2018-06-04)."),
        ({"outlet": "某日报客户端", "published": "2018"}, "题名[EB/OL]. 某日报客户端, 2018."),
        ({"outlet": "某县融媒体中心"}, "题名[Z]. 某县融媒体中心, [日期不详]."),
        ({"authors": ("甲", "乙"), "outlet": "某报"}, "甲, 乙. 题名[N]. 某报, [日期不详]."),
        ({"authors": ("甲", "乙", "丙", "丁")}, "甲, 乙, 丙, 等. 题名[Z]. [出版者不详], [日期不详]."),
        ({"url": "https://a.example/1"}, "题名[EB/OL]. [日期不详]. https://a.example/1."),
        (
            {"url": "https://a.example/1", "published": "2018-06-04"},
            "题名[EB/OL]. (2018-06-04). https://a.example/1.",
        ),
        (
            {"url": "https://a.example/1", "outlet": "某日报", "published": "2018-06-04"},
            "题名[N/OL]. 某日报, 2018-06-04. https://a.example/1.",
        ),
    ],
)
def test_a_citation_says_what_is_known_and_that_the_rest_is_not(known: dict[str, object], cited: str) -> None:
    assert citation(source(**known)) == cited


def test_the_day_an_address_was_read_is_cited_only_where_it_is_known() -> None:
    online = source(url="https://a.example/1", outlet="某日报", published="2018-06-04")
    cited = "题名[N/OL]. 某日报, 2018-06-04[2024-05-01]. https://a.example/1."
    assert citation(online, accessed="2024-05-01") == cited
    assert "2024" not in citation(source(outlet="某日报"), accessed="2024-05-01")
