"""Villages by the shape of their names: X村, X社区, X嘎查; where the name begins is the question.

It begins behind a place (海棠镇正西村), a mark, or a word that is no part of a name (走进大林村). Names that
begin at a sure place teach where the others begin.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from casebase.extraction import wordlists
from casebase.extraction.lexicon import Word, lexicon
from casebase.extraction.reading import Reading, Stretches
from casebase.extraction.spans import Span

_MARKS = frozenset("，,。；;：:！？!?\n“”‘’《》（）()【】[]—…· /|>、+＋") | frozenset("0123456789")
_LONGEST = 5
_LONGEST_GACHA = 8
_LONGEST_COINAGE = 12
"""A village's name does not stand inside a quotation so short: “理村顾问”."""
_TWICE = 2
_NUMERALS = frozenset("一二三四五六七八九十百千两")
_COMMON_WORD = -11.0
"""Natural logarithm of a word's share of running text from which it makes no name: 农业村, 组织村."""
_PROPER_ENDINGS = frozenset("新大小古老山中")
"""General words that do end names of villages: 太平新村, 连山村."""
_HOPEFUL = frozenset("强兴和富好美治联")
"""Single words that end names of villages behind a place as often as they tell of one: 志强村, 强村."""
_EVERYDAY_ENDING = -11.8
"""As ``_COMMON_WORD``, for words that end in one of them: 深山村 and 古老村 are no names."""
_MARKET_VILLAGE = re.compile(r"[^乡城村集小古重特强名各]镇")
"""Behind a township 杨镇村 is a village's name; 乡镇村 and 城镇村 are levels."""
_ROLL = re.compile(
    r"(?P<names>[一-鿿]{2,4}(?:[、，]+[一-鿿]{2,4})+)等(?:\d+|[一二两三四五六七八九十]+)个(?:行政|贫困|自然)?村"
)
"""A roll of villages without their 村: 东上卫、西上卫、木坂等10个村."""
_ROLLED = re.compile(r"[一-鿿]+")
_GROUPS = re.compile(r"组(?!织|建|成|长|合)")
"""村组公路 is a road of villages and hamlets."""
_EACH = re.compile(r"一村一")
_SIDES = frozenset("东西南北中上下")
"""They follow 村 in 村东, but belong to what comes next in 柏杨村东西部协作车间."""


@dataclass(frozen=True, slots=True)
class Village(Span):
    """A village where it is named."""

    name: str
    sure: bool
    """What stands before it is a place or a mark."""


@dataclass(frozen=True, slots=True)
class _Begin:
    """Where a name begins and by what that is known."""

    at: int
    sure: bool
    edge: bool
    """It begins right behind a place, or in a list of villages."""


@cache
def _unit() -> "re.Pattern[str]":
    return re.compile(wordlists.alternatives(wordlists.sections("place_cues")["village_units"]))


@cache
def _cue(section: str) -> frozenset[str]:
    return frozenset(wordlists.sections("place_cues")[section])


@cache
def _generic() -> "re.Pattern[str]":
    return re.compile(f"(?:{wordlists.alternatives(_cue('no_village'))})$")


