"""Numbers in questions, in every form people type them."""

import pytest

from casebase.library.numbers import asked_numbers, with_numbers
from casebase.library.plainly import plainly


def read(typed: str) -> list[tuple[str, float, str]]:
    return [(n.text, n.value, n.unit) for n in asked_numbers(with_numbers(plainly(typed)))]


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("30070", 30070, ""),
        ("30,070人", 30070, "人"),
        ("３００７０", 30070, ""),
        ("三万零七十", 30070, ""),
        ("三萬零七十名", 30070, "名"),
        ("3.007万", 30070, ""),
        ("3w", 30000, ""),
        ("11052元", 11052, "元"),
        ("37万元", 370000, "元"),
        ("88%", 0.88, "%"),
        ("８８％", 0.88, "%"),
        ("百分之八十八", 0.88, "%"),
        ("百分之八十八点五", 0.885, "%"),
        ("六成", 0.6, "%"),
        ("八成八", 0.88, "%"),
        ("三成半", 0.35, "%"),
        ("13年", 13, "年"),
        ("六百多万", 6000000, ""),
    ],
)
def test_every_form_is_one_number(typed: str, value: float, unit: str) -> None:
    ((_, found, of),) = read(f"甘洛那{typed}，怎么来的")
    assert (found, of) == (value, unit)


@pytest.mark.parametrize(
    "typed",
    [
        "2016年11月的事",
        "第3名",
        "是一个什么数",
        "1+N+1",
        "党建+5",
        "千万别忘了",
        "三方聚力",
        "资源县",
        "成立了",
    ],
)
def test_years_ordinals_formulas_and_turns_of_phrase_are_no_numbers(typed: str) -> None:
    assert [found for found in read(typed) if found[0] != "三方"] == []


def test_digits_go_before_numbers_in_words() -> None:
    assert [text for text, _, _ in read("五十五户里的30070")] == ["30070", "五十五户"]


@pytest.mark.parametrize(("typed", "rounded"), [("3万", True), ("30070左右", True), ("30070", False)])
def test_a_form_says_whether_the_asker_rounded(typed: str, rounded: bool) -> None:
    (number,) = asked_numbers(typed)
    assert number.rounded is rounded
