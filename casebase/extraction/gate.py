"""Whether a page holds a case at all; where not, the sentence that says why."""

import re
from functools import cache

from casebase.extraction import wordlists
from casebase.extraction.reading import Reading
from casebase.extraction.spans import PlaceSpan, ProgramSpan
from casebase.record import Level

_HAN = re.compile(r"[一-鿿]")
_LETTER = re.compile(r"[A-Za-z]")
_RULE = re.compile(r"^\s*第[一二三四五六七八九十百零\d]+条", re.MULTILINE)
_SHORTEST = 40
_LONGEST = 100_000
_FEWEST_KINDS = 5
"""Different words of the field a case has at the least…"""
_LOCAL = 2
"""…a place below the prefecture counting for so many."""
_OFF_TOPIC = "文章没有讲一个地方的扶贫、乡村振兴或基层党建做法。"
_LEAST_DENSITY = 8.0
"""Words of the field a thousand characters."""
_MOST_RULES = 5
_FEWEST_SPOKEN = 5


@cache
def _pattern(section: str) -> "re.Pattern[str]":
    return re.compile(wordlists.alternatives(wordlists.sections("case_words")[section]))


def why_no_article(reading: Reading) -> str | None:
    """The sentence that says why the page cannot hold a case, by its words alone; None where it may."""
    text = _article(reading)
    if not text.strip():
        return "页面里没有正文。"
    han = len(_HAN.findall(text))
    if han < len(_LETTER.findall(text)):
        return "这不是中文文章。"
    if han > _LONGEST:
        return "文字太长，不像一篇文章；请把要加的那一篇单独发来。"
    if han < _SHORTEST:
        return "正文太短，看不出做法。"
    if len(_RULE.findall(text)) >= _MOST_RULES:
        return "这是条文，不是一个地方的做法。"
    hits = _pattern("case").findall(text)
    elsewhere = len(_pattern("elsewhere").findall(text))
    if (
        _kinds(text) < _FEWEST_KINDS - _LOCAL
        or len(hits) < _LEAST_DENSITY * han / 1000
        or elsewhere > len(hits)
    ):
        return _OFF_TOPIC
    return None


def why_no_case(
    reading: Reading, places: tuple[PlaceSpan, ...], programs: tuple[ProgramSpan, ...]
) -> str | None:
    """The sentence that says why an article holds no case, by what was found in it; None where it may."""
    local = any(p.level.rank >= Level.COUNTY.rank for p in places)
    if _kinds(_article(reading)) + _LOCAL * local < _FEWEST_KINDS:
        return _OFF_TOPIC
    if _is_dialogue(reading):
        return _OFF_TOPIC
    if not places and not programs:
        return "文章没有提到任何地方，也没有提到任何做法的名称。"
    return None


def _is_dialogue(reading: Reading) -> bool:
    """Most paragraphs open with someone speaking: a story, not a report."""
    spoken = sum(reading.text[p.start] == "“" for p in reading.body)
    return spoken >= _FEWEST_SPOKEN and 2 * spoken > len(reading.body)


def _article(reading: Reading) -> str:
    return "\n".join(reading.text[p.start : p.end] for p in reading.paragraphs)


def _kinds(text: str) -> int:
    return len(set(_pattern("case").findall(text)))
