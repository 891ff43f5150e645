"""Where a person's name ends: surname first, then one or two characters, decided by what follows."""

import re
from functools import cache

from casebase.extraction import wordlists
from casebase.extraction.lexicon import lexicon

_HAN = re.compile(r"[一-鿿]+")
_AFTER_NAME = frozenset("，,。；;：:！？!?\n“”‘’、（）()—… 》《")
_DOTTED = re.compile(r"[一-鿿]{1,6}[·•](?=[一-鿿])")
_DOES_FOR = re.compile(r"[帮教替陪给为向带](?:[她他我]|大家|村民|群众|乡亲|农户|贫困户|老人)")
_PREPOSITIONS = frozenset("从对向把将被让给为到在由因以")
"""They never stand right before a pause or a verb of saying: there they are the name's (陆金从介绍)."""
_HAS = re.compile("[有是在能会要想没不很已也]")
"""Behind a surname that is a function word first of all these make a sentence, no name."""
_HALF_A_WORD = 2.0
"""What a score loses where the name would cut a word in two."""
_SYLLABLES = 2
"""By so many characters a name of syllables (乌日其其格) is longer than a Han name read in it (乌日)."""
_WORD_FREQUENT = -11.5
"""Natural logarithm of the share of running text from which a word is no name: some 600 in 60 million."""


@cache
def _surnames() -> frozenset[str]:
    return wordlists.words("surnames")


@cache
def _minority() -> frozenset[str]:
    return wordlists.words("minority_name_characters")


@cache
def _given() -> dict[str, int]:
    return {character: int(count) for character, count in wordlists.table("given_names").items()}


@cache
def _cue(section: str) -> frozenset[str]:
    return frozenset(wordlists.sections("people_cues")[section])


@cache
def _says() -> "re.Pattern[str]":
    return re.compile(wordlists.alternatives(wordlists.sections("people_cues")["says"]))


@cache
def _office() -> "re.Pattern[str]":
    cues = wordlists.sections("people_cues")
    return re.compile(wordlists.alternatives((*cues["official"], *cues["professional"])))


@cache
def _followers() -> "re.Pattern[str]":
    cues = wordlists.sections("people_cues")
    return re.compile(wordlists.alternatives((*cues["says"], *cues["follows"])))


def _likely(character: str) -> float:
    """How likely a character is in a given name; a rare one that is no everyday word may well be."""
    count = _given().get(character, 0)
    if count >= 20:
        return 1.0
    return 0.6 if count >= 3 or lexicon().frequency(character) < _WORD_FREQUENT else 0.0


_SAYS_AT_LAST = re.compile(r"[一-鿿]{2,8}(?:说|说道|地说|道)(?=[，。：])")
"""眼含热泪说。: a clause that ends in saying is about a speaker."""


