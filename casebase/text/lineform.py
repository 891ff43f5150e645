"""What one line of a page is, looked at alone."""

import re
from functools import cache
from typing import Literal

from casebase.text.characters import HAN
from casebase.text.cues import words

BlockKind = Literal["body", "heading", "source", "noise"]
"""What a paragraph is: running text, a heading, the line with outlet, author and date, or the page's own."""

LINK = r"https?://[^\s，。；）]+|www\.[^\s，。；）]+"
DATE = (
    r"(?:(?:19|20)\d{2}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}日?|\d{1,2}\.\d{1,2}\.(?:19|20)\d{2})"
    r"(?:\s?星期[一二三四五六日天])?(?:\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
SOURCE_AT_MOST = 120
"""Characters; a longer line is no line that tells the source."""
_ROW_AT_MOST = 2_000
_LONG = 100
"""A paragraph longer than this is the page's own only by how it begins, or by two wordings."""
_SENTENCE = re.compile(r"[。！？；]|……|，.*，")
_ENDS_SENTENCE = re.compile(r"[。！？][”’）》」』]*$")
_BREADCRUMB = re.compile(
    r"[^。！？]{1,24}(?:\s?(?:[>＞»›→]|>>)\s?[^。！？>＞»›→]{1,40}){2,}\s?[>＞»›→]*$"
    r"|(?:网站)?首页\s?(?:[>＞»›→/|·]|-{1,2})|[^。！？，]{2,16}\s?(?:[>＞»›→]|>>)\s?[^。！？，]{0,16}(?:[>＞»›→]|正文|详细)"
)
_RULE = re.compile(r"[\W_]+$")
_ONLY_LINK = re.compile(rf"(?:\[[^\]\n]{{0,40}}\]\()?(?:{LINK})\)?$")
_CODE = re.compile(
    r"(?=[^\u3400-\u9fff]{4,}$)(?=\S*[A-Za-z_])\S*(?:[_={}*;\\]|\w\d\w|\d\w\d)\S*$|Hash:\S+$", re.ASCII
)
_TOKENS = re.compile(r"[\s|｜丨·•/]+")
_PIPES = re.compile(r"[|｜丨]")
_PAGE_NUMBER = re.compile(
    r"第\s?\d{1,3}\s?版(?:[:：]\S{1,8}(?: .{0,16})?)?|返回\S{0,8}首页\W*|[-—–]\s?\d{1,3}\s?[-—–]"
    r"|第\s?\d{1,3}\s?页(?:[,，\s]?共\s?\d{1,3}\s?页)?"
)
_CAPTION = re.compile(rf"[^，。；！？]{{2,40}}[\s（(](?:记者|通讯员)?[{HAN}]{{2,4}}\s?摄[）)]?$")
"""A picture's few words with who took it."""
_HINTED = 60
"""A line no longer than this and no sentence is the page's own by a mere hint."""
_STARTER_NEXT = r"(?=[:：/／|｜\s（(【\[\d>》]|\.{2}|…|$)"
_SPAM_LEAST = 3
_PIECES_LEAST = 3
_PIECE_AT_MOST = 12


def line_form(line: str) -> BlockKind:
    """What a line is by its own wording: the page's own, a source line, running text, or else a heading."""
    if _is_page(line):
        return "noise"
    if is_source(line):
        return "source"
    if _SENTENCE.search(line) and (_ENDS_SENTENCE.search(line[-12:]) or len(line) > 40):
        return "body"
    return "heading" if len(line) <= 60 else "body"


def is_source(line: str) -> bool:
    """Whether a line tells outlet, author or date and is no running text."""
    return (
        len(line) <= SOURCE_AT_MOST and not _ENDS_SENTENCE.search(line[-12:]) and bool(source().search(line))
    )


@cache
def source() -> re.Pattern[str]:
    """What shows in a line that it tells where the article comes from."""
    labels = "|".join(map(re.escape, words("source_labels")))
    return re.compile(
        rf"(?:^|[ （(【\[|])(?:{labels})\s?[:：/]"
        r"|^[（(【□◎●■]?\s?(?:本报|本刊|本网|本台|新华社|通讯)?(?:全媒体)?(?:见习|首席|特约|特派)?(?:记者|通讯员)"
        rf"(?:[:：\s/、][ 、]?[{HAN}·]{{2,4}})+(?![{HAN}])"
        rf"|^(?:本报|新华社|本刊|本网)记者[{HAN}·]{{2,4}}$"
        rf"|^[^，。；！？]{{0,40}}{DATE}[^，。；！？]{{0,30}}$"
        rf"|^[（(]?《[^》]{{2,20}}》[^。]{{0,12}}{DATE}"
    )


@cache
def furniture() -> re.Pattern[str]:
    """One counter, button or address of a page, by itself."""
    named = "|".join(map(re.escape, sorted(words("furniture"), key=len, reverse=True)))
    return re.compile(
        rf"\d*\s?(?:{named})[:：]?\d*次?[|｜]?|[【\[(（](?:{named})?[】\])）]+|[】\]](?:{named})[【\[]|{LINK}"
        r"|[（(\[【]?(?:责任编辑|责编|编辑|审核|校对|录入)(?:[:：/].{1,10})?"
    )


@cache
def _starts() -> re.Pattern[str]:
    longest_first = sorted(words("line_starts"), key=len, reverse=True)
    named = "|".join(map(re.escape, longest_first))
    return re.compile(rf"[（(【\[\s|·•>《]*(?:{named})[】\])）]?{_STARTER_NEXT}")


@cache
def _credits() -> re.Pattern[str]:
    """A line of roles with names: 责编/高骊 美编/宋扬."""
    roles = "|".join(map(re.escape, sorted(words("credits"), key=len, reverse=True)))
    credit = rf"(?:{roles})(?:\s?[:：/／|｜]\s?|\s)[{HAN}A-Za-z0-9_·、，, ]{{2,24}}"
    return re.compile(rf"[（(【\[\s●■◆]*(?:{credit}[/;； ]*){{1,6}}[）)】\]]*$")


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words(name))))


