"""Text that is safe on paper and in files: nothing in it is invisible or turns the line around."""

import unicodedata

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Control and format characters (direction marks among them), lone surrogates, private and unassigned."""


class Words(str):
    """Words of a source: never converted to another script."""

    __slots__ = ()


def printable(text: str) -> str:
    """``text`` without characters that show nothing; line breaks and tabs become single blanks."""
    return "".join(map(_seen, text))


def _seen(character: str) -> str:
    if character in "\n\r\t\u2028\u2029":
        return " "
    return "" if unicodedata.category(character) in _UNSEEN else character
