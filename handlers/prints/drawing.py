"""From a sheet's data to a PNG or a PDF, with typst; needs about 100 ms of a core and gives back the GIL."""

import threading
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, cast

from handlers.views.prints import TEMPLATES
from handlers.views.prints.glyphs import sans
from handlers.views.prints.sheet import Medium

if TYPE_CHECKING:
    import typst

_PIXELS_AN_INCH = 72
"""Typst's unit is the point, a 72nd of an inch: one pixel a point."""
_MADE_OF = ("typst", "pylopdf-fonts-zh-cn")

_own = threading.local()


def draw(data: str, medium: Medium) -> bytes:
    """The drawing of a sheet's data. The same data give the same bytes.

    Each thread keeps a compiler of its own, which makes every drawing but its first a warm one.

    Args:
        data: what :meth:`Sheet.json` gives; it is handed over as an input and never becomes markup.
        medium: a PNG of 1080 pixels' width, or a PDF.
    """
    inputs = {"data": data}
    if medium is Medium.PRINT:
        drawn = _compiler().compile(format="pdf", sys_inputs=inputs, timestamp=0)
    else:
        drawn = _compiler().compile(format="png", ppi=_PIXELS_AN_INCH, sys_inputs=inputs)
    if not isinstance(drawn, bytes):
        raise ValueError("a picture must be of one page")
    return drawn


@cache
def edition() -> str:
    """What the same data is drawn the same with: a digest of the templates and the versions below them."""
    digest = sha256("\n".join(f"{name} {version(name)}" for name in _MADE_OF).encode())
    for path in sorted(TEMPLATES.iterdir()):
        digest.update(f"\n{path.name}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _compiler() -> "typst.Compiler":
    """This thread's compiler, made when first asked for."""
    if not hasattr(_own, "compiler"):
        _own.compiler = _new_compiler()
    return cast("typst.Compiler", _own.compiler)


def _new_compiler() -> "typst.Compiler":
    import typst

    main, root = str(TEMPLATES / "sheet.typ"), str(TEMPLATES)
    return typst.Compiler(main, root=root, font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _fonts() -> "typst.Fonts":
    """The fonts of the package and no others, so that a drawing looks the same on every machine."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(sans().parent)]
    )
