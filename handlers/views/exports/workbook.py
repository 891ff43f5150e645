"""A report as an Excel workbook: a sheet a kind of fact, numbers as numbers, nothing that is reckoned."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from casebase.text.spreadsheet import guarded
from handlers.views.clause import shortened
from handlers.views.exports.archive import timeless
from handlers.views.exports.blocks import Report, Table, Value
from handlers.views.wording import HOUSE

_LONGEST = 32_000
"""Characters; Excel's own limit for a cell is 32767."""
_HEAD = PatternFill("solid", fgColor="F1E3E1")


def written(report: Report) -> bytes:
    """The report's sheets as .xlsx."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = report.title
    book.properties.creator = HOUSE
    for table in report.sheets:
        _fill(book.create_sheet(table.name), table)
    file = BytesIO()
    book.save(file)
    return timeless(file.getvalue())


def _fill(sheet: Worksheet, table: Table) -> None:
    for number, column in enumerate(table.columns, 1):
        head = sheet.cell(1, number)
        _put(head, column.name)
        head.font, head.fill = Font(bold=True), _HEAD
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for row, values in enumerate(table.rows, 2):
        for number, value in enumerate(values, 1):
            _put(sheet.cell(row, number), value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _put(cell: Cell, value: Value) -> None:
    if isinstance(value, str):
        cell.value = guarded(shortened(value, _LONGEST))
        cell.data_type = "s"
    else:
        cell.value = value
    cell.alignment = Alignment(wrap_text=True, vertical="top")
