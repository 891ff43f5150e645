"""Words of a question inside a button: packed into ASCII, so that a page can be turned without memory."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error

_ENCODING = "gb18030"
"""Two bytes a Chinese character where UTF-8 takes three, and every other character all the same."""
_LONGEST = 44
"""What is left of a button's 64 bytes beside kind, page and revision."""


def packed(text: str, longest: int = _LONGEST) -> str | None:
    """``text`` in letters, digits, hyphens and underscores; None where that is longer than ``longest``."""
    token = urlsafe_b64encode(text.encode(_ENCODING, "replace")).decode("ascii").rstrip("=")
    return token if 0 < len(token) <= longest else None


def unpacked(token: str) -> str | None:
    """The text that was packed; None where the token is none of ours."""
    try:
        return urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode(_ENCODING)
    except (Error, ValueError):
        return None
