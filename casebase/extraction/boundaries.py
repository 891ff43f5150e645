"""Where a name begins: reading from its end to the left until a verb or another boundary.

Chinese puts no space before a name. What stands before one is a verb (实施…), a particle (了, 的),
a preposition (以…为抓手) or the beginning of the clause; the lexicon says where those words are.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from casebase.extraction import wordlists
from casebase.extraction.lexicon import Word, lexicon

_CLAUSE_MARKS = frozenset(" \u3000\t，,。；;：:！？!?\n“”‘’《》（）()【】[]—…·／/|")
_REACH = 26
"""Longest stretch before a name's end that is looked at, in characters."""
_ASPECT = frozenset("了着起出过")
_JOINTS = frozenset(("、", "和", "与", "及", "以及", "暨"))
_STOP_TAGS = frozenset("cdprtfyuzeo")
_SINGLE_STOPS = frozenset(
    "抓搞推让使是有为到在获也都还已又再就才更最很该这那其各每某本我他她它们对把将从向由被给或等以于之而并且但所"
)
"""Single characters that stand before a name; others are as often part of one (大莫生态养殖场)."""
_LONG_MEMBER = 8
_IN_NAMES = frozenset(("现代", "当代", "未来"))
"""Words of time that are parts of names: 现代农业示范园."""
_ORDINAL_AFTER = frozenset("级大方元位星联化融")
_COUNTERS = frozenset("个项种家批条期名场次轮支所座处户村人")
_NUMERAL = re.compile(r"[0-9一二两三四五六七八九十百千万亿几多数半]+")


def stops(word: str, tag: str) -> bool:
    """Whether a word is no part of a name: a conjunction, an adverb, a preposition, a pronoun…

    Names of regions are tagged like words of position but may be (东西部协作).
    """
    if (tag == "f" and len(word) > 2) or word in _IN_NAMES:
        return False
    return word in _SINGLE_STOPS or (len(word) > 1 and tag in _STOP_TAGS)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a name begins, and on what ground."""

    start: int
    verb: str | None
    """The verb whose object it is, or the preposition before it."""
    group: str
    """The verb's section in ``program_cues``; empty where there is none."""
    direct: bool = True
    """Nothing but 了 or the like stands between verb and name."""
    bare: bool = False
    """The name begins its clause."""
    counted: bool = False
    """A number and a measure word stand before it: it is one of several, not a name."""


@cache
def verb_groups() -> dict[str, str]:
    """Each verb of ``program_cues`` with its section; the more telling section wins."""
    cues = wordlists.sections("program_cues")
    groups: dict[str, str] = {}
    for section in ("prepositions", "holds", "makes", "introduces"):
        groups.update(dict.fromkeys(cues[section], section))
    for verb in cues["equates"]:
        groups.setdefault(verb, "equates")
    return groups


def clause_start(text: str, end: int, reach: int = _REACH) -> int:
    """Where the clause before ``end`` begins, at most ``reach`` characters back."""
    low = max(0, end - reach)
    for at in range(end - 1, low - 1, -1):
        if text[at] in _CLAUSE_MARKS:
            return at + 1
    return low


