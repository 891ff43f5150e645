"""The gate: pages without a case yield an empty draft that says why."""

import pytest

from casebase.extraction.extract import extract


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "没有正文"),
        (
            "BEIJING - The county said 330 households had joined the program by 2016, officials said.",
            "中文",
        ),
        ("贫困户脱贫了。", "太短"),
        (
            "红烧肉的做法\n五花肉500克切块，冷水下锅焯水，捞出洗净。锅里放少许油，小火炒出糖色，放肉翻炒。"
            "加料酒、生抽、老抽翻炒均匀，倒开水没过肉块，大火烧开转小火炖40分钟，收汁出锅装盘即可。",
            "没有讲",
        ),
        (
            "办法\n" + "\n".join(f"第{n}条 村集体的事由村民商量着办，账目要公开。" for n in "一二三四五六"),
            "条文",
        ),
    ],
)
def test_a_page_without_a_case_says_why(text: str, why: str) -> None:
    draft = extract(text)
    assert draft.case is None
    assert why in (draft.why_none or "")
    assert draft.why_none is not None
    assert draft.why_none.endswith("。")
    findings = draft.findings
    assert not any((findings.programs, findings.figures, findings.places, findings.people))


def test_an_article_of_several_places_keeps_its_findings() -> None:
    text = (
        "各地丰收\n江西婺源县的农户种菊花，合作社帮着卖。\n湖南炎陵县的农户种黄桃，电商帮着卖。"
        "\n贵州湄潭县的农户种茶叶，党员带头，村民增收。\n陕西洛川县的果农种苹果，乡村产业更旺。"
    )
    draft = extract(text)
    assert draft.case is None
    assert "好几个地方" in (draft.why_none or "")
    assert draft.findings.places
