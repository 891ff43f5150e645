"""Bytes to text: byte-order mark, UTF-8, what is declared, then what reads as Chinese."""

import codecs
import re

from casebase.errors import CasebaseError
from casebase.text.commonness import reads_as_chinese

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# WHATWG Encoding Standard: the labels gb2312 and gbk mean gb18030, big5 means its Hong Kong superset.
# Python's own gb2312 reads — as another dash.
_MEANT = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "gb_2312-80": "gb18030",
    "big5": "big5hkscs",
}
_GUESSES = ("gb18030", "big5hkscs")
_SAMPLE = 20_000
_TORN_SHARE = 0.01
"""UTF-8 with no more broken characters than this is still UTF-8, cut or damaged on the way."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.02


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of some bytes and the name of the encoding it was read in.

    A byte-order mark stays in the text of UTF-8 files, which is how they are usually opened elsewhere too.

    Args:
        data: the bytes of a text or a page.
        declared: the charset a header or the page itself names.

    Raises:
        CasebaseError: where the bytes are no text, or in no encoding that can be told.
    """
    text, encoding = _decoded(data, declared)
    if len(_CONTROLS.findall(text[:_SAMPLE])) > _CONTROL_SHARE * min(len(text), _SAMPLE):
        raise CasebaseError("这个文件里不是文字，读不出文章；请发 .txt、.html、.docx、.pdf 文件或文章链接。")
    return text, encoding


def _decoded(data: bytes, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    torn = data.decode("utf-8", "replace")
    if torn.count("\ufffd") <= _TORN_SHARE * len(torn):
        return torn, "utf-8"
    for encoding in (*_named(declared), *_GUESSES):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if reads_as_chinese(text[:_SAMPLE]):
            return text, encoding
    return _guessed(data, declared)


def _named(declared: str | None) -> tuple[str, ...]:
    label = (declared or "").strip("\"' ").lower()
    return (_MEANT.get(label, label),) if label else ()


def _guessed(data: bytes, declared: str | None) -> tuple[str, str]:
    """The declared encoding with its errors, else what charset-normalizer finds most plausible."""
    for encoding in _named(declared):
        try:
            text = data.decode(encoding, "replace")
        except LookupError:
            continue
        if text.count("\ufffd") <= 2 * _TORN_SHARE * len(text):
            return text, encoding
    # Imported late: nearly everything is decoded before it is needed.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise CasebaseError("认不出这个文件的文字编码；请用记事本另存为 UTF-8 编码的 .txt 再发一次。")
    return data.decode(best.encoding, "replace"), best.encoding
