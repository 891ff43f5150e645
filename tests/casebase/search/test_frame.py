"""Whether a name stands by itself in what surrounds it."""

import pytest

from casebase.search.frame import apart_from, asked_about, cut


def test_a_text_falls_into_its_longest_words() -> None:
    assert cut("明天放假吗") == ["明天", "放假", "吗"]


@pytest.mark.parametrize(("left", "right"), [("", "怎么做的"), ("请问", "的案例"), ("帮我查一下", "")])
def test_questions_ask_about_a_word(left: str, right: str) -> None:
    assert asked_about(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("整合", ""), ("", "共享"), ("", "的浪费"), ("这些", "从哪儿来的"), ("", "是福")]
)
def test_talk_uses_a_word(left: str, right: str) -> None:
    assert not asked_about(left, right)


def test_a_piece_of_an_unknown_name_is_no_name() -> None:
    assert not apart_from("", "泊市")
    assert not apart_from("旧", "")
    assert apart_from("我想去", "看看")
