"""The lexicon: words of a stretch, covering it; and where a name begins before a suffix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebase.extraction.boundaries import head_of
from casebase.extraction.lexicon import lexicon
from casebase.extraction.program_cues import ends_in_suffix


@given(st.text(max_size=40))
def test_words_cover_any_text_in_order(text: str) -> None:
    words = lexicon().cut(text)
    assert "".join(text[w.start : w.end] for w in words) == text


@pytest.mark.parametrize(
    ("before", "name", "verb"),
    [
        ("全县实施", "干部提能", "实施"),
        ("创新推行了", "坐班", "创新推行"),
        ("健全", "县乡村三级会商", "健全"),
        ("独创了精准识别农户的", "红卡蓝卡", "独创"),
        ("系统实施", "厕所、污水、垃圾三大改造", "实施"),
        ("实施甲乙工程、", "丙丁提升", "实施"),
    ],
)
def test_a_name_begins_behind_its_verb(before: str, name: str, verb: str) -> None:
    text = before + name
    head = head_of(text + "工程", len(text), ends_in_suffix())
    assert (text[head.start :], head.verb) == (name, verb)


def test_a_counted_noun_is_no_name() -> None:
    text = "共建成3个示范"
    assert head_of(text, len(text)).counted
