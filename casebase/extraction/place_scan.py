"""Where a text may name a province, a prefecture or a county, sieved by what stands beside."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from casebase.extraction import wordlists
from casebase.extraction.lexicon import lexicon
from casebase.extraction.reading import Reading, Stretches
from casebase.extraction.spans import Span
from casebase.gazetteer import Gazetteer, Reason
from casebase.record import Level

_WINDOW = 5
_COMMON = -13.2
"""Natural logarithm of the share of running text from which a word is an ordinary one."""
_FULL = (Reason.OFFICIAL, Reason.ETHNIC_SHORT)
_OFFICES = re.compile(r"[县市区旗盟州省](?:委|长|城|域|志|直)")
"""In 桑植县委办 the words overlap: the county is named, and its 县委."""
_UNDER_TOWN = re.compile(r"[一-鿿]{2}[镇乡]$")
"""No county lies in a township: the 思南 of 某某镇思南塘村 is part of a village's name."""
_AUTHOR = re.compile(r"(?:记者|通讯员|作者|编辑|摄影)[ ：:、]*$")
"""What stands behind it is who wrote: 记者 武威."""
_HEIGHTS = re.compile("高山|低山|半山")
"""Beside them 中山 is a height: 低山脐橙、中山油橄榄."""
_COUNTERS = "名个户人家"
_UNITS = ("县", "市", "区", "旗", "盟", "自治州")


@dataclass(frozen=True, slots=True)
class Naming(Span):
    """A form of a name where it stands, and what it can mean."""

    form: str
    codes: tuple[str, ...]
    """Best first: higher levels before lower ones."""
    full: bool
    """The official name, a full former one, or the official one less its peoples: not a short form."""
    ordinary: bool
    """The form is met as a common word too."""
    former: bool
    """It is short for a name some place bore before."""


class _Forms:
    """All forms down to counties in one automaton."""

    def __init__(self) -> None:
        gazetteer = Gazetteer.load()
        senses: dict[str, dict[str, bool]] = {}
        borne: set[tuple[str, str]] = set()
        former: dict[str, set[str]] = {}
        for level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY):
            for form, code, reason in gazetteer.names(level):
                full = reason in _FULL or (len(form) > 3 and form.endswith(_UNITS))
                full = full or (reason is Reason.FORMER and form.endswith(_UNITS))
                senses.setdefault(form, {}).setdefault(code, full)
                if reason is Reason.FORMER and not full:
                    former.setdefault(form, set()).add(code)
                else:
                    borne.add((form, code))
        self.forms = [form for form in senses if len(form) > 1]
        self.senses = senses
        self.former = {f: {c for c in codes if (f, c) not in borne} for f, codes in former.items()}
        self.automaton = ahocorasick_rs.AhoCorasick(self.forms)
        self.ordinary = frozenset(
            form
            for form in self.forms
            if gazetteer.is_ordinary_word(form)
            or (_counties_only(senses[form]) and len(form) == 2 and _common_word(form))
        )


def _counties_only(codes: Collection[str]) -> bool:
    return all(len(code) > 4 for code in codes)


def _common_word(form: str) -> bool:
    return lexicon().frequency(form) > _COMMON and lexicon().tag(form)[:2] != "ns"


@cache
def _forms() -> _Forms:
    return _Forms()


@cache
def _not_after() -> "re.Pattern[str]":
    return re.compile(wordlists.alternatives(wordlists.sections("place_cues")["not_after"]))


def scan(reading: Reading, people: Collection[str] = ()) -> Iterator[Naming]:
    """The forms that stand in the article as words of their own, none overlapping another, in order.

    Args:
        reading: the article.
        people: names of the people in it: 安庆杰 holds no 安庆.
    """
    persons = Stretches((s.start, s.end) for name in people for s in reading.find_all(name))
    last = 0
    found = _forms().automaton.find_matches_as_indexes(reading.text, overlapping=True)
    for index, start, end in sorted(found, key=lambda m: (m[1], -m[2])):
        if start < last or not reading.usable(start, end):
            continue
        if persons.touch(start, end):
            continue
        form = _forms().forms[index]
        senses = _forms().senses[form]
        full = any(senses.values())
        if not _stands(reading.text, start, end, full):
            continue
        codes = tuple(sorted((c for c in senses if senses[c] or not full), key=lambda c: (len(c), c)))
        ordinary = form in _forms().ordinary and len(codes[0]) > 2
        yield Naming(start, end, form, codes, full, ordinary, codes[0] in _forms().former.get(form, ()))
        last = end


def _names_a_province(form: str) -> bool:
    """Whether a form is a province's: 河南."""
    return any(len(code) == 2 for code in _forms().senses.get(form, ()))


def _stands(text: str, start: int, end: int, full: bool) -> bool:
    """Whether the stretch is no part of a longer word or name."""
    if text[start] in _COUNTERS and text[start - 1 : start].isdigit():
        return False  # 35585名|山区
    if text.startswith("域", end) and _names_a_province(text[start : end - 1]):
        return False  # 河南县域经济网
    if not full and _AUTHOR.search(text, max(0, start - 6), start):
        return False
    if text[start:end] == "中山" and not text.startswith("市", end) and _HEIGHTS.search(text):
        return False
    if not full and (_not_after().match(text, end) or _UNDER_TOWN.search(text, max(0, start - 4), start)):
        return False
    if end - start == 2 and _begins_inside(text, start):
        return False
    low = max(0, start - _WINDOW)
    left = re.split(r"[^一-鿿]", text[low:start])[-1]
    right = re.split(r"[^一-鿿]", text[end : end + _WINDOW])[0]
    a, b = len(left), len(left) + end - start
    for word in lexicon().cut(left + text[start:end] + right):
        crosses = word.start < a < word.end or word.start < b < word.end
        if crosses and word.end - word.start > 1 and not (full and _OFFICES.match(text, end - 1)):
            return False
    return True


def _begins_inside(text: str, start: int) -> bool:
    """形成县、镇 holds no 成县: the character before makes a word with the first."""
    return lexicon().tag(text[start - 1 : start + 1])[:1] in ("v", "a", "d", "c")
