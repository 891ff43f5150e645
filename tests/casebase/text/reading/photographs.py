"""Photographs of printed pages, made for the tests."""

import io
from importlib import resources

import pytest
from PIL import Image, ImageDraw, ImageFont

from casebase.text.reading.photo import photos_are_read

ocr = pytest.mark.skipif(not photos_are_read(), reason="the extra ocr is not installed")


def photographed(*columns: tuple[str, ...]) -> bytes:
    """A page with printed columns, as a JPEG."""
    font_file = resources.files("pylopdf_fonts_zh_cn") / "NotoSansSC-Regular.otf"
    with resources.as_file(font_file) as path:
        font = ImageFont.truetype(path, 30)
    page = Image.new("RGB", (60 + 560 * len(columns), 80 + 46 * max(map(len, columns))), "#f6f3ea")
    draw = ImageDraw.Draw(page)
    for column, lines in enumerate(columns):
        for row, words in enumerate(lines):
            draw.text((60 + 560 * column, 40 + 46 * row), words, font=font, fill="#222222")
    data = io.BytesIO()
    page.save(data, "JPEG", quality=85)
    return data.getvalue()
