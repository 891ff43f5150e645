"""What is asked of passages, from any string."""

from casebase.search.question import read_question


def test_words_are_found_without_spaces_and_askings_left_out() -> None:
    assert [word.text for word in read_question("村干部不作为怎么办").required] == ["村干部", "作为"]


def test_a_lone_character_stays_with_its_word() -> None:
    assert [word.text for word in read_question("承诺墙").required] == ["承诺墙"]


def test_very_words_exclusion_fields_and_alternatives() -> None:
    question = read_question("产业:木耳 年份：2017 -竹鼠 “精准扶贫” 承诺 或 监督")
    assert question.fields == (("产业", "木耳"), ("年", "2017"))
    assert [word.text for word in question.excluded] == ["竹鼠"]
    assert [(word.text, word.exact) for word in question.required] == [("精准扶贫", True)]
    assert [word.text for word in question.alternatives] == ["承诺", "监督"]


def test_what_asks_for_nothing_wants_nothing() -> None:
    assert not any(read_question(text).wanted for text in ("", "-", '"', "OR", "🙏", "“”"))
