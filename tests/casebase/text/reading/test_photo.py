"""Words on photographed pages; they are recognised where the extra ``ocr`` is installed."""

from importlib import import_module

import pytest

from casebase.errors import CasebaseError
from casebase.text.reading import read
from tests.casebase.text.reading.photographs import ocr, photographed


@ocr
def test_a_photographed_page_is_read_column_after_column() -> None:
    left = ("永和县推行“支部+合作社+农", "户”模式，全县79个村支部领", "办合作社，吸纳贫困户1260")
    right = ("户入社，户均增收2300元。", "县里计划再建冷库12座。", "今后还要办夜校。")
    document = read(photographed(left, right), "报纸.jpg")
    assert document.kind == "photo"
    words = document.raw.replace("\n", "")
    assert "全县79个村支部领办合作社，吸纳贫困户1260户入社，户均增收2300元。" in words


@ocr
@pytest.mark.parametrize("data", [photographed(("",)), b"\x89PNG\r\n\x1a\n" + bytes(50)])
def test_a_picture_without_words_says_so(data: bytes) -> None:
    with pytest.raises(CasebaseError, match="照片"):
        read(data)


def test_without_the_extra_a_picture_is_told_what_can_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("casebase.text.reading.read"), "photos_are_read", lambda: False)
    with pytest.raises(CasebaseError, match="图片"):
        read(photographed(("永和县",)))
