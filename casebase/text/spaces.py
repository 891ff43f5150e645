"""Spaces: none beside Chinese punctuation or inside a word, one where they separate columns or names."""

import re
from collections.abc import Iterator

from casebase.text.characters import HAN, WIDE_PUNCTUATION
from casebase.text.traced import Edit

_MARKS = re.escape(WIDE_PUNCTUATION)
_SPACE = re.compile(r" +")
_SPELLED = re.compile(rf"(?<![{HAN}])[{HAN}](?: [{HAN}]){{1,400}}(?![{HAN}])")
_UNIT = "年月日时分个名户人万亿元亩余多千百家项条件次岁届期公米吨斤棵头只株度倍成"
_NUMBER_SPACED = re.compile(rf" (?:(?<=[{HAN}] )(?=\d)|(?<=\d )(?=[{HAN}]))")
_NUMBER_TIGHT = re.compile(rf"\d(?:(?<=[{HAN}].)|(?=[{HAN}]))")
_CREDITS = re.compile("记者|通讯员|摄|来源|作者|编辑|责编|执笔|时间|日期")
_DATED = re.compile(r"(?:来源|时间|日期)[:：]|\d{4}-\d{1,2}-\d")
_PIECE = re.compile(rf"[ {_MARKS},:;!?()]")
_OPENING = "，、；：（《〈【〔［“‘「『"
_SETS_APART = "”’）》】…"
"""After these a space in a headline parts two halves of it."""
_NAME_AT_MOST = 4
_BODY_LEAST = 24


def odd_spaces(text: str) -> Iterator[Edit]:
    """Edits that take out spaces that separate nothing and make the others single.

    A space stays between two short pieces (names in a byline, cells of a row), and wherever the line is no
    running text.
    """
    if " " not in text:
        return
    spaced_numbers = _sets_numbers_off(text)
    start = 0
    for line in text.split("\n"):
        if " " in line:
            for first, last, replacement in _of_line(line, spaced_numbers):
                yield start + first, start + last, replacement
        start += len(line) + 1


def _sets_numbers_off(text: str) -> bool:
    """Whether the text as a whole puts spaces round its numbers (在 2017 年), so that they mean nothing."""
    spaced = len(_NUMBER_SPACED.findall(text))
    return spaced >= 3 and spaced > len(_NUMBER_TIGHT.findall(text))


def _of_line(line: str, spaced_numbers: bool) -> Iterator[Edit]:
    spelled = [match.span() for match in _SPELLED.finditer(line)]
    body = len(line) >= _BODY_LEAST and bool(re.search("[。，].*[。，]|。", line))
    loose = 0
    for gap in _SPACE.finditer(line):
        while loose < len(spelled) and spelled[loose][1] <= gap.start():
            loose += 1
        inside = loose < len(spelled) and spelled[loose][0] < gap.start()
        keep = "" if inside or _means_nothing(line, gap, spaced_numbers, body) else " "
        if keep != gap[0]:
            yield gap.start(), gap.end(), keep


def _means_nothing(line: str, gap: re.Match[str], spaced_numbers: bool, body: bool) -> bool:
    before, after = line[gap.start() - 1 : gap.start()], line[gap.end() : gap.end() + 1]
    if not before or not after or after in WIDE_PUNCTUATION or before in _OPENING:
        return True
    if before in WIDE_PUNCTUATION:
        return body or before not in _SETS_APART
    if before.isdigit() and after in _UNIT:
        return True
    if before.isdigit() or after.isdigit():
        return (spaced_numbers or body) and not _DATED.search(line) and (_is_han(before) or _is_han(after))
    return body and len(gap[0]) == 1 and _is_han(before) and _is_han(after) and _splits_prose(line, gap)


def _splits_prose(line: str, gap: re.Match[str]) -> bool:
    """Whether both pieces beside a space are too long to be names or cells."""
    left = _PIECE.split(line[max(0, gap.start() - 12) : gap.start()])[-1]
    right = _PIECE.split(line[gap.end() : gap.end() + 12], maxsplit=1)[0]
    if _CREDITS.search(left):
        return False
    return len(left) > _NAME_AT_MOST and len(right) > _NAME_AT_MOST


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character > "\U0001ffff"
