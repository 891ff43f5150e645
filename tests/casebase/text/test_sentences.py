"""Sentences, clauses and quotations as slices of clean text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebase.text.sentences import Sentences, clauses, items, quotations, sentences


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["全县有村74个。", "建成合作社13个！", "还缺什么？"],
        ["他说：“要干就干好。”", "大家都同意。"],
        ["“全镇建成合作社13个。”镇党委书记谢山说，", "“这些都有党员参与。”", "会开完了。"],
        ["“心里有底。”村民张大山说。", "去年他种木耳。"],
        ["“路通了。", "水也通了。”他说。"],
        ["利润按合同分成（企业占40%。村占60%。），按年结算。", "下一句。"],
        ["印发《脱贫怎么办？》一书。", "人手一册。"],
        ["鱼正游得欢……", "近日，记者看到。"],
        ["宣传政策……的身影随处可见。"],
        ["“要脱贫？！”", "“是的。”"],
        ["他喊出“要脱贫！”的口号。"],
        ["完成摘帽工作。——莫某”"],
    ],
)
def test_a_text_falls_into_these_sentences(expected: list[str]) -> None:
    assert texts("".join(expected)) == expected


def test_no_sentence_crosses_a_line_break_and_headings_are_sentences() -> None:
    assert texts("标题一\n（未完\n第一句。 第二句。") == ["标题一", "（未完", "第一句。", "第二句。"]


def test_a_bracket_never_closed_does_not_swallow_the_article() -> None:
    text = "开头（没有关" + "一句完了。" * 60
    assert len(texts(text)) > 20


def test_the_sentence_at_a_position_is_found() -> None:
    found = Sentences("第一句。第二句。\n第三句")
    assert [found.at(position) for position in (0, 3, 4, 9, 11)] == [(0, 4), (0, 4), (4, 8), (9, 12), (9, 12)]
    with pytest.raises(LookupError):
        Sentences("").at(0)


def test_clauses_stand_between_marks() -> None:
    text = "投资500万元，完成流转180亩；其中：木耳150亩——全乡最多。"
    assert [text[a:b] for a, b in clauses(text)] == [
        "投资500万元",
        "完成流转180亩",
        "其中",
        "木耳150亩",
        "全乡最多",
    ]
    assert [text[a:b] for a, b in clauses(text, 8, 16)] == ["完成流转180亩"]


def test_items_stand_between_enumeration_commas() -> None:
    text = "产业：茶叶、木耳、肉牛"
    assert [text[a:b] for a, b in items(text, 3, len(text))] == ["茶叶", "木耳", "肉牛"]


def test_quotations_are_outermost_and_end_with_their_line() -> None:
    text = "他说“先‘富’，再“强””。\n“没有关上\n“又一句”"
    assert [text[a:b] for a, b in quotations(text)] == ["“先‘富’，再“强””", "“没有关上", "“又一句”"]


@given(st.text(alphabet="中文。！？…，：“”‘’（）《》 \n说a1—", max_size=80))
def test_sentences_are_in_order_apart_and_leave_out_only_space(text: str) -> None:
    position = 0
    for start, end in sentences(text):
        assert position <= start < end
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


def test_dots_end_a_sentence_but_a_lost_character_does_not() -> None:
    """…… ends a sentence like 。; the ? of a damaged gloss stands for a character."""
    text = "他等着……路通了。帮助当？shù)民增收。"
    assert [text[s.start : s.end] for s in sentences(text)] == [
        "他等着……",
        "路通了。",
        "帮助当？shù)民增收。",
    ]
