"""A report as a Word document: A4, Chinese type, headings that make an outline, tables whose heads repeat."""

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from handlers.views.exports.archive import timeless
from handlers.views.exports.blocks import Block, Bullets, Column, Heading, Paragraph, Report, Table, shown
from handlers.views.wording import HOUSE

_BODY, _HEADS, _LATIN = "宋体", "黑体", "Times New Roman"
_MARGIN = Mm(22)
_WIDE = Mm(210 - 2 * 22)
_SMALL = Pt(9)


def written(report: Report) -> bytes:
    """The report as .docx."""
    document = docx.Document()
    _set_up(document, report.title)
    document.add_heading(report.title, 0)
    document.add_paragraph(report.about)
    for block in report.blocks:
        _add(document, block)
    file = BytesIO()
    document.save(file)
    return timeless(file.getvalue())


def _set_up(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, HOUSE, ""
    properties.language = "zh-CN"
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = Mm(24)
    for style in document.styles:
        if isinstance(style, ParagraphStyle):
            _chinese(style, _HEADS if style.name.startswith(("Heading", "Title")) else _BODY)
    _page_number(section.footer.paragraphs[0])


def _chinese(style: ParagraphStyle, font: str) -> None:
    """Set the style in a Chinese font; Word takes the Latin one for Chinese too unless it is told both."""
    style.font.name = _LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)


def _page_number(paragraph: WordParagraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add(document: Document, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(block.text, block.level)
        case Paragraph():
            added = document.add_paragraph()
            if block.label:
                added.add_run(f"{block.label}  ").bold = True
            added.add_run(block.text)
        case Bullets():
            for item in block.items:
                document.add_paragraph(item, "List Bullet")
        case Table():
            _add_table(document, block)


def _add_table(document: Document, table: Table) -> None:
    added = document.add_table(1 + len(table.rows), len(table.columns), "Table Grid")
    added.alignment = WD_TABLE_ALIGNMENT.CENTER
    added.autofit = False
    _repeat_head(added)
    _fill(added.rows[0].cells, [column.name for column in table.columns], bold=True)
    for row, values in zip(added.rows[1:], table.rows, strict=True):
        _fill(row.cells, [shown(value) for value in values])
    _set_widths(added, table.columns)


def _fill(cells: Sequence[_Cell], texts: Sequence[str], *, bold: bool = False) -> None:
    for cell, text in zip(cells, texts, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.bold, run.font.size = bold, _SMALL


def _repeat_head(table: WordTable) -> None:
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)


def _set_widths(table: WordTable, columns: Sequence[Column]) -> None:
    whole = sum(column.width for column in columns)
    for column, told in zip(table.columns, columns, strict=True):
        width = int(_WIDE * told.width / whole)
        column.width = Mm(0) + width
        for cell in column.cells:
            cell.width = Mm(0) + width
