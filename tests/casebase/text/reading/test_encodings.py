"""Decoding: the order of trust, and that nothing Chinese comes out as mojibake."""

import pytest

from casebase.errors import CasebaseError
from casebase.text.reading.encodings import decode

ARTICLE = "东河县委书记说：“脱贫攻坚——不落下一户。”全县共有贫困村74个，近年来建成合作社13个。"
TRADITIONAL = "東河縣委書記說：「脫貧攻堅不落下一戶。」全縣共有貧困村74個，近年來建成合作社13個。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "gb18030"])
def test_each_encoding_is_told_without_being_declared(encoding: str) -> None:
    assert decode(ARTICLE.encode(encoding))[0] == ARTICLE


def test_big5_is_told_from_gbk_by_what_reads_as_chinese() -> None:
    assert decode(TRADITIONAL.encode("big5hkscs")) == (TRADITIONAL, "big5hkscs")


@pytest.mark.parametrize("declared", ["gb2312", "GBK", '"gb2312"', "big5", "utf-8", "no-such-charset", None])
def test_a_wrong_or_narrow_declaration_does_no_harm(declared: str | None) -> None:
    """gb2312 means gb18030: a dash stays the dash it is, and 镕 is read."""
    text = ARTICLE + "朱镕基。"
    assert decode(text.encode("gb18030"), declared)[0] == text


def test_utf8_cut_in_the_middle_of_a_character_is_still_utf8() -> None:
    text, encoding = decode((ARTICLE * 3).encode()[:-1])
    assert encoding == "utf-8"
    assert text.startswith(ARTICLE)
    assert text.endswith("\ufffd")


def test_a_byte_order_mark_stays_where_a_plain_utf8_reader_keeps_it() -> None:
    assert decode(("\ufeff" + ARTICLE).encode())[0] == "\ufeff" + ARTICLE


def test_control_characters_throughout_are_no_text() -> None:
    with pytest.raises(CasebaseError):
        decode(b"\x01\x02\x03text" * 100)