@cache
def _nav_words() -> frozenset[str]:
    return frozenset(words("nav_words"))


def is_nav_word(line: str) -> bool:
    """Whether a line is nothing but the name of a channel."""
    return line.strip(" >|·•") in _nav_words()


def _is_page(line: str) -> bool:
    if len(line) > _LONG and _ENDS_SENTENCE.search(line[-12:]):
        return bool(_starts().match(line)) or _says_so(line)
    if len(line) > _ROW_AT_MOST:
        return False
    return (
        bool(_RULE.match(line) or _ONLY_LINK.match(line) or _CODE.match(line) or _PAGE_NUMBER.fullmatch(line))
        or bool(_starts().match(line) or _credits().match(line))
        or bool(_CAPTION.match(line))
        or all(map(furniture().fullmatch, line.split()))
        or _says_so(line)
        or bool(_BREADCRUMB.match(line))
        or _is_row_of_links(line)
    )


def _says_so(line: str) -> bool:
    """Whether a line's wording is the page's: one such phrase in a short line, two in a long one, or spam."""
    phrases = len(_any_of("line_phrases").findall(line))
    hints = phrases + len(_any_of("line_hints").findall(line))
    is_sentence = bool(_ENDS_SENTENCE.search(line[-12:]))
    if phrases and (len(line) <= _LONG or hints > 1):
        return True
    if hints and not is_sentence and (len(line) <= _HINTED or hints > 1):
        return True
    return len(_any_of("spam_words").findall(line)) >= _SPAM_LEAST and not is_sentence


def _is_row_of_links(line: str) -> bool:
    """Whether a line is a row of links: many short pieces parted by bars, alike in ending, or channels."""
    if _SENTENCE.search(line):
        return False
    pieces = [piece for piece in _TOKENS.split(line) if piece]
    if len(pieces) < _PIECES_LEAST or max(map(len, pieces)) > _PIECE_AT_MOST:
        return False
    if len(pieces) >= 5 and len(_PIPES.findall(line)) >= 4:
        return True
    named = sum(piece in _nav_words() for piece in pieces)
    endings = [piece[-2:] for piece in pieces if len(piece) > 2]
    alike = max(map(endings.count, set(endings)), default=0)
    if len(pieces) >= 2 * _PIECES_LEAST and named >= 2:
        return True
    return 2 * named >= len(pieces) or (alike >= 4 and 2 * alike >= len(pieces))
