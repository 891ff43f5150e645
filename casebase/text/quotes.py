"""Quotation marks: every style to “ ” and ‘ ’, straight ones paired up, wrongly turned ones turned."""

import re
from itertools import cycle

from casebase.text.characters import HAN

_CORNERS = str.maketrans("「」『』〝〞＂″", '“”‘’“”""')
_OUTER_WHITE_CORNERS = str.maketrans("『』", "“”")
_STRAIGHT_SINGLE = re.compile(rf"(?<![A-Za-z])'([^'\n]{{1,60}})'(?![A-Za-z])|(?<=[{HAN}])'([^'\n]{{1,60}})'")
_DOUBLE = re.compile(r"[\"“”]")


def curly_quotes(text: str) -> str:
    """The text, of the same length, with every quotation in “ ” or ‘ ’.

    『』 stand for inner quotes beside 「」 and for outer ones alone. Straight quotes, and curly ones that all
    turn one way, are paired within their line where their number is even; a line that does not pair stays.
    """
    if "『" in text and "「" not in text:
        text = text.translate(_OUTER_WHITE_CORNERS)
    if any(mark in text for mark in "「」『』〝〞＂″"):
        text = text.translate(_CORNERS)
    if "'" in text:
        text = _STRAIGHT_SINGLE.sub(lambda pair: f"‘{pair[0][1:-1]}’" if _chinese(pair[0]) else pair[0], text)
    if '"' in text or text.count("“") != text.count("”"):
        text = "\n".join(map(_paired, text.split("\n")))
    return text


def _chinese(quoted: str) -> bool:
    return not quoted.isascii()


def _paired(line: str) -> str:
    """A line whose double quotes alternate “ ”, where they can."""
    marks = _DOUBLE.findall(line)
    if not marks or len(marks) % 2 or ('"' not in marks and marks.count("“") * 2 == len(marks)):
        return line
    if '"' in marks and line.isascii():
        return line
    turning = cycle("“”")
    return _DOUBLE.sub(lambda _: next(turning), line)
