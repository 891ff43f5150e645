"""People: who is named, in what role, and whether the name is to be masked.

A name is believed where its surroundings say it is one: a role before it (村民X, 县委书记X), a verb of saying
after it (X说), a predicate (X是…党支部书记), or, for a string that is no word, standing at the head of several
clauses. How long it is, two characters or three, is decided by what follows.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from casebase.extraction import wordlists
from casebase.extraction.lexicon import Word, lexicon
from casebase.extraction.person_names import PersonNames
from casebase.extraction.reading import Reading
from casebase.extraction.spans import PersonSpan, Span
from casebase.record import Standing

_CLAUSE_MARKS = "，,。；;：:！？!?\n“”‘’《》（）()【】[]—… "
_LONGEST_ROLE = 26
_PREDICATE = re.compile(
    r"(?P<gap>[，,]?(?:今年\d+岁[，,])?(?:现在|现|曾|原|就|便)?(?:是|任|担任|当选为|当选))(?P<rest>[^，,。；;：:！？\n]{2,40})"
)
_AGED = re.compile(r"\d+岁的|村的|镇的|乡的|县的")
_PSEUDONYM = re.compile(r"[（(]化名[）)]")
_TOLD_WITHIN = 60
"""How far behind a name illness or debt is still told of that person, in characters."""
_LIKENED = re.compile(r"(?:家|原|曾|过去)?(?:这样的|是|为|属于)")


@dataclass(frozen=True, slots=True)
class _Found(Span):
    """One place a person is named at, with the role it gives."""

    name: str
    role: str


@cache
def _roles() -> dict[str, Standing]:
    cues = wordlists.sections("people_cues")
    standings = {"official": Standing.OFFICIAL, "professional": Standing.OFFICIAL, "villager": Standing.VILLAGER}
    return {role: standing for section, standing in standings.items() for role in cues[section]}


@cache
def _role_pattern() -> "re.Pattern[str]":
    return re.compile(rf"(?:{wordlists.alternatives(tuple(_roles()))})(?=[一-鿿\s])")


@cache
def _role_end() -> "re.Pattern[str]":
    return re.compile(rf"(?:{wordlists.alternatives(tuple(_roles()))})$")


@cache
def _says() -> "re.Pattern[str]":
    return re.compile(wordlists.alternatives(wordlists.sections("people_cues")["says"]))


class _People:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.names = PersonNames(reading.text)

    def found(self) -> Iterator[_Found]:
        yield from self._after_roles()
        yield from self._at_clause_heads()

    def _after_roles(self) -> Iterator[_Found]:
        """村民X, 第一书记X、Y: the role before one name or a list of them."""
        for match in _role_pattern().finditer(self.text):
            if not self.reading.usable(*match.span()):
                continue
            at = match.end()
            role = ""
            while True:
                at += len(self.text[at : at + 1]) - len(self.text[at : at + 1].lstrip(" "))
                end = self.names.after_role(at)
                if end is None:
                    break
                role = role or self._role_before(match.end())
                yield _Found(at, end, self.text[at:end], role)
                if self.text[end : end + 1] not in ("、", "和") or self._is_role(end + 1):
                    break
                at = end + 1

    def _is_role(self, at: int) -> bool:
        return _role_pattern().match(self.text, at) is not None

    def _role_before(self, end: int) -> str:
        """The whole role that ends there: 甘洛县委常委、组织部长."""
        low = max(0, end - _LONGEST_ROLE)
        begin = max((self.text.rfind(mark, low, end) + 1 for mark in _CLAUSE_MARKS), default=low)
        begin = max(begin, low)
        stretch = self.text[begin:end]
        start = 0
        for word in lexicon().cut(stretch)[:-1]:
            if _cuts_role(stretch, word):
                start = word.end
        return stretch[start:].strip("、 ")

    def _at_clause_heads(self) -> Iterator[_Found]:
        heads: dict[str, list[_Found]] = defaultdict(list)
        for at in self._clause_starts():
            end = self.names.at_head(at)
            if end is None or not self.reading.usable(at, end):
                continue
            name = self.text[at:end]
            role = self._predicate_role(end)
            if role or self.text[end : end + 1] == "：" or _says().match(self.text, end):
                yield _Found(at, end, name, role)
            elif self.names.unusual(at, end):
                heads[name].append(_Found(at, end, name, ""))
        for repeated in heads.values():
            if len(repeated) >= 2:
                yield repeated[0]

    def _clause_starts(self) -> Iterator[int]:
        for paragraph in self.reading.body:
            yield paragraph.start
            for match in re.finditer(r"[，,。；;！？!?”“：:]+ ?|\d+岁的|[村镇乡县]的", self.text[paragraph.start : paragraph.end]):
                yield paragraph.start + match.end()

    def _predicate_role(self, end: int) -> str:
        """莫千信是官洞村的党支书: the role a predicate gives."""
        pseudonym = _PSEUDONYM.match(self.text, end)
        match = _PREDICATE.match(self.text, pseudonym.end() if pseudonym else end)
        if match is None:
            return ""
        rest = match["rest"]
        role = _role_end().search(rest)
        if role is None:
            return ""
        return re.sub(r"^(?:一名|一个|一位|该村的?)", "", rest)


def _cuts_role(stretch: str, word: Word) -> bool:
    """Whether a role begins behind the word: after 请, 是, 了, but not after 驻 or 帮扶."""
    piece = stretch[word.start : word.end]
    if piece == "的":
        return stretch[word.start - 1 : word.start] not in ("村", "镇", "乡", "县", "市", "区")
    if len(piece) == 1:
        return piece in "有是了由与和将把让像为对在等及请找见到从" and stretch[word.end : word.end + 1] != "、"
    if piece in wordlists.sections("people_cues")["in_roles"]:
        return False
    return word.tag in ("v", "p", "d", "c", "r", "m")


def recognise(reading: Reading) -> tuple[PersonSpan, ...]:
    """The people an article names, each once, in order of their first mention; authors are left out."""
    people = _People(reading)
    mentions: dict[str, list[_Found]] = defaultdict(list)
    for found in people.found():
        mentions[found.name].append(found)
    mentions = _without_names_in_roles(mentions)
    spans = (_span(reading, name, found) for name, found in _without_parts(mentions).items())
    return tuple(sorted(spans, key=lambda s: s.start))


def _without_names_in_roles(mentions: dict[str, list[_Found]]) -> dict[str, list[_Found]]:
    """In 村支书木牛子、第一书记童本惠 the second role begins behind the first name."""
    cleaned: dict[str, list[_Found]] = {}
    for name, found in mentions.items():
        for f in found:
            role = f.role
            for other in mentions:
                if other in role:
                    role = role[role.rindex(other) + len(other) :].lstrip("、和")
            cleaned.setdefault(name, []).append(_Found(f.start, f.end, f.name, role))
    return cleaned


def _without_parts(mentions: dict[str, list[_Found]]) -> dict[str, list[_Found]]:
    """李强带 beside 李强: of names that begin alike the one found more often, the shorter of equals."""
    kept = {}
    for name, found in mentions.items():
        rivals = [n for n in mentions if n != name and (n.startswith(name) or name.startswith(n))]
        better = [n for n in rivals if (len(mentions[n]), -len(n)) > (len(found), -len(name))]
        if not better:
            kept[name] = found
    return kept


def _span(reading: Reading, name: str, found: list[_Found]) -> PersonSpan:
    first = min(found, key=lambda f: f.start)
    roles = [f.role for f in found if f.role]
    role = max(roles, key=lambda r: (min(len(r), 14), r)) if roles else ""
    standing = _standing(role)
    return PersonSpan(
        first.start,
        first.end,
        name=name,
        role=role,
        standing=standing,
        masked=standing is Standing.VILLAGER and _in_hardship(reading, name, role),
    )


def _standing(role: str) -> Standing:
    match = _role_end().search(role)
    if "记者" in role or "通讯员" in role:
        return Standing.JOURNALIST
    return _roles()[match.group()] if match else Standing.VILLAGER


def _in_hardship(reading: Reading, name: str, role: str) -> bool:
    """Whether the person is told to be poor, indebted or ill in a sentence that names them."""
    cues = wordlists.sections("people_cues")
    if any(cue in role for cue in cues["poor"]):
        return True
    for mention in reading.find_all(name):
        after = reading.text[mention.end : min(reading.sentence_at(mention.start).end, mention.end + _TOLD_WITHIN)]
        poor = _LIKENED.match(after)
        if any(cue in after for cue in cues["hardship"]) or (poor and any(c in after for c in cues["poor"])):
            return True
    return False
