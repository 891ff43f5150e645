"""Text files."""

from casebase.errors import CasebaseError
from casebase.text.document import Document, sha256
from casebase.text.reading.encodings import decode


def read_plain(data: bytes, declared: str | None = None) -> Document:
    """A text file, decoded exactly: line ends and all.

    Raises:
        CasebaseError: where there is no text in it.
    """
    text, encoding = decode(data, declared)
    if not text.strip("\ufeff \t\r\n\u3000\x00"):
        raise CasebaseError("这个文件是空的，里面没有文字；请检查后重新发送。")
    return Document(text, sha256(data), encoding, "txt")


def read_text(text: str) -> Document:
    """An article that was sent as a message."""
    data = text.encode("utf-8", "surrogatepass")
    if not text.strip():
        raise CasebaseError("没有收到文字；请把文章内容贴在命令后面，或直接发文件、链接。")
    return Document(text, sha256(data), None, "txt")