class _Scan:
    """One reading to the left; ``joint`` remembers where the last member of a list begins."""

    def __init__(self, text: str, end: int, suffixes: "re.Pattern[str] | None", quoted: bool) -> None:
        self.quoted = quoted
        self.text = text
        self.end = end
        self.low = clause_start(text, end)
        self.words = lexicon().cut(text[self.low : end])
        self.suffixes = suffixes
        self.joint: int | None = None

    def word(self, k: int) -> str:
        w = self.words[k]
        return self.text[self.low + w.start : self.low + w.end]

    def run(self) -> Head:
        for k in range(len(self.words) - 1, -1, -1):
            found = self._boundary(k)
            if found is not None:
                return self._settle(found)
        return self._settle(Head(self.low, None, "", bare=True))

    def _settle(self, head: Head) -> Head:
        """A list in a name (农村厕所、污水、垃圾…工程) needs a verb; else its last member counts.

        Two long members joined by 和 are two things (都市现代农业千亿产业链和乡村振兴千亿投资工程).
        """
        if self.joint is None:
            return head
        long = min(self.joint - 1 - head.start, self.end - self.joint) >= _LONG_MEMBER
        if head.verb is not None and long and self.text[self.joint - 1] in "和与及":
            return replace(head, start=self.joint)
        if head.verb is not None:
            return head
        return Head(self.joint, None, "", direct=False)

    def _boundary(self, k: int) -> Head | None:
        word, entry = self.word(k), self.words[k]
        after = self.low + entry.end
        if word in _JOINTS:
            return self._joint(k, after)
        if after >= self.end and not self.quoted:
            return None
        if word in _ASPECT:
            return self._governed(k - 1, after) or Head(after, None, "")
        group = self._group(k)
        if group:
            verb, name = group
            return Head(after, verb, name)
        if word == "的":
            return self._distant(k, after)
        return self._plain_stop(word, entry, after)

    def _plain_stop(self, word: str, entry: Word, after: int) -> Head | None:
        if _NUMERAL.fullmatch(word) or (entry.tag == "m" and (_NUMERAL.match(word) or word[0] == "首")):
            return self._numeral(word, after)
        return Head(after, None, "") if stops(word, entry.tag) else None

    def _numeral(self, word: str, after: int) -> Head | None:
        following = self.text[after] if after < self.end else ""
        if following.isdigit() or following in _ORDINAL_AFTER or word[-1] in _ORDINAL_AFTER:
            return None
        if following in _COUNTERS or word[-1] in _COUNTERS or word[0].isdigit():
            return Head(min(after + (following in _COUNTERS), self.end), None, "", counted=True)
        return None

    def _group(self, k: int) -> tuple[str, str] | None:
        """The cue verb that ends with word ``k``, also where it is two words (创新推行)."""
        groups = verb_groups()
        if k > 0:
            double = self.word(k - 1) + self.word(k)
            if double in groups:
                return double, groups[double]
        word = self.word(k)
        return (word, groups[word]) if word in groups else None

    def _governed(self, k: int, after: int) -> Head | None:
        """A verb with its particle: 建起了."""
        while k >= 0 and self.word(k) in _ASPECT:
            k -= 1
        if k < 0:
            return None
        group = self._group(k) or self._group_with_particle(k)
        return Head(after, *group) if group else None

    def _group_with_particle(self, k: int) -> tuple[str, str] | None:
        groups = verb_groups()
        stem = self.word(k).rstrip("起出了着成")
        return (stem, groups[stem]) if stem in groups else None

    def _distant(self, k: int, after: int) -> Head:
        """After 的 the verb may stand further left: 独创了精准识别贫困户的…制度."""
        for j in range(k - 1, -1, -1):
            group = self._group(j)
            if group and group[1] in ("introduces", "makes"):
                return Head(after, *group, direct=False)
        return Head(after, None, "", direct=False)

    def _joint(self, k: int, after: int) -> Head | None:
        """In a list of names each member is one, and shares the verb of the first."""
        before = self.text[self.low : self.low + self.words[k].start]
        name = self.suffixes.search(before) if self.suffixes is not None else None
        if name is not None:
            first = _Scan(self.text, self.low + name.start(), self.suffixes, False).run()
            return Head(after, first.verb, first.group, first.direct, counted=first.counted)
        if self.joint is None:
            self.joint = after
        return None


def head_of(text: str, end: int, suffixes: "re.Pattern[str] | None" = None, *, quoted: bool = False) -> Head:
    """Where the name that ends at ``end`` begins.

    Args:
        text: clean text.
        end: where the part of the name known so far begins (a quotation mark) or ends (a suffix).
        suffixes: matches at the end of a text that is a name itself; before 、 or 和 it ends the search.
        quoted: the name goes on behind ``end``, so that nothing of it need stand before.
    """
    return _Scan(text, end, suffixes, quoted).run()
