"""Reading files: the bytes tell the format, and whatever cannot be read says why in one sentence."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebase.errors import CasebaseError
from casebase.text.clean import clean
from casebase.text.reading import read, read_text
from tests.casebase.text.reading import documents


def refused(data: bytes, name: str | None = None) -> str:
    with pytest.raises(CasebaseError) as caught:
        read(data, name)
    sentence = caught.value.sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "请" in sentence
    return sentence


def test_a_text_file_is_decoded_exactly_line_ends_and_all() -> None:
    text = "\ufeff标题\r\n\r\n　　正文。\r第二行\n"
    data = text.encode()
    document = read(data, "a.txt")
    assert (document.raw, document.kind, document.encoding) == (text, "txt", "utf-8")
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_pasted_text_is_a_document_too() -> None:
    assert read_text("资源县有贫困村。").raw == "资源县有贫困村。"
    assert read_text("坏字符\ud800也收").raw == "坏字符\ud800也收"
    with pytest.raises(CasebaseError):
        read_text(" \n ")


def test_a_word_document_gives_paragraphs_and_table_rows_as_lines() -> None:
    rows = (("村", "户数"), ("大山村", "55"))
    document = read(documents.word("东河县的做法", "建成合作社13个。", table=rows))
    assert document.kind == "docx"
    assert document.title == "东河县的做法"
    lines = clean(document.raw).text.split("\n")
    assert lines == ["东河县的做法", "建成合作社13个。", "村 户数", "大山村 55"]


def test_tables_in_tables_are_read_to_the_innermost() -> None:
    assert "全县建成合作社13个。" in read(documents.nested_tables(30)).raw


def test_a_pdf_gives_its_lines_without_page_numbers() -> None:
    data = documents.pdf(
        ("东河县脱贫攻坚工作取得实效", "全县共有贫困村74个，2016年建成合", "- 1 -"),
        ("作社13个，带动农户2300户。", "第2页 共2页"),
    )
    document = read(data, "东河.pdf")
    assert document.kind == "pdf"
    cleaned = clean(document.raw).text
    assert cleaned.split("\n")[0] == "东河县脱贫攻坚工作取得实效"
    assert "2016年建成合作社13个" in cleaned


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\x00" * 100, "\ufeff\n".encode(), b"\xff\xfe\r\x00"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    assert "空" in refused(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Rar!\x1a\x07\x00" + bytes(50), "压缩包"),
        (b"\x00\x01\x02\x03abc" * 40, "不是文字"),
        (b"\x01\x02\x03\x04abcd" * 40, "不是文字"),
        (documents.package(a_txt=b"x"), "压缩包"),
        (documents.package(xl__workbook_xml=b"<x/>"), "表格"),
        (b"PK\x03\x04 cut short", "重新发送"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (documents.package(word__document_xml=b"<not a document"), "损坏"),
        (documents.word(""), "没有文字"),
        (documents.pdf(("资源县",), locked=True), "密码"),
        (documents.pdf((), ()), "扫描"),
        (b"%PDF-1.7\nnothing of the kind", "损坏"),
    ],
)
def test_what_cannot_be_read_says_what_it_is(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = documents.package(word__document_xml=b"<w>" + b" " * 30_000_000 + b"</w>")
    assert len(bomb) < 100_000
    assert "大得不正常" in refused(bomb, "a.docx")


def test_a_document_that_declares_entities_is_not_unfolded() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert "结构不正常" in refused(documents.package(word__document_xml=laughs))


def test_too_large_is_said_before_anything_is_read() -> None:
    assert "太大" in refused(b"a" * 20_000_001)
    assert "太长" in refused("中".encode() * 1_700_000)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("文章正文。".encode(), "a.pdf"),
        ("文章正文。".encode(), "a.docx"),
        (documents.pdf(("东河县",)), "a.txt"),
        (documents.word("东河县"), "a.pdf"),
    ],
)
def test_content_that_is_not_what_the_name_says_is_pointed_out(data: bytes, name: str) -> None:
    assert "文件名" in refused(data, name)


def test_a_page_saved_as_text_is_read_as_a_page() -> None:
    data = documents.page(f"<div id='zoom'>{documents.paragraphs(*documents.BODY)}</div>")
    assert read(data, "saved.txt").kind == "html"


def _outcome(data: bytes, name: str | None) -> bool:
    """Whether bytes are read and cleaned, or refused in one sentence; anything else raises."""
    try:
        document = read(data, name)
    except CasebaseError as error:
        return error.sentence.count("。") == 1
    return clean(document.raw).raw == document.raw


@given(st.binary(max_size=300), st.sampled_from([None, "a.txt", "a.pdf", "a.docx", "a.html"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes, name: str | None) -> None:
    assert _outcome(data, name)


@given(st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"\xff\xfe"]), st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_bytes_that_begin_like_a_format_are_read_or_refused_too(start: bytes, rest: bytes) -> None:
    assert _outcome(start + rest, None)
