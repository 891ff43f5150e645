"""PDF files."""

import re
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from casebase.errors import CasebaseError
from casebase.text.characters import CLOSING, SENTENCE_END, printed_width
from casebase.text.document import Document, sha256

_PAGES_AT_MOST = 200
_TEXT_AT_MOST = 2_000_000
_LETTERS_A_PAGE = 20
"""Fewer characters a page than this on average, and the pages are pictures."""
_SLACK = 4
"""How much narrower than the column, in half-width units, a full line may be."""
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–·]\s*)?(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/／]?\s*共?\s*\d{1,3}\s*页?)?(?:\s*[-—–·])?\s*"
)
# PDFium keeps global state and may be entered by one thread at a time.
_PDFIUM = threading.Lock()


def read_pdf(data: bytes) -> Document:
    """The text of a PDF file page after page, without lines that only number the page.

    Raises:
        CasebaseError: where it is locked, damaged, too long, or pictures of pages without text.
    """
    # Imported late: it loads a large library that few articles need.
    import pypdfium2

    with _PDFIUM:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise CasebaseError(_why_not(error)) from error
        try:
            pages = _pages(pdf)
            title = str(pdf.get_metadata_dict().get("Title") or "").strip()
        except pypdfium2.PdfiumError as error:
            raise CasebaseError(_DAMAGED) from error
        finally:
            pdf.close()
    text = "\n".join(_unwrapped(line for page in pages for line in page.split("\n")))
    if len(re.findall(r"\w", text)) < _LETTERS_A_PAGE * len(pages):
        raise CasebaseError(
            "这个 PDF 是扫描的图片，里面没有文字；请发可以选中文字的版本，或把文章文字贴过来。"
        )
    return Document(text, sha256(data), None, "pdf", title=title or None)


_DAMAGED = "这个 PDF 打不开，可能已损坏；请重新导出一份再发。"


def _why_not(error: Exception) -> str:
    if "password" in str(error).lower():
        return "这个 PDF 加了密码，读不出来；请去掉密码后再发，或把文章文字贴过来。"
    return _DAMAGED


def _pages(pdf: Any) -> list[str]:
    if len(pdf) > _PAGES_AT_MOST:
        raise CasebaseError(
            f"这个 PDF 有 {len(pdf)} 页，太长了；请只发文章所在的几页（最多 {_PAGES_AT_MOST} 页）。"
        )
    pages: list[str] = []
    for page in pdf:
        words = page.get_textpage()
        pages.append(_without_number(str(words.get_text_range())))
        words.close()
        page.close()
        if sum(map(len, pages)) > _TEXT_AT_MOST:
            raise CasebaseError("这个 PDF 的文字太多，不像一篇文章；请只发文章所在的几页。")
    return pages


def _unwrapped(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs of printed lines: a line as wide as the column that ends no sentence goes on."""
    printed = [line.rstrip() for line in lines]
    column = max(map(printed_width, printed), default=0) - _SLACK
    paragraph = ""
    for line in printed:
        paragraph += line
        if not line or printed_width(line) < column or line[-1] in SENTENCE_END + CLOSING:
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _without_number(page: str) -> str:
    """A page's text without a first or last line that only numbers the page."""
    lines = page.strip("\r\n").splitlines()
    for end in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(lines[end]):
            lines.pop(end)
    return "\n".join(lines)