class _Finder:
    def __init__(self, reading: Reading, edges: set[int]) -> None:
        self.reading = reading
        self.text = reading.text
        self.edges = edges
        coined = (q for q in reading.quotes if q.end - q.start <= _LONGEST_COINAGE)
        self.coinages = Stretches((q.start, q.end + 1) for q in coined)

    def raw(self) -> Iterator[Village]:
        listed = -1
        for match in _unit().finditer(self.text):
            at, end = match.span()
            if not self.reading.usable(at, end) or not self._ends_here(end, match.group()):
                continue
            begin = self._begin(at, listed)
            if self._fits(begin, at, match.group()):
                yield Village(begin.at, end, self.text[begin.at : end], begin.sure)
                listed = end

    def rolled(self) -> Iterator[Village]:
        """The villages that a roll behind a place names without 村."""
        for roll in _ROLL.finditer(self.text):
            begin = max((e for e in self.edges if roll.start() <= e < roll.end("names")), default=None)
            if begin is None:
                continue
            for name in _ROLLED.finditer(self.text, begin, roll.end("names")):
                whole = len(name.group()) >= 2 and name.group()[-1] not in "村镇乡"
                if whole and self.reading.usable(*name.span()):
                    yield Village(*name.span(), name.group(), True)

    def _ends_here(self, end: int, unit: str) -> bool:
        """村 ends the name: it does not begin 村民 or 村级 here."""
        if self.coinages.touch(end, end + 1):
            return False
        following = self.text[end : end + 1]
        if unit != "村" or not following:
            return following != "村"  # 红旗寨村
        if self.text.startswith("“两委”", end):
            return False
        if self.text.startswith(("委会", "委的", "村民"), end):
            return True
        if _GROUPS.match(self.text, end) or _EACH.match(self.text, end - 2):
            return False
        if following in _SIDES and self._word_at(end) > 1:
            return True
        return following not in _cue("village_goes_on") and following != "委"

    def _word_at(self, at: int) -> int:
        """How long the word is that begins there, in characters."""
        first = next(iter(lexicon().cut(self.text[at : at + 4])), None)
        return first.end if first else 0

    def _after_place(self, at: int) -> bool:
        """Right behind a place, or with 的 between (内蒙古赤峰的牛家营子村)."""
        return at in self.edges or (at - 1 in self.edges and self.text[at - 1] == "的")

    def _begin(self, at: int, listed: int) -> _Begin:
        """Where the name before the unit at ``at`` begins; ``listed`` is where the last village ended."""
        text = self.text
        low = at
        reach = _LONGEST_GACHA if text.startswith("嘎查", at) else _LONGEST
        while low > max(0, at - reach) and text[low - 1] not in _MARKS and not self._after_place(low):
            low -= 1
        edge = low in self.edges or (low - 1 == listed and text[low - 1] == "、")
        bounded = edge or self._after_place(low) or low == 0 or text[low - 1] in _MARKS
        words = lexicon().cut(text[low:at])
        for k in range(len(words) - 1, -1, -1):
            word = words[k]
            piece = text[low + word.start : low + word.end]
            short = edge or (bounded and (at - low <= 4 or self.text.startswith("嘎查", at)))
            if self._stops(piece, word, last=k == len(words) - 1, bounded=short):
                after = low + word.end
                return _Begin(after, len(piece) > 1 or piece in "在驻与和由从于赴的", False)
        return _Begin(low, bounded, edge)

    @staticmethod
    def _stops(piece: str, word: Word, *, last: bool, bounded: bool) -> bool:
        """Whether a word before a village's name is no part of it."""
        if len(piece) == 1:
            return (piece in _cue("joins") and not last) or piece in "的了该各全本每某这那"
        if last:
            return False  # 团结村, 建设村: alone before 村 a verb is a name.
        if word.tag in ("v", "p", "d", "c", "r", "t", "f", "u"):
            return True
        return not bounded and word.tag in ("n", "vn")

    def _fits(self, begin: _Begin, at: int, unit: str) -> bool:
        words = self.text[begin.at : at]
        longest = _LONGEST_GACHA if unit == "嘎查" else _LONGEST
        if begin.edge and _MARKET_VILLAGE.fullmatch(words):
            return True
        if not 0 < len(words) <= longest or words[-1] in "农乡镇村" or _generic_words(words, edge=begin.edge):
            return False
        if self.text[begin.at - 1 : begin.at] in ("个", "各"):
            return False  # 42个塘股村, 各塘股村: a kind of village.
        if begin.edge:
            return unit in ("村", "嘎查") or len(words) >= 2
        if unit in ("屯", "寨", "社区") or self._number(begin.at, words):
            return False
        if unit == "嘎查" and len(words) < 3:
            return False  # 入股嘎查: a common noun.
        return len(words) >= 2 and not self._common(words) and not self._lone_verb(words, unit)

    def _number(self, start: int, words: str) -> bool:
        """16个村, 两个村, 1万余村."""
        if words[0] in _NUMERALS and (len(words) == 1 or words[1] in "个批类户人名些级大种"):
            return True
        before = self.text[start - 1 : start]
        return before.isdigit() or (words[0] in "个万亿余多" and before in tuple("余多"))

    def _lone_verb(self, words: str, unit: str) -> bool:
        """入股村肉牛合作社: a verb is a village's name (团结村) only where it is named so again."""
        cut = lexicon().cut(words)
        return len(cut) == 1 and cut[0].tag == "v" and self.text.count(words + unit) < _TWICE

    def _common(self, words: str) -> bool:
        """组织村两委, 农业村: an everyday word before 村."""
        cut = lexicon().cut(words)
        last = words[cut[-1].start :]
        return len(last) > 1 and lexicon().frequency(last) > _COMMON_WORD and cut[-1].tag not in ("ns", "")


def _generic_words(words: str, *, edge: bool) -> bool:
    """贫困村, 示范村; behind a place 立新村 and 太平新村 are names all the same."""
    if "嘎查" in words:
        return True  # 乌日嘎查新村
    match = _generic().search(words)
    if match is None:
        return False
    if match.start() > 0 and match.group() in _PROPER_ENDINGS:
        if _generic().search(words, 0, match.start()):
            return True  # 幸福美丽|新村
        if edge:
            return False
    if edge and match.start() > 0 and len(match.group()) == 1 and words not in lexicon():
        return match.group() not in _HOPEFUL  # 中寨镇志强村, but 石山镇下辖各村
    if match.start() == 0 or match.group() not in _PROPER_ENDINGS:
        return True
    last = words[lexicon().cut(words)[-1].start :]
    return len(last) > 1 and lexicon().frequency(last) > _EVERYDAY_ENDING


def find_villages(reading: Reading, edges: set[int]) -> tuple[Village, ...]:
    """The villages of an article, every naming, in order.

    Args:
        reading: the article.
        edges: where other places end: what follows one directly begins a name.
    """
    finder = _Finder(reading, edges)
    found = sorted((*finder.raw(), *finder.rolled()), key=lambda v: v.start)
    sure = Counter(v.name for v in found if v.sure)
    often = Counter(v.name for v in found)
    known = {name for name in often if sure[name] or often[name] > 1}
    return tuple(settled for v in found if (settled := _settle(v, known, sure, often)) is not None)


def _settle(v: Village, known: set[str], sure: Counter[str], often: Counter[str]) -> Village | None:
    """The naming under the name that surer ones show: 大林村 for 走进大林村 and for 林村."""
    for name in sorted(known, key=lambda n: -sure[n]):
        if sure[name] > often[v.name] == 1 and len(v.name) - len(name) >= _TWICE and v.name.endswith(name):
            return Village(v.end - len(name), v.end, name, True)  # 汇报|黄杜村
        if name == v.name or sure[name] < sure[v.name] or not sure[name]:
            continue
        if v.name.endswith(name) and not v.sure:
            return Village(v.end - len(name), v.end, name, True)
        if name.endswith(v.name) and not v.sure:
            return None
    return v
