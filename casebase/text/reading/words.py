"""Run as a process: the bytes of a picture come in, the printed lines found in it go out as JSON."""

import json
import sys
from typing import Any

_SURE = 0.6
"""Lines recognised with less confidence than this are stains and textures more often than words."""


def words(data: bytes) -> list[dict[str, Any]]:
    """The lines on a picture with the boxes they stand in, in pixels; in no order."""
    from rapidocr import RapidOCR

    found = RapidOCR(params={"Global.log_level": "error"})(data)
    if found.boxes is None:
        return []
    return [
        {
            "text": text,
            "left": float(min(x for x, _ in box)),
            "top": float(min(y for _, y in box)),
            "right": float(max(x for x, _ in box)),
            "bottom": float(max(y for _, y in box)),
        }
        for box, text, sure in zip(found.boxes, found.txts, found.scores, strict=True)
        if sure >= _SURE
    ]


if __name__ == "__main__":
    # What the libraries print must not stand among the answer.
    out, sys.stdout = sys.stdout, sys.stderr
    json.dump(words(sys.stdin.buffer.read()), out)
