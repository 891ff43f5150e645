"""What names of ways of working look like: their suffixes, and the shapes of coinages and rhetoric."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from casebase.extraction import wordlists
from casebase.record import ProgramKind

_MARKS = re.compile(r"[“”‘’\"'「」『』《》〈〉【】\[\]()（）、,，.。·•:：;；!！?？\s]")
_NUMERAL = "一二两三四五六七八九十百千万双多"
_PAIR = re.compile(
    rf"[{_NUMERAL}]([^{_NUMERAL}\W\d]{{1,2}})[、,，]?[{_NUMERAL}]([^{_NUMERAL}\W\d]{{1,2}})"
    rf"(?:[、,，]?[{_NUMERAL}][^{_NUMERAL}\W\d]{{1,2}})*[^\W\d]{{0,8}}"
)
_NUMBERED = re.compile(
    rf"(?:[{_NUMERAL}]{{1,2}}|[2-9])(?:个|大|项|位一体|步|字|型|到位|方|联|带|化|有|建|促|帮|送|进|查|包|制|会|"
    r"评|亮|诺|培|引|定|清|统|改|创|讲|比|访|为|好|强|美|专|通|保|固|变|融|治|线|网|岗|单|员|级|进|法|问|类|"
    r"[一-鿿]{2,6}$)[一-鿿]{0,8}"
)
_REMEMBERED = 2048
"""Names whose folded form is kept: those of an article are asked for many times over."""
_PLUS = re.compile(r"[+＋]")


@dataclass(frozen=True, slots=True)
class Suffix:
    """What a name ends in."""

    text: str
    kind: ProgramKind
    strength: str
    """strong, weak or body."""


@cache
def suffixes() -> dict[str, Suffix]:
    """The suffixes of ``program_suffixes.tsv``."""
    rows = (line.split("\t") for line in wordlists.lines("program_suffixes.tsv"))
    return {text: Suffix(text, ProgramKind(kind), strength) for text, kind, strength in rows}


@cache
def suffix_pattern() -> "re.Pattern[str]":
    """Matches any suffix, the longest first; 积分制 does not stand in 积分制度."""
    return re.compile(f"(?:{wordlists.alternatives(tuple(suffixes()))})(?:(?<!制)|(?!度))")


@cache
def ends_in_suffix() -> "re.Pattern[str]":
    """Matches a text that ends in a suffix."""
    return re.compile(f"(?:{wordlists.alternatives(tuple(suffixes()))})[”’]?$")


@cache
def negatives() -> dict[str, frozenset[str]]:
    """The sections of ``program_negatives.txt``."""
    return {name: frozenset(found) for name, found in wordlists.sections("program_negatives").items()}


@cache
def negative_tail() -> "re.Pattern[str]":
    """Matches what makes a quotation before it no program."""
    return re.compile(wordlists.alternatives(negatives()["tails"]))


@lru_cache(maxsize=_REMEMBERED)
def fold(name: str) -> str:
    """A name for comparison: half width, lower case, no quotation marks or punctuation."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).lower()


@lru_cache(maxsize=_REMEMBERED)
def stem(name: str) -> str:
    """A folded name without its general suffixes (模式, 工程, 机制, 活动, 制度, 计划)."""
    found = fold(name)
    while True:
        shorter = re.sub(r"(?:新?模式|工程|机制|活动|制度|计划|行动|的)$", "", found)
        if shorter == found or not shorter:
            return found
        found = shorter


@cache
def _national() -> frozenset[str]:
    return frozenset(map(fold, wordlists.words("national_campaigns")))


def national(name: str) -> bool:
    """Whether a name is a campaign or rule of the whole country."""
    folded = fold(name)
    return folded in _national() or stem(name) in _national()


@cache
def _rhetoric() -> tuple[frozenset[str], "re.Pattern[str]"]:
    parts = wordlists.sections("rhetoric")
    return frozenset(map(fold, parts["whole"])), re.compile(wordlists.alternatives(parts["parts"]))


def rhetoric(content: str) -> bool:
    """Whether a quoted stretch is an idiom, a metaphor or a slogan."""
    whole, parts = _rhetoric()
    folded = fold(content)
    return (
        folded in whole
        or any(folded.endswith(w) and len(w) >= 3 for w in whole)
        or bool(parts.search(folded))
    )


def stock(content: str) -> bool:
    """Whether a quoted stretch is a word every article of the kind uses."""
    return fold(content) in _stock()


@cache
def _stock() -> frozenset[str]:
    return frozenset(map(fold, negatives()["stock"]))


def is_formula(content: str) -> bool:
    """Whether it is a chain of parties joined by plus signs: 支部+合作社."""
    sides = [s for s in _PLUS.split(content) if s.strip()]
    return len(sides) >= 2


def is_pair(content: str) -> bool:
    """Whether numerals and words alternate: 双找双配套, 三建四联三带."""
    return bool(_PAIR.fullmatch(content))


def is_numbered(content: str) -> bool:
    """Whether it is a coinage that begins with a number: 五建并举, 三到位, 六个导向."""
    measured = len(content) > 1 and content[1] in "条座片块里亩县市乡镇村公"  # 四条出境线
    return (bool(_NUMBERED.fullmatch(content)) and not measured) or is_pair(content)


@cache
def _trades() -> "re.Pattern[str]":
    every = wordlists.sections("industries").values()
    return re.compile(wordlists.alternatives(tuple(word for words in every for word in words)))


def of_trade(words: str) -> bool:
    """Whether words hold the name of a product or a trade: what grows there tells no body apart."""
    return _trades().search(words) is not None


@cache
def _general() -> frozenset[str]:
    return negatives()["modifiers"]


def general(modifiers: str) -> bool:
    """Whether words before a suffix name nothing in particular: 长效工作, 产业发展.

    More than six characters of general words together are particular again: 党员干部联系服务群众.
    """
    n = len(modifiers)
    if n > 6:
        return False
    covered = [True] + [False] * n
    for i in range(n):
        if covered[i]:
            for j in range(i + 1, min(n, i + 8) + 1):
                covered[j] = covered[j] or modifiers[i:j] in _general()
    return covered[n]
