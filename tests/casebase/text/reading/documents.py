"""Small documents made for the tests: Word files, PDF files, pages."""

import io
import zipfile

import docx


def word(*paragraphs: str, table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A Word document with some paragraphs and perhaps a table."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        rows = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, text in enumerate(cells):
                rows.cell(row, column).text = text
    return _saved(document)


def nested_tables(depth: int) -> bytes:
    """A Word document with tables in tables, a sentence in the innermost."""
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    for _ in range(depth):
        cell = cell.add_table(1, 1).cell(0, 0)
    cell.text = "全县建成合作社13个。"
    return _saved(document)


def _saved(document: "docx.document.Document") -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def package(**parts: bytes) -> bytes:
    """A zip file; ``__`` in a name stands for ``/`` and ``_`` for ``.``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


def pdf(*pages: tuple[str, ...], locked: bool = False) -> bytes:
    """A PDF file with a line of text per string, in a font it names but does not carry."""
    kids = [f"{10 + 2 * number} 0 R" for number in range(len(pages))]
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(pages)}>>".encode(),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/DW 1000/FontDescriptor 5 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        5: b"<</Type/FontDescriptor/FontName/Song/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    }
    if locked:
        objects[6] = b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>"
    for number, lines in enumerate(pages):
        shown = b" ".join(b"<" + line.encode("utf-16-be").hex().encode() + b"> Tj T*" for line in lines)
        drawing = b"BT /F 12 Tf 72 780 Td 16 TL " + shown + b" ET"
        objects[10 + 2 * number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            + f"/Contents {11 + 2 * number} 0 R>>".encode()
        )
        objects[11 + 2 * number] = b"<</Length %d>>stream\n" % len(drawing) + drawing + b"\nendstream"
    return _with_index(objects, b"/Encrypt 6 0 R/ID[<00><00>]" if locked else b"")


def _with_index(objects: dict[int, bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.4\n"
    index = b"xref\n0 1\n0000000000 65535 f \n"
    for number, body in objects.items():
        index += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (max(objects) + 1, trailer, len(out))
    return out + index + end


BODY = (
    "东河县位于山区，全县共有贫困村74个。近年来，县委把产业扶贫作为重点，建成合作社13个，带动农户2300户。",
    "“支部带着干，心里有底。”村民张大山说，去年他家种木耳，收入4万元，日子一天比一天好。",
    "下一步，东河县计划投入800万元，再建10个示范基地，让更多群众在家门口就业。",
)


def page(body: str, *, head: str = "", charset: str = "utf-8") -> bytes:
    """A web page around some HTML, with navigation and a footer as pages have."""
    channels = ("首页", "新闻", "时政", "财经", "体育")
    nav = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in channels)
    source = (
        f'<!DOCTYPE html><html><head><meta charset="{charset}">{head}</head><body><ul class="nav">{nav}</ul>'
        f'{body}<div class="footer"><a href="/us">关于我们</a> 版权所有 ICP备000号</div></body></html>'
    )
    return source.encode(charset)


def paragraphs(*texts: str) -> str:
    """Some texts as HTML paragraphs."""
    return "".join(f"<p>　　{text}</p>\n" for text in texts)
