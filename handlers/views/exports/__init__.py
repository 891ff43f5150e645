"""A case as a file a report can use: one report, written as Word, as a workbook or as Markdown."""

from collections.abc import Callable
from enum import StrEnum

from casebase.record import Case
from handlers.views.exports.blocks import Report
from handlers.views.exports.report import report


class Format(StrEnum):
    """What a case can be exported as; the value is the file's suffix."""

    WORD = "docx"
    WORKBOOK = "xlsx"
    MARKDOWN = "md"


def export(case: Case, form: Format, *, traditional: bool = False) -> bytes:
    """The case as a file; the same case gives the same bytes.

    Args:
        case: what to write down, whole: every fact with where it was read.
        form: the kind of file.
        traditional: whether our own words are written in Traditional script; a source's never change.
    """
    return _writer(form)(report(case, traditional=traditional))


def _writer(form: Format) -> Callable[[Report], bytes]:
    """What writes that kind of file, loaded when first needed: the libraries take a quarter of a second."""
    match form:
        case Format.WORD:
            from handlers.views.exports import word

            return word.written
        case Format.WORKBOOK:
            from handlers.views.exports import workbook

            return workbook.written
        case Format.MARKDOWN:
            from handlers.views.exports import markdown

            return markdown.written
