"""Exports: whole, masked, the same bytes each time, and nothing in them is markup or a formula."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebase.data.shipped import shipped_cases
from casebase.record import Case
from handlers.views.citation import citation
from handlers.views.exports import Format, export
from handlers.views.exports.markdown import escaped
from handlers.views.exports.workbook import guarded
from tests.casebase.cases import made_up
from tests.casebase.five import DASUHE, FIVE, GANLUO, ZIYUAN
from tests.handlers.views.prints.extremes import MARKUP, UNSEEN, marked_up


def read(case: Case, form: Format) -> str:
    """Everything a reader finds in the exported file."""
    content = export(case, form)
    if form is Format.MARKDOWN:
        return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", content.decode())
    if form is Format.WORKBOOK:
        book = openpyxl.load_workbook(BytesIO(content))
        return "\n".join(
            str(c.value) for s in book for row in s.iter_rows() for c in row if c.value is not None
        )
    document = docx.Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("case", FIVE, ids=lambda case: case.id)
@pytest.mark.parametrize("form", Format)
def test_an_export_holds_every_fact_with_nature_and_source(case: Case, form: Format) -> None:
    text = read(case, form)
    said = [case.title, case.summary, *case.not_stated, *map(citation, case.sources)]
    said += [program.name for program in case.programs] + [program.description for program in case.programs]
    said += [measure.text for measure in case.measures] + [site.told for site in case.sites]
    said += [f"{e.start + 1}–{e.end}字" for e in case.all_evidence()]
    said += [figure.note for figure in case.figures if figure.note]
    for each in said:
        assert each in text
    for person in case.people:
        assert person.shown in text
        assert person.name in text or person.masked


@pytest.mark.parametrize("case", [*shipped_cases(), made_up(one_line="王小二报名")], ids=lambda case: case.id)
@pytest.mark.parametrize("form", Format)
def test_masked_names_are_in_no_export(case: Case, form: Format) -> None:
    text = read(case, form)
    masked = [person for person in case.people if person.masked]
    assert not [person.name for person in masked if person.name in text]
    assert all(person.shown in text for person in masked)


def test_each_figure_of_a_table_stands_beside_its_nature() -> None:
    rows = {line.split(" | ")[0].strip("| "): line for line in read(GANLUO, Format.MARKDOWN).splitlines()}
    assert rows["f02"].split(" | ")[1:3] == ["30070名", "任务"]
    sheet = openpyxl.load_workbook(BytesIO(export(GANLUO, Format.WORKBOOK)))["数字"]
    table = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=2)}
    assert table["f07"][1:3] == ["9万只", "产能"]
    assert table["f07"][8] == 90000


def test_a_share_is_reckoned_in_the_unit_beside_it() -> None:
    sheet = openpyxl.load_workbook(BytesIO(export(DASUHE, Format.WORKBOOK)))["数字"]
    share = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "40%")
    assert share[2] == "承诺的比例"
    assert (share[8], share[10]) == (40, "%")


@pytest.mark.parametrize("form", Format)
def test_the_same_case_gives_the_same_bytes_without_a_time(form: Format) -> None:
    content = export(ZIYUAN, form)
    assert content == export(ZIYUAN.model_copy(deep=True), form)
    if form is not Format.MARKDOWN:
        with ZipFile(BytesIO(content)) as archive:
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
            assert b"dcterms:" not in archive.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


def test_no_cell_is_a_formula_whatever_a_record_says() -> None:
    book = openpyxl.load_workbook(BytesIO(export(marked_up(), Format.WORKBOOK)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n")
                if isinstance(cell.value, str):
                    assert not cell.value.lstrip().startswith(("=", "+", "-", "@"))


@given(st.text())
def test_a_guarded_cell_never_begins_as_a_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("form", Format)
def test_markup_in_a_record_is_text_in_its_export(form: Format) -> None:
    assert MARKUP in read(marked_up(), form)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("# 题", "\\# 题"),
        ("- 条", "\\- 条"),
        ("1. 条", "1\\. 条"),
        ("1+N+1", "1+N+1"),
        ("+1", "\\+1"),
        ("<b>|</b>", "\\<b\\>\\|\\</b\\>"),
        ("[x](http://a.example)", "\\[x\\](http://a.example)"),
        ("第一行\n# 第二行", "第一行 \\# 第二行"),
    ],
)
def test_what_markdown_would_take_for_markup_is_escaped(text: str, safe: str) -> None:
    assert escaped(text) == safe


def test_characters_that_show_nothing_are_left_out() -> None:
    for form in Format:
        assert "前后尾" in read(made_up(summary=UNSEEN), form)


def test_in_traditional_script_the_citation_keeps_its_own() -> None:
    text = export(ZIYUAN, Format.MARKDOWN, traditional=True).decode()
    assert "貧困" in text
    assert "脱贫攻坚:用好党建这个强劲引擎" in text
