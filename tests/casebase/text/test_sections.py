"""How an article is built: numbered points and parts under headings."""

from casebase.text.clean import clean
from casebase.text.sections import numbered, sections


def runs(text: str) -> list[list[tuple[int, str]]]:
    return [
        [(point.number, text[point.lead.start : point.lead.end]) for point in run] for run in numbered(text)
    ]


def test_points_inside_a_paragraph_count_up_and_end_with_it() -> None:
    text = "压实责任。一是领导带头。成立小组。二是层层签约。三是考核。\n发挥作用。一是联建。二是联动。"
    assert runs(text) == [
        [(1, "领导带头"), (2, "层层签约"), (3, "考核")],
        [(1, "联建"), (2, "联动")],
    ]
    first = numbered(text)[0]
    assert text[first[0].start : first[0].end] == "一是领导带头。成立小组。"
    assert text[first[-1].start : first[-1].end] == "三是考核。"


def test_points_that_are_paragraphs_end_where_the_next_begins() -> None:
    text = "一、抓组织\n建支部。\n二、抓产业\n种茶叶。\n尾声"
    (run,) = numbered(text)
    assert [text[point.start : point.end] for point in run] == ["一、抓组织\n建支部。", "二、抓产业"]


def test_every_style_of_numbering_is_known() -> None:
    assert runs("（一）甲。（二）乙。") == [[(1, "甲"), (2, "乙")]]
    assert runs("1.甲。\n2.乙。") == [[(1, "甲"), (2, "乙")]]
    assert runs("①甲；②乙。") == [[(1, "甲"), (2, "乙")]]
    assert runs("第一，甲。第二，乙。") == [[(1, "甲"), (2, "乙")]]
    assert runs("首先，甲。其次，乙。最后，丙。") == [[(1, "，甲"), (2, "，乙"), (4, "，丙")]]
    assert runs("会议提出，一要甲。二要乙。") == [[(1, "甲"), (2, "乙")]]


def test_what_only_looks_like_a_number_is_no_point() -> None:
    assert runs("第一书记一是一，二是二。占地1.5亩。2.3万元。一是只有这一点。") == []


def test_parts_lie_under_their_headings_and_leave_noise_out() -> None:
    article = clean(
        "东河见闻\n来源：东河日报 2018-06-04\n开头一段，讲的是东河。\n"
        "抓组织\n建支部，强班子，这是一段话。\n责编/张三"
    )
    found = [
        (
            part.heading and article.text[part.heading.start : part.heading.end],
            article.text[part.start : part.end],
        )
        for part in sections(article)
    ]
    assert [heading for heading, _ in found] == ["东河见闻", "抓组织"]
    assert "责编" not in found[-1][1]
