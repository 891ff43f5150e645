"""What somebody tells of their village, an attribute at a time: 缺劳力, 想种木耳, 贫困户60户."""

import re
from dataclasses import dataclass
from enum import StrEnum

from casebase.extraction.formula import role_of
from casebase.library.numbers import AskedNumber, asked_numbers, with_numbers
from casebase.library.plainly import plainly
from casebase.library.tables import rows, table, words
from casebase.record import Mechanism

_CLAUSE = re.compile(r"[^\s,，。；;！!？?]+")
_COUNTED = r"(?:贫困|低保|农|困难)户|贫困人口|人口|村民|党员|群众|耕地"
_WHAT = rf"(?P<what>(?:(?!(?:{_COUNTED})\d)[^缺没想\d]){{1,12}})"
_LACKS = re.compile(rf"(?:缺少|缺乏|缺|没有|没|少了|不够|不足|差){_WHAT}")
_WEAK = re.compile(r"(?P<what>[一-鿿]{1,6}?)(?:不足|不够|短缺|太少|少|弱|差|不行)$")
_TAKING_ALONG = r"带(?:着|动|上)?(?:贫困户|农户|村民|群众|乡亲|大家|老乡)们?(?:一起|致富|增收)?"
_WANTS = re.compile(
    r"(?:想要|想|琢磨着?|寻思着?|盘算着?|打算|准备|计划|希望|考虑|要)"
    rf"(?:{_TAKING_ALONG})?(?:发展|种植|养殖|引进|种|养|搞|办|做|弄|学|开)?点?{_WHAT}"
)
_HAS = re.compile(rf"(?<!没)有{_WHAT}")
_COUNT = re.compile(_COUNTED)
_LIST = re.compile(r"[、和跟及]")


class Kind(StrEnum):
    """What an attribute says."""

    WANT = "想做"
    LACK = "缺"
    HAVE = "有"
    COUNT = "规模"
    TOLD = "情况"


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing that is told."""

    kind: Kind
    text: str
    """As told: 缺劳力."""
    what: str
    """What is wanted, lacking, there or counted: 劳力."""
    number: AskedNumber | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """A lack that is known, and how programs make up for it."""

    name: str
    mechanisms: tuple[Mechanism, ...]
    words: tuple[str, ...]


def attributes_in(description: str) -> tuple[Attribute, ...]:
    """The attributes a description tells, in its order."""
    text = with_numbers(plainly(description))
    clauses = (clause for clause in _CLAUSE.findall(text) if clause not in words("asking")["only_asks"])
    found = (attribute for clause in clauses for attribute in _read(clause))
    return tuple(dict.fromkeys(found))


def remedy(what: str) -> Remedy | None:
    """The known lack that words speak of: 劳动力 is 劳力; a lacking party is made up for by founding one."""
    role = role_of(what)
    if mechanism := table("role_mechanisms").get(role):
        return Remedy(role, (Mechanism(mechanism),), (role,))
    return next((one for one in _remedies() if any(word in what for word in one.words)), None)


def _read(clause: str) -> list[Attribute]:
    """The attributes of a clause, which may tell several: 缺资金缺技术."""
    found = [
        Attribute(kind, match[0].removesuffix(match["what"]) + what, what)
        for kind, pattern in ((Kind.LACK, _LACKS), (Kind.WANT, _WANTS))
        for match in pattern.finditer(clause)
        for what in _LIST.split(match["what"])
        if what
    ]
    found += _counted(clause, alone=not found)
    if found:
        return found
    for kind, pattern in ((Kind.LACK, _WEAK), (Kind.HAVE, _HAS)):
        if match := pattern.search(clause):
            return [Attribute(kind, match[0], match["what"])]
    return [Attribute(Kind.LACK if remedy(clause) else Kind.TOLD, clause, clause)]


def _counted(clause: str, *, alone: bool) -> list[Attribute]:
    """How many there are of something; ``alone`` where the clause tells nothing else."""
    number = next(iter(asked_numbers(clause)), None)
    if number is None:
        return []
    noun = _COUNT.search(clause)
    rest = clause[: number.start] + clause[number.end :]
    what = noun[0] if noun else rest.strip("有的共约是") if alone else ""
    return [Attribute(Kind.COUNT, f"{what}{number.text}", what, number)]


def _remedies() -> tuple[Remedy, ...]:
    return tuple(
        Remedy(name, tuple(map(Mechanism, mechanisms.replace("-", "").split())), tuple(words.split()))
        for name, mechanisms, words in rows("lacks")
    )
