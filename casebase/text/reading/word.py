"""Word documents (.docx)."""

import io
import zipfile

from casebase.errors import CasebaseError
from casebase.text.document import Document, sha256
from casebase.text.reading.tree import parse, plain_text

_MARKUP_AT_MOST = 16_000_000
"""Unpacked bytes of the parts that are parsed: many times what any article takes. Pictures stay packed."""
_PARTS_AT_MOST = 2_000


def read_word(data: bytes) -> Document:
    """The text of a Word document: paragraphs as lines, the cells of a table's row on one line.

    Raises:
        CasebaseError: where it is damaged, unpacks to far more than an article, or holds no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package)
        html = _as_html(data)
    except CasebaseError:
        raise
    except Exception as error:  # a damaged package fails in as many ways as there are parts in it
        raise CasebaseError("这个 Word 文档打不开，可能已损坏；请用 Word 打开后另存一份再发。") from error
    tree = parse(html)
    text = plain_text(tree) if tree is not None else ""
    if not text.strip():
        raise CasebaseError("这个 Word 文档里没有文字（可能只有图片）；请发带文字的文档，或直接粘贴文章。")
    title = next(line.strip() for line in text.split("\n") if line.strip())
    return Document(text, sha256(data), None, "docx", title=title if len(title) <= 80 else None)


def _check(package: zipfile.ZipFile) -> None:
    """Refuse a package that unpacks to far more than an article, before unpacking any of it."""
    parts = package.infolist()
    markup = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if len(parts) > _PARTS_AT_MOST or sum(part.file_size for part in markup) > _MARKUP_AT_MOST:
        raise CasebaseError("这个 Word 文档展开后大得不正常，没有打开它；请把文章文字另存为 .txt 再发。")
    # No Word document declares entities; one that does means to unfold them without end.
    if any(b"<!DOCTYPE" in package.read(part)[:4096] for part in markup):
        raise CasebaseError("这个 Word 文档的结构不正常，没有打开它；请把文章文字另存为 .txt 再发。")


def _as_html(data: bytes) -> str:
    # Imported late: it takes a while and few articles come as Word files.
    import mammoth

    without_pictures = mammoth.images.img_element(lambda _: {})
    return str(mammoth.convert_to_html(io.BytesIO(data), convert_image=without_pictures).value)
