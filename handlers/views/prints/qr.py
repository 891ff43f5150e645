"""QR codes of deep links."""

from io import BytesIO

import segno

_QUIET = 4
"""Modules of white around the code (ISO/IEC 18004)."""


def qr(link: str) -> str:
    """The code as SVG, with its quiet zone; medium error correction, since pictures are sent on and on."""
    drawn = BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawn, kind="svg", border=_QUIET, xmldecl=False, nl=False, svgclass=None, lineclass=None, light="#fff"
    )
    return drawn.getvalue().decode("ascii")
