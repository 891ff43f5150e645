"""A question's words in a button: read back whole, or not put in at all."""

import re

from hypothesis import given
from hypothesis import strategies as st

from handlers.payload import Kind, Payload
from handlers.words import packed, unpacked


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_words_are_read_back_as_they_were_or_do_not_fit(text: str) -> None:
    token = packed(text)
    if token is None:
        assert len(text.encode("gb18030")) > 30
    else:
        assert re.fullmatch("[A-Za-z0-9_-]+", token)
        assert unpacked(token) == text
        assert Payload(Kind.WHO, token, "99", traditional=True).fits


@given(st.from_regex(r"[A-Za-z0-9_-]{1,48}", fullmatch=True))
def test_no_token_raises(token: str) -> None:
    assert unpacked(token) is None or isinstance(unpacked(token), str)


def test_sixteen_characters_fit() -> None:
    assert packed("支部" * 8) is not None
    assert packed("") is None
