"""Whether a page holds a case at all; where not, the sentence that says why."""

import re
from functools import cache

from casebase.extraction import wordlists
from casebase.extraction.reading import Reading
from casebase.extraction.spans import PlaceSpan, ProgramSpan
from casebase.record import Level

_HAN = re.compile(r"[一-鿿]")
_LETTER = re.compile(r"[A-Za-z]")
_ARTICLE = re.compile(r"^\s*第[一二三四五六七八九十百零\d]+条", re.MULTILINE)
_SHORTEST = 60
_FEWEST_KINDS = 5
"""Different words of the field a case has at the least; a place below the prefecture counts for two."""
_LEAST_DENSITY = 8.0
"""Words of the field a thousand characters."""
_MOST_ARTICLES = 5


@cache
def _pattern(section: str) -> "re.Pattern[str]":
    return re.compile(wordlists.alternatives(wordlists.sections("case_words")[section]))


def why_no_case(
    reading: Reading, places: tuple[PlaceSpan, ...], programs: tuple[ProgramSpan, ...]
) -> str | None:
    """The sentence that says why the page holds no case; None where it may hold one."""
    text = "\n".join(reading.text[p.start : p.end] for p in reading.paragraphs)
    if not text.strip():
        return "页面里没有正文。"
    han = len(_HAN.findall(text))
    if han < len(_LETTER.findall(text)):
        return "这不是中文文章。"
    if han < _SHORTEST:
        return "正文太短，看不出做法。"
    if len(_ARTICLE.findall(text)) >= _MOST_ARTICLES:
        return "这是条文，不是一个地方的做法。"
    local = any(p.level.rank >= Level.COUNTY.rank for p in places)
    return _off_topic(text, han, local, bool(places or programs))


def _off_topic(text: str, han: int, local: bool, named: bool) -> str | None:
    hits = _pattern("case").findall(text)
    elsewhere = len(_pattern("elsewhere").findall(text))
    kinds = len(set(hits)) + 2 * local
    if kinds < _FEWEST_KINDS or len(hits) < _LEAST_DENSITY * han / 1000 or elsewhere > len(hits):
        return "文章没有讲一个地方的扶贫、乡村振兴或基层党建做法。"
    if not named:
        return "文章没有提到任何地方，也没有提到任何做法的名称。"
    return None
