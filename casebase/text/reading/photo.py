"""Photographs of printed pages, where the extra ``ocr`` is installed."""

import json
import subprocess
import sys
from importlib.util import find_spec

from casebase.errors import CasebaseError
from casebase.text.document import Document, sha256
from casebase.text.reading.columns import Line, as_text

_SECONDS = 60
_WORDS = "casebase.text.reading.words"
_NO_WORDS = "这张照片里没有认出文字；请拍清楚、拍正一些再发，或把文章文字贴过来。"
_UNREADABLE = "这张照片打不开或太大，认不出字；请换一张清楚的照片，或把文章文字贴过来。"


def photos_are_read() -> bool:
    """Whether what recognises printed characters is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def read_photo(data: bytes) -> Document:
    """The text on a photographed page, column after column.

    The characters are recognised in a process of its own, which takes some 600 MB and 2–8 seconds.

    Raises:
        CasebaseError: it is no picture, or has no characters, or takes too long.
    """
    try:
        child = subprocess.run(
            [sys.executable, "-m", _WORDS], input=data, capture_output=True, timeout=_SECONDS, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise CasebaseError(_UNREADABLE) from error
    lines = [Line(**line) for line in json.loads(child.stdout)]
    text = as_text(lines)
    if not text.strip():
        raise CasebaseError(_NO_WORDS)
    return Document(text, sha256(data), None, "photo")
