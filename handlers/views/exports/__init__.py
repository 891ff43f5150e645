"""A case as a file a report can use: one report, written as Word, as a workbook or as Markdown."""

from collections.abc import Callable
from enum import StrEnum

from casebase.record import Case
from handlers.views.exports import markdown, report, word, workbook
from handlers.views.exports.blocks import Report


class Format(StrEnum):
    """What a case can be exported as; the value is the file's suffix."""

    WORD = "docx"
    WORKBOOK = "xlsx"
    MARKDOWN = "md"


_WRITERS: dict[Format, Callable[[Report], bytes]] = {
    Format.WORD: word.written,
    Format.WORKBOOK: workbook.written,
    Format.MARKDOWN: markdown.written,
}


def export(case: Case, form: Format, *, traditional: bool = False) -> bytes:
    """The case as a file; the same case gives the same bytes.

    Args:
        case: what to write down, whole: every fact with where it was read.
        form: the kind of file.
        traditional: whether our own words are written in Traditional script; a source's never change.
    """
    return _WRITERS[form](report.report(case, traditional=traditional))
