"""Quotes: the exact words, what stands round them, and the sentence as it is read."""

import pytest

from casebase.record import Evidence
from casebase.text.clean import clean
from casebase.text.quote import Quoter, quote

RAW = (
    "東河縣構(gòu)建新模式\n近年來,東河縣構(gòu)建“支部+合作社”模式。。全縣１２個村\n"
    "建成合作社13個。\n責編/張三"
)


def evidence(words: str) -> Evidence:
    start = RAW.index(words)
    return Evidence(source="donghe", start=start, end=start + len(words))


def test_a_quote_gives_the_words_as_given_and_the_sentence_as_cleaned() -> None:
    found = quote(RAW, evidence("“支部+合作社”"))
    assert found.exact == "“支部+合作社”"
    assert found.sentence == "近年来，东河县构建“支部+合作社”模式。"
    assert found.sentence[found.start : found.end] == "“支部+合作社”"
    assert found.raw_sentence == "近年來,東河縣構(gòu)建“支部+合作社”模式。。"
    assert found.paragraph == 2


def test_the_surroundings_are_32_characters_of_the_source() -> None:
    found = quote(RAW, evidence("13個"))
    at = RAW.index("13個")
    assert found.prefix == RAW[at - 32 : at]
    assert found.suffix == RAW[at + 3 :]


def test_a_slice_across_a_line_break_is_one_piece_in_the_cleaned_sentence() -> None:
    found = quote(RAW, evidence("１２個村\n建成合作社13個"))
    assert found.sentence[found.start : found.end] == "12个村建成合作社13个"


def test_a_slice_over_two_sentences_shows_both() -> None:
    found = quote(RAW, evidence("模式。。全縣"))
    assert found.sentence == "近年来，东河县构建“支部+合作社”模式。全县12个村建成合作社13个。"


def test_a_slice_of_which_nothing_is_left_stands_for_itself() -> None:
    raw = "一句话。\n\u200b\u200b\n第二句。"
    found = Quoter(clean(raw)).quote(Evidence(source="x", start=5, end=7))
    assert found.sentence == found.exact == "\u200b\u200b"


def test_a_slice_beyond_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="ends at 3"):
        quote("三个字", Evidence(source="x", start=2, end=9))


def test_every_slice_of_a_text_can_be_quoted() -> None:
    quoter = Quoter(clean(RAW))
    for start in range(len(RAW)):
        for end in (start + 1, min(start + 9, len(RAW))):
            found = quoter.quote(Evidence(source="x", start=start, end=max(end, start + 1)))
            assert found.exact == RAW[start : max(end, start + 1)]
            assert 0 <= found.start < found.end <= len(found.sentence)