class PersonNames:
    """Names in one text, by position."""

    def __init__(self, text: str) -> None:
        self.text = text

    def after_role(self, at: int) -> int | None:
        """Where the name that begins at ``at``, behind a role, ends; None where none begins."""
        dotted = _DOTTED.match(self.text, at)
        if dotted:
            return self._dotted_end(dotted.end())
        best, minority = self._best(at, least=3.0, after_role=True), self._minority_name(at)
        if best and minority and minority - best >= _SYLLABLES:
            return minority
        return best or minority

    def at_head(self, at: int) -> int | None:
        """Where the name that begins a clause ends; None where none begins."""
        dotted = _DOTTED.match(self.text, at)
        if dotted:
            return self._dotted_end(dotted.end())
        return self._best(at, least=3.5, after_role=False)

    def _dotted_end(self, at: int) -> int:
        """买买提·艾力: the second part ends where something follows that fits a name."""
        again = _DOTTED.match(self.text, at)
        if again:
            return self._dotted_end(again.end())
        fitting = (at + n for n in (2, 3, 4, 5) if self._follower(at + n) >= 2.6)
        return min(next(fitting, at + 2), len(self.text))

    def _two_words(self, at: int, end: int) -> bool:
        """农民|辛勤|耕作: a word and half of the next."""
        across = self.text[end - 1 : end + 1]
        return end - at == 3 and self.text[at : at + 2] in lexicon() and across in lexicon()

    def ending_at(self, at: int, end: int) -> bool:
        """Whether the stretch before a form of address is a name."""
        name = self.text[at:end]
        if name[0] not in _surnames() or name[0] in _cue("function") or not _HAN.fullmatch(name):
            return False
        return all(_given().get(c, 0) >= 3 for c in name[1:]) and name[1:] not in lexicon()

    def unusual(self, at: int, end: int) -> bool:
        """Whether the stretch is three characters that make no words."""
        words = lexicon().cut(self.text[at : end + 2])
        return (
            end - at == 3
            and all(w.end - w.start == 1 for w in words if w.end <= 3)
            and any(w.end == 3 for w in words)
        )

    def _best(self, at: int, least: float, *, after_role: bool) -> int | None:
        """The likeliest end, where it reaches ``least``."""
        scored = [(self._score(at, at + n, after_role=after_role), at + n) for n in self._lengths(at)]
        best = max(scored, default=(0.0, 0))
        return best[1] if best[0] >= least else None

    def _lengths(self, at: int) -> tuple[int, ...]:
        if self.text[at : at + 2] in _surnames():
            return (3, 4, 2) if self.text[at : at + 1] in _surnames() else (3, 4)
        return (2, 3) if self.text[at : at + 1] in _surnames() else ()

    def _ends(self, end: int) -> bool:
        """Punctuation or a verb of saying stands behind: the surest sign that a name ends here."""
        return end >= len(self.text) or self.text[end] in _AFTER_NAME or bool(_says().match(self.text, end))

    def _pauses(self, end: int) -> bool:
        """As ``_ends``, but no quotation or title opens: 周玲对“…”采访团说."""
        return self._ends(end) and self.text[end : end + 1] not in ("“", "‘", "《")

    def _score(self, at: int, end: int, *, after_role: bool) -> float:
        """How much a stretch looks like a name: its characters, and what follows it."""
        name = self.text[at:end]
        if (
            len(name) < end - at
            or not _HAN.fullmatch(name)
            or self._barred(name, at, end, after_role=after_role)
        ):
            return 0.0
        likely = sum(map(_likely, name[1:])) / (len(name) - 1)
        cut = _HALF_A_WORD if self._cuts_particle(end) or self._two_words(at, end) else 0.0
        return likely + self._follower(end) + (0.4 if len(name) == 3 else 0.0) - cut

    def _cuts_particle(self, end: int) -> bool:
        """The name would end in half a preposition or conjunction: 李伟关|于."""
        across = self.text[end - 1 : end + 1]
        return across in lexicon() and lexicon().tag(across)[:1] in ("p", "c") and not self._ends(end)

    def _barred(self, name: str, at: int, end: int, *, after_role: bool) -> bool:
        """Whether the characters rule a name out at once."""
        if name[-1] in _cue("never_last") and not (name[-1] in _PREPOSITIONS and self._pauses(end)):
            return True
        if _HAS.match(name, 1) and name[0] in _cue("function"):
            return True  # 俩老人都有病
        office = _office().match(self.text, at + 1)
        if office is not None and office.end() > end:
            return True  # 公卫科长任主|任
        if name[1:] in _cue("address"):
            return True
        if name[0] in _cue("function") and not _says().match(self.text, end):
            alone = self._ends(end) or (not after_role and self.unusual(at, end))
            return len(name) == 2 or self._holds_word(name) or not alone
        if name[0] in _cue("doubtful") and self._holds_word(name):
            typical = all(_likely(c) == 1.0 for c in name[1:])
            if not (typical and self._ends(end)):
                return True
        return self._is_word(name, end)

    @staticmethod
    def _holds_word(name: str) -> bool:
        """干起来 and 都有 begin or end in a word that is no place's name."""
        return any(
            len(part) > 1 and part in lexicon() and lexicon().tag(part) != "ns"
            for part in (name[1:], name[:2])
        )

    def _is_word(self, name: str, end: int) -> bool:
        """An ordinary word: 干部, 高度, 成功; also 高度重 and 方面的, which begin with one."""
        known = lexicon()
        if known.frequency(name) > _WORD_FREQUENT:
            return True
        if name in known and not self._ends(end):
            return True
        begin = end - len(name)
        first = known.cut(self.text[begin : end + 3])[0]
        if first.end < 2:
            return False
        if first.end > len(name) and len(name) == 2 and name[0] in _cue("function"):
            return True  # 满怀信心
        common = known.frequency(self.text[begin : begin + first.end]) > _WORD_FREQUENT
        return common or (first.end < len(name) and _given().get(name[-1], 0) < 20)

    def _follower(self, end: int) -> float:
        """How well what stands behind fits a name: 3 for punctuation or a typical word, 0 for half a word."""
        if end >= len(self.text) or self.text[end] in _AFTER_NAME:
            return 3.0
        match = _followers().match(self.text, end)
        if match and (len(match.group()) >= 2 or match.group() in _cue("says")):
            return 3.2
        if _office().match(self.text, end):
            return 0.6  # 妇联主席任副组长
        first = lexicon().cut(self.text[end : end + 5])[0]
        if first.end >= 2 and first.tag[:1] in ("v", "d", "p", "r", "t", "c", "i", "l"):
            return 2.6
        if match or self.text[end + 1 : end + 2] == "着":
            return 2.6 if first.end == 1 else 1.2
        if _SAYS_AT_LAST.match(self.text, end):
            return 2.6
        if first.end > 1:
            return 0.6
        if _DOES_FOR.match(self.text, end):
            return 2.6
        return 1.6 if first.tag[:1] in ("v", "p", "d", "u", "c") else 0.6

    def _minority_name(self, at: int) -> int | None:
        for n in (5, 4, 3, 2):
            name = self.text[at : at + n]
            if len(name) == n and all(c in _minority() for c in name) and self._follower(at + n) >= 2.6:
                return None if name in lexicon() else at + n
        return None
