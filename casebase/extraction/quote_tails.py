"""What follows a quotation: a suffix that makes it a name (“X”工程), or a word against it (“X”精神)."""

import re
from dataclasses import dataclass
from functools import cache

from casebase.extraction import program_cues as cues
from casebase.extraction import wordlists
from casebase.extraction.lexicon import lexicon

_NEXT_QUOTE = re.compile(r"[、,，和与及]?\s*[“‘][^”’]{1,40}[”’]")
_CLAUSE_END = re.compile(r"[，,。；;：:！？!?\n“”、（(]")
_AWARDED = re.compile("评定|评选|评比|创评|评优|表彰")
_SET = re.compile(r"[三四五六七八九十][一-鿿](?=[，,。；;、]|等)")
_CATEGORIES = re.compile(r"等[一二两三四五六七八九十\d]+[类种型](?!.{0,4}(?:模式|机制|工程|活动))")
_REACH = 14
"""How far behind the mark a suffix may end, in characters."""
_BEYOND = 2
_COUNTED = re.compile(r"[一二两三四五六七八九十]{1,2}[个家大项支所]")
_TIMES = ("期间", "时期", "以来")
_ACTS = re.compile(r"探索|构建|打造|成立|组建|进行|开展|推进|实施|推动|促进|助力|带动|引领")
"""Verbs whose subject the quotation is where an object of theirs follows: “三联机制”构建村企共同体."""
_NO_SUFFIX_BEFORE = frozenset("书化者师员室")
"""党委书记, 制度化, 工程师, 活动室: what looks like a suffix is part of another word."""


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a quotation."""

    end: int
    """Where the name ends."""
    text: str
    """What of it belongs to the name: 工程, 的产业链党建新模式; empty where a list shares its suffix."""
    suffix: cues.Suffix | None
    negative: bool = False
    """It says that the quotation is no program."""
    numbered: bool = False
    """A number sums the quotation up: “A、B、C”三链."""
    listed: bool = False
    """The suffix stands after a list of quotations: “A”“B”等模式."""

    @property
    def strong(self) -> bool:
        """The suffix alone makes the quotation a name."""
        return self.suffix is not None and self.suffix.strength in ("strong", "body", "firm")


@cache
def _single() -> "re.Pattern[str]":
    return re.compile(rf"(?:的)?(?P<middle>[一-鿿]{{0,10}}?)(?P<suffix>{cues.suffix_pattern().pattern})")


@cache
def _described() -> "re.Pattern[str]":
    """”滚动发展的扶贫发展模式, ”的24字工作法: describing words between the mark and a strong suffix."""
    strong = tuple(s.text for s in cues.suffixes().values() if s.strength == "strong" and len(s.text) > 1)
    return re.compile(
        rf"(?:[一-鿿]{{0,4}}的)(?P<middle>(?:\d+字)?[一-鿿]{{0,6}}?)(?P<suffix>{wordlists.alternatives(strong)})"
    )


@cache
def _shared() -> "re.Pattern[str]":
    return re.compile(rf"等(?P<middle>[一-鿿]{{0,8}}?)(?P<suffix>{cues.suffix_pattern().pattern})")


def tail_of(text: str, end: int) -> Tail:
    """What follows the quotation whose closing mark ends at ``end``."""
    after_list = end
    while match := _NEXT_QUOTE.match(text, after_list):
        after_list = match.end()
    if text.startswith("等", after_list):
        return _shared_tail(text, end, after_list)
    clause_end = _CLAUSE_END.search(text, end)
    limit = min(end + _REACH, clause_end.start() if clause_end else len(text))
    match = _single().match(text, end, limit)
    if match is None or not _sound(text, match):
        match = _described().match(text, end, limit) or match
    set_of = _SET.match(text, end)
    if set_of:
        return Tail(set_of.end(), set_of.group(), None, numbered=True)
    if match is None or not _sound(text, match) or cues.negative_tail().match(text, match.end()):
        stop = cues.negative_tail().search(text, end, limit + _BEYOND)
        return Tail(end, "", None, negative=stop is not None and _attached(text[end : stop.start()]))
    match = _longer(text, match, limit)
    if _COUNTED.match(match["middle"]):
        return Tail(end, "", cues.suffixes()[match["suffix"]])  # “A”和“B”两个合作社
    if match.group().startswith("的") and cues.suffixes()[match["suffix"]].strength in ("body", "firm"):
        return Tail(end, "", None)  # 带来“红利”的合作社
    return Tail(match.end(), match.group(), cues.suffixes()[match["suffix"]])


def _longer(text: str, match: "re.Match[str]", limit: int) -> "re.Match[str]":
    """“1+5”基层党组织规范化建设体系 ends in 体系: a later suffix counts where only nouns stand between."""
    if cues.suffixes()[match["suffix"]].strength == "strong":
        return match
    later = _single().match(text, match.end(), limit)
    if later is None or later["middle"].startswith("的") or not _sound(text, later):
        return match
    whole = re.compile(rf"(?:的)?(?P<middle>.*?)(?P<suffix>{re.escape(later['suffix'])})").match(
        text, match.start(), later.end()
    )
    return whole if whole is not None and _attached(later["middle"]) else match


def _shared_tail(text: str, end: int, after_list: int) -> Tail:
    if _CATEGORIES.match(text, after_list):
        return Tail(end, "", None, negative=True, listed=True)
    match = _shared().match(text, after_list)
    if match is None:
        return Tail(end, "", None, listed=True)
    general = cues.negative_tail().search(match["middle"]) or _AWARDED.search(match["middle"])
    return Tail(end, "", None if general else cues.suffixes()[match["suffix"]], listed=True)


def _attached(between: str) -> bool:
    """Whether what stands between a quotation and a noun belongs to that noun."""
    words = lexicon().cut(between.removeprefix("的"))
    return not any(w.tag[:1] in ("p", "d", "r", "c") or w.tag == "v" for w in words)


def _sound(text: str, match: "re.Match[str]") -> bool:
    if match["middle"].startswith(_TIMES):
        return False
    act = _ACTS.search(match["middle"])
    if act is not None and (act.end() < len(match["middle"]) or act.group() == "进行"):
        return False
    if text[match.end() : match.end() + 1] in tuple(_NO_SUFFIX_BEFORE):
        return False
    return not any(w.tag[:1] in ("c", "d", "p", "r", "u", "y") for w in lexicon().cut(match["middle"]))
