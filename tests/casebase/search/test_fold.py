"""One form for all the ways the same characters are typed, and the way back."""

import pytest

from casebase.search.fold import fold, fold_with_origins, numbered, typed_span, without_address


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("資源縣", "资源县"),
        ("ＺＹＸ", "zyx"),
        ("“１＋Ｎ＋１”", "1n1"),
        ("桂林 市", "桂林市"),
        ("资\u200b源\n县", "资源县"),
        ("lǚ liáng", "lvliang"),
        ("shǎn xiàn", "shanxian"),
        ("①②", "12"),
        ("🙏", ""),
    ],
)
def test_typing_makes_no_difference(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_numerals_are_one_whichever_way_they_are_written() -> None:
    assert numbered("五建并举") == numbered("5建并举")
    assert numbered("双亮双诺") == numbered("两亮两诺") == numbered("2亮2诺")


def test_every_folded_character_knows_where_it_came_from() -> None:
    typed = "请问 “资源 县”？"
    folded = fold_with_origins(typed)
    assert folded.text == "请问资源县"
    start, end = folded.typed(2, 5)
    assert typed[start:end] == "资源 县"
    assert 2 in folded.breaks
    assert 3 not in folded.breaks


def test_a_whole_text_is_found_back_without_counting() -> None:
    assert typed_span("  资源县！", "资源县", 0, 3) == (2, 5)


def test_addresses_are_blanked_and_nothing_moves() -> None:
    assert without_address("/county@casebot 二七") == " " * 15 + " 二七"
    assert without_address("党建/学习") == "党建/学习"
    assert without_address("a@b.cn 资源县") == "a@b.cn 资源县"
