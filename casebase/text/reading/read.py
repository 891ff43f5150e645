"""One door to every format: what the bytes are is told by the bytes, not by the file's name."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from casebase.errors import CasebaseError
from casebase.text.document import Document, Kind
from casebase.text.reading.encodings import decode
from casebase.text.reading.page import read_page
from casebase.text.reading.pdf import read_pdf
from casebase.text.reading.photo import photos_are_read, read_photo
from casebase.text.reading.plain import read_plain
from casebase.text.reading.word import read_word

FILE_AT_MOST = 20_000_000
"""Bytes; what a bot may download."""
TEXT_AT_MOST = 5_000_000
"""Bytes of a text or a page."""

_ASK = "请发 .txt、.html、.docx、.pdf 文件，文章链接，或直接粘贴文章文字。"
# Published signatures: PNG, GIF, JFIF, TIFF 6.0, RIFF, ISO/IEC 14496-12, ID3, Ogg, RAR, 7z, gzip, RTF 1.9.
_PICTURES: tuple[tuple[bytes, int], ...] = (
    (b"\x89PNG\r\n", 0),
    (b"\xff\xd8\xff", 0),
    (b"GIF8", 0),
    (b"II*\x00", 0),
    (b"MM\x00*", 0),
    (b"WEBP", 8),
)
_SIGNATURES: tuple[tuple[bytes, int, str], ...] = (
    (b"ftyp", 4, "一段视频或一张照片"),
    (b"ID3", 0, "一段录音"),
    (b"OggS", 0, "一段录音"),
    (b"Rar!", 0, "一个压缩包"),
    (b"7z\xbc\xaf", 0, "一个压缩包"),
    (b"\x1f\x8b", 0, "一个压缩包"),
    (b"{\\rtf", 0, "一份 RTF 文档"),
    (b"\x7fELF", 0, "一个程序"),
    (b"MZ\x90", 0, "一个程序"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(
    r"[\ufeff\s]*<(?:!doctype html|html|head|body|meta|title|div|article|section|p|table|!--|\?xml)\b",
    re.IGNORECASE,
)
_PAGE_HEAD = 2_000
_NAMED: dict[str, frozenset[Kind]] = {
    ".txt": frozenset({"txt", "html"}),
    ".md": frozenset({"txt", "html"}),
    ".html": frozenset({"html", "txt"}),
    ".htm": frozenset({"html", "txt"}),
    ".shtml": frozenset({"html", "txt"}),
    ".docx": frozenset({"docx"}),
    ".doc": frozenset({"docx", "html"}),
    ".pdf": frozenset({"pdf"}),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif"), frozenset[Kind]({"photo"})),
}
"""Which formats a name may honestly hide; a name without one of these endings promises nothing."""
_CALLED: dict[Kind, str] = {
    "txt": "纯文本",
    "html": "网页",
    "docx": "Word 文档",
    "pdf": "PDF",
    "photo": "图片",
}


def read(data: bytes, name: str | None = None, *, charset: str | None = None) -> Document:
    """Read an article from the bytes of a file or a page.

    Args:
        data: the bytes as they were given.
        name: the file's name; only checked against what the bytes turn out to be.
        charset: the charset an HTTP header names.

    Raises:
        CasebaseError: with the one sentence that says what is wrong and what to do.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise CasebaseError("这个文件是空的，里面没有文字；请检查后重新发送。")
    if len(data) > FILE_AT_MOST:
        raise CasebaseError(f"文件太大（超过 {FILE_AT_MOST // 1_000_000} MB）；{_ASK}")
    kind = _kind(data, charset)
    ending = PurePath(name).suffix.lower() if name else ""
    if kind not in _NAMED.get(ending, _CALLED):
        raise CasebaseError(
            f"文件名是 {ending}，内容却是{_CALLED[kind]}，可能发错了文件；请核对后改正扩展名再发。"
        )
    if kind == "pdf":
        return read_pdf(data)
    if kind == "docx":
        return read_word(data)
    if kind == "photo":
        return read_photo(data)
    if len(data) > TEXT_AT_MOST:
        raise CasebaseError(
            f"文字太长（超过 {TEXT_AT_MOST // 1_000_000} MB），不像一篇文章；请只发要收的那一篇。"
        )
    return read_page(data, charset) if kind == "html" else read_plain(data, charset)


def _kind(data: bytes, charset: str | None) -> Kind:
    """What the bytes are.

    Raises:
        CasebaseError: where they are something no article is read from.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    if data.startswith(_OLD_OFFICE):
        if _LOCKED_OFFICE in data:
            raise CasebaseError("这个 Word 文档加了密码，读不出来；请去掉密码后再发，或把文章文字贴过来。")
        raise CasebaseError(
            "这是旧版的 Office 文件（.doc、.xls 等），我读不了；请在 Word 里另存为 .docx 再发。"
        )
    if any(data.startswith(signature, offset) for signature, offset in _PICTURES):
        if not photos_are_read():
            raise CasebaseError(f"收到的是一张图片，图片里的字我还认不出来；{_ASK}")
        return "photo"
    for signature, offset, what in _SIGNATURES:
        if data.startswith(signature, offset):
            raise CasebaseError(f"收到的是{what}，里面没有能直接读的文字；{_ASK}")
    if b"\x00" in data[:TEXT_AT_MOST] and not data.startswith(
        (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
    ):
        raise CasebaseError(f"这个文件里不是文字，读不出文章；{_ASK}")
    return "html" if _PAGE.match(decode(data[:_PAGE_HEAD], charset)[0]) else "txt"


def _package(data: bytes) -> Kind:
    """A zip file is a Word document where it has a Word document's parts."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise CasebaseError("这个文件打不开，可能没有传完整；请重新发送一次。") from error
    if "word/document.xml" in names:
        return "docx"
    what = (
        "表格" if "xl/workbook.xml" in names else "演示文稿" if "ppt/presentation.xml" in names else "压缩包"
    )
    raise CasebaseError(f"收到的是一个{what}，不是一篇文章；{_ASK}")
