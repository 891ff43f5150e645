"""Sheets as they come out of typst: their measures, their type, their words, their codes."""

import json
from io import BytesIO

import pypdfium2
import pytest
import typst
import zxingcpp
from PIL import Image
from pypdfium2 import raw

from casebase.record import Case
from handlers.prints.drawing import draw
from handlers.views.prints import TEMPLATES
from handlers.views.prints.case import case_sheet
from handlers.views.prints.glyphs import sans
from handlers.views.prints.sheet import Medium, Sheet
from tests.casebase.cases import made_up
from tests.casebase.five import FIVE, GANLUO, ZIYUAN
from tests.handlers.views.prints.extremes import MARKUP, marked_up, overlong
from tests.handlers.views.prints.test_sheet import BOT, every_sheet

WIDTH = 1080
TALLEST = 2560
"""Telegram shrinks photos with a longer side."""
LEGIBLE = 28
EDGE = 4
"""Pixels a thin outline may stand over."""

SHIPPED = [sheet for case in FIVE for sheet in every_sheet(case)]
EXTREME = [sheet for case in (marked_up(), overlong()) for sheet in every_sheet(case)]


@pytest.fixture(scope="module")
def compiler() -> typst.Compiler:
    fonts = typst.Fonts(False, False, [str(sans().parent)])
    return typst.Compiler(str(TEMPLATES / "sheet.typ"), root=str(TEMPLATES), font_paths=fonts)


def picture_page(compiler: typst.Compiler, sheet: Sheet) -> pypdfium2.PdfPage:
    """A picture as a PDF page, whose characters can be looked at; its points are the picture's pixels.

    PDF/UA refuses a character that no font has.
    """
    pdf, warnings = compiler.compile_with_warnings(
        format="pdf", sys_inputs={"data": sheet.json()}, pdf_standards="ua-1", timestamp=0
    )
    assert warnings == []
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    return document[0]


def smallest_type(page: pypdfium2.PdfPage) -> float:
    """The smallest size any character that shows is set in."""
    text = page.get_textpage()
    shown = (i for i, character in enumerate(text.get_text_range()) if not character.isspace())
    return min(raw.FPDFText_GetFontSize(text.raw, i) for i in shown)


@pytest.mark.parametrize("sheet", [*SHIPPED, *EXTREME], ids=lambda sheet: sheet.title[:12])
def test_a_picture_is_legible_and_nothing_runs_over(compiler: typst.Compiler, sheet: Sheet) -> None:
    page = picture_page(compiler, sheet)
    width, height = page.get_size()
    assert width == WIDTH
    assert height <= TALLEST
    written = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
    assert written
    for text in written:
        left, bottom, right, top = text.get_bounds()
        assert 0 <= left <= right <= WIDTH - 2 * EDGE
        assert 0 <= bottom <= top <= height
    assert smallest_type(page) >= LEGIBLE


def test_no_size_of_type_is_below_what_a_phone_shows() -> None:
    sizes = json.loads((TEMPLATES / "sizes.json").read_text(encoding="utf-8"))
    assert min(sizes.values()) >= LEGIBLE


@pytest.mark.parametrize("case", FIVE, ids=lambda case: case.id)
def test_a_card_is_1080_pixels_wide_and_its_code_leads_to_the_case(case: Case) -> None:
    picture = Image.open(BytesIO(draw(case_sheet(case, bot=BOT).json(), Medium.PICTURE)))
    assert picture.format == "PNG"
    assert picture.width == WIDTH
    codes = zxingcpp.read_barcodes(picture)
    assert [code.text for code in codes] == [f"https://t.me/{BOT}?start=c_{case.id}"]


def test_a_comparison_has_a_code_for_each_also_when_it_was_shrunk_by_half() -> None:
    sheet = every_sheet(GANLUO)[2]
    picture = Image.open(BytesIO(draw(sheet.json(), Medium.PICTURE)))
    half = picture.resize((picture.width // 2, picture.height // 2))
    for shown in (picture, half):
        links = {code.text for code in zxingcpp.read_barcodes(shown)}
        assert links == {f"https://t.me/{BOT}?start=c_{id_}" for id_ in (GANLUO.id, "yi")}


@pytest.mark.parametrize("case", FIVE, ids=lambda case: case.id)
def test_a_print_is_a4_and_says_everything(case: Case) -> None:
    document = pypdfium2.PdfDocument(draw(case_sheet(case, Medium.PRINT, BOT).json(), Medium.PRINT))
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    text = "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    for said in (*(p.name for p in case.programs), *case.not_stated, case.sources[0].title, case.one_line):
        assert "".join(said.split()) in text
    for figure in case.figures:
        assert figure.text in text


def test_what_a_person_wrote_is_never_markup(compiler: typst.Compiler) -> None:
    sheet = case_sheet(marked_up(), Medium.PRINT)
    document = pypdfium2.PdfDocument(draw(sheet.json(), Medium.PRINT))
    text = "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    text = text.replace("\u200b", "")
    assert "".join(MARKUP.split()) in text
    assert '#letx=1;$y$*z*<b>"q"\\@a//[b]' in text


def test_what_is_cut_from_a_picture_is_counted(compiler: typst.Compiler) -> None:
    text = "".join(picture_page(compiler, case_sheet(overlong())).get_textpage().get_text_range().split())
    assert "其余29个见机器人里的「做法」页" in text
    assert "其余38个见机器人里的「数字」页" in text


def test_a_case_with_nothing_but_a_name_is_drawn_too() -> None:
    bare = made_up(programs=(), figures=(), measures=(), not_stated=(), people=(), sites=())
    for sheet in every_sheet(bare):
        assert draw(sheet.json(), Medium.PICTURE)


def test_the_same_data_give_the_same_bytes() -> None:
    for medium in Medium:
        data = case_sheet(ZIYUAN, medium, BOT).json()
        assert draw(data, medium) == draw(data, medium)
