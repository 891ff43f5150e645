"""People: who is named, in what role, and whether the name is to be masked.

A name is believed where its surroundings say it is one: a role before it (村民X, 县委书记X), a verb of
saying after it (X说), a predicate (X是…党支部书记), or, for a string that is no word, standing at the head of
several clauses. How long it is, two characters or three, is decided by what follows.
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
    r"(?P<gap>[，,]?(?:今年\d+岁[，,])?(?:现在|现|曾|原|就|便|回乡|回村|返乡|一直|始终)?(?:是|任|担任|当选为|当选|作为))(?P<rest>[^，,。；;：:！？\n]{2,40})"
)
_OPENING = re.compile(
    r"(?P<mark>[，,。；;！？!?”“：:]+ ?)|(?:\d+|[一-十]+)(?P<aged>岁的)|(?P<called>[他她我名]叫)|(?P<of>的)"
)
_OPENINGS = {"mark": "", "aged": "岁的", "called": "叫", "of": "的"}
_FAMILY = re.compile(r"夫妇|夫妻|父子|母子|母女|父女|一家|兄弟|姐妹|两口子")
_OFFICE = re.compile(r"[局院校所部委办站]|中心|公司|政府")
_OTHER_ROLE = re.compile(r"[一-鿿]{2}[员师匠](?=[一-鿿])|[5-9]0后(?=”?[一-鿿])")
"""Roles no list has: 教研员, 护路员, 理发师, “80后”."""
_ADDRESS = re.compile(r"先生|女士|同志(?=[^们])")
_PSEUDONYM = re.compile(r"[（(]化名[）)]")
_TOLD_WITHIN = 60
"""How far behind a name illness or debt is still told of that person, in characters."""
_LIKENED = re.compile(r"(?:家|原|曾|过去|以前)*(?:这样的|是|为|属于)|[^，。]{0,8}[，]?[^，。]{0,2}同其他")


@dataclass(frozen=True, slots=True)
class _Found(Span):
    """One place a person is named at, with the role it gives."""

    name: str
    role: str


@cache
def _roles() -> dict[str, Standing]:
    cues = wordlists.sections("people_cues")
    standings = {
        "official": Standing.OFFICIAL,
        "professional": Standing.OFFICIAL,
        "villager": Standing.VILLAGER,
    }
    return {role: standing for section, standing in standings.items() for role in cues[section]}


@cache
def _role_pattern() -> "re.Pattern[str]":
    return re.compile(rf"(?:{wordlists.alternatives(tuple(_roles()))})(?=”?[一-鿿\s])")


@cache
def _role_end() -> "re.Pattern[str]":
    return re.compile(rf"(?:{wordlists.alternatives(tuple(_roles()))})$")


@cache
def _role_then() -> "re.Pattern[str]":
    return re.compile(rf"(?:{wordlists.alternatives(tuple(_roles()))})(?=后|以来|期间|时)")


@cache
def _says() -> "re.Pattern[str]":
    return re.compile(wordlists.alternatives(wordlists.sections("people_cues")["says"]))


class _People:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.names = PersonNames(reading.text)

    def found(self) -> Iterator[_Found]:
        """Every naming of a person, in no particular order."""
        yield from self._after_roles(_role_pattern(), sure=False)
        yield from self._after_roles(_OTHER_ROLE, sure=True)
        yield from self._at_clause_heads()
        yield from self._with_titles()

    def _after_roles(self, roles: "re.Pattern[str]", *, sure: bool) -> Iterator[_Found]:
        """村民X, 第一书记X、Y: the role before one name or a list of them.

        Where ``sure``, the name itself must leave no doubt: the role is known by its last character only.
        """
        for match in roles.finditer(self.text):
            if not self.reading.usable(*match.span()):
                continue
            at = match.end() + self.text.startswith("”", match.end())
            role = ""
            while True:
                at += len(self.text[at : at + 1]) - len(self.text[at : at + 1].lstrip(" "))
                end = self.names.at_head(at) if sure else self.names.after_role(at)
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
        return stretch[start:].strip("、 ").removeprefix("据")

    def _at_clause_heads(self) -> Iterator[_Found]:
        """Names where a clause begins, and behind …岁的 and …的, each with what shows it to be one."""
        heads: dict[str, list[_Found]] = defaultdict(list)
        for at, opening in self._openings():
            end = None if self._is_role(at) else self.names.at_head(at)
            if end is None or not self.reading.usable(at, end) or self._quoted_whole(at, end):
                continue
            found = _Found(at, end, self.text[at:end], self._predicate_role(end))
            if (
                found.role
                or opening in ("岁的", "叫")
                or self._speaks(end, opening)
                or _FAMILY.match(self.text, end)
            ):
                yield found
            elif opening != "的" and self.names.unusual(at, end):
                heads[found.name].append(found)
        for repeated in heads.values():
            if len(repeated) >= 2:
                yield repeated[0]

    def _quoted_whole(self, at: int, end: int) -> bool:
        """“连心桥”: what alone fills a quotation is a coinage."""
        return self.text[at - 1 : at] == "“" and self.text[end : end + 1] == "”"

    def _speaks(self, end: int, opening: str) -> bool:
        """X说, and X： as the speaker of an interview."""
        if _says().match(self.text, end):
            return True
        return opening != "的" and self.text[end : end + 1] == "："

    def _openings(self) -> Iterator[tuple[int, str]]:
        """Where names may begin, with the kind of opening: a mark, 岁的, 的."""
        for paragraph in self.reading.paragraphs:
            if not paragraph.heading:
                yield paragraph.start, ""
            for match in _OPENING.finditer(self.text, paragraph.start, paragraph.end):
                yield match.end(), _OPENINGS[match.lastgroup or "mark"]

    def _with_titles(self) -> Iterator[_Found]:
        """苏礼宏先生: the name before a form of address."""
        for match in _ADDRESS.finditer(self.text):
            for at in (match.start() - 3, match.start() - 2):
                if (
                    at >= 0
                    and "的" not in self.text[at : match.start()]  # 小区的李先生
                    and self.names.ending_at(at, match.start())
                    and self.reading.usable(at, match.start())
                ):
                    yield _Found(at, match.start(), self.text[at : match.start()], "")
                    break

    def _predicate_role(self, end: int) -> str:
        """莫千信是官洞村的党支书: the role a predicate gives."""
        pseudonym = _PSEUDONYM.match(self.text, end)
        match = _PREDICATE.match(self.text, pseudonym.end() if pseudonym else end)
        if match is None:
            return ""
        rest = match["rest"]
        rest = rest.removesuffix("”")
        role = _role_end().search(rest) or _role_then().search(rest)
        if role is None and "“" in rest:
            rest = rest.split("“")[0]  # 是村支部书记和村委会主任“一肩挑”
            role = _role_end().search(rest)
        if role is None:
            return ""
        rest = rest[: role.end()]
        return re.sub(r"^(?:一名|一个|一位|该村的?)", "", rest).replace("“", "")


def _cuts_role(stretch: str, word: Word) -> bool:
    """Whether a role begins behind the word: after 请, 是, 了, but not after 驻 or 帮扶."""
    piece = stretch[word.start : word.end]
    if piece == "的":
        return stretch[word.start - 1 : word.start] not in ("村", "镇", "乡", "县", "市", "区")
    if len(piece) == 1:
        return (
            piece in "有是了由与和将把让像为对在等及请找见到从" and stretch[word.end : word.end + 1] != "、"
        )
    if piece in wordlists.sections("people_cues")["in_roles"]:
        return False
    return word.tag in ("v", "p", "d", "c", "r", "m")


def find_people(reading: Reading) -> tuple[PersonSpan, ...]:
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
                    rest = role[role.rindex(other) + len(other) :]
                    own = _role_end().search(rest)
                    role = rest.lstrip("、和") if rest[:1] in "、和" or own is None else own.group()
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
    if match is None:
        return Standing.OFFICIAL if _OFFICE.search(role) else Standing.VILLAGER
    return _roles()[match.group()]


def _in_hardship(reading: Reading, name: str, role: str) -> bool:
    """Whether the person is told to be poor, indebted or ill in a sentence that names them."""
    cues = wordlists.sections("people_cues")
    if any(cue in role for cue in cues["poor"]):
        return True
    for mention in reading.find_all(name):
        after = reading.text[
            mention.end : min(reading.sentence_at(mention.start).end, mention.end + _TOLD_WITHIN)
        ]
        poor = _LIKENED.match(after)
        if any(cue in after for cue in cues["hardship"]) or (poor and any(c in after for c in cues["poor"])):
            return True
    return False
