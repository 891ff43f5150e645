"""Plus-chains into slots: 支部+合作社+农户, “1+N+1”, 1名党员+N名非贫困户+1名贫困户."""

import re
import unicodedata
from functools import cache

from casebase.extraction import wordlists
from casebase.record import Formula, Slot

UNSTATED = "未说明"
"""The role of a slot the article gives only a number for."""
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_NUMBER = r"(?:\d+|[一二两三四五六七八九十]|[NnXx])"
_COUNT = re.compile(rf"^({_NUMBER})(?:\s*[-—–~至到]\s*({_NUMBER}))?\s*(?:名|个|户|位|家|人|支|批)?以?上?")
_COUNTED = re.compile(
    rf"({_NUMBER})(?:\s*[-—–~至到]\s*({_NUMBER}))?\s*(名|个|户|位|家)([^，,。；;、:：+]{{2,24}})"
)


@cache
def _roles() -> dict[str, str]:
    return wordlists.table("formula_roles")


@cache
def _role_pattern() -> "re.Pattern[str]":
    return re.compile(wordlists.alternatives(tuple(_roles())))


def role_of(words: str) -> str:
    """The role a slot's words name: 村党支部 → 党支部; the words themselves where they name none."""
    words = words.strip(" “”‘’《》的")
    if words in _roles():
        return _roles()[words]
    found = list(_role_pattern().finditer(words))
    # The head of a Chinese noun phrase stands last: 有经济实力的理事会非贫困户成员 is a 非贫困户.
    trailing = [m for m in found if len(words) - m.end() <= 2]
    if trailing:
        return _roles()[trailing[-1].group()]
    leading = found[0] if found and found[0].start() == 0 and len(words) <= 6 else None  # 党员带头户
    return _roles()[leading.group()] if leading else words


def known_role(role: str) -> bool:
    """Whether a role is one of the controlled ones, not the article's own words."""
    return role in _roles().values()


def _number(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return _DIGITS.get(text)


def _slot(words: str) -> Slot:
    counted = _COUNT.match(words)
    if counted is None:
        return Slot(role=role_of(words))
    low, high = _number(counted.group(1)), _number(counted.group(2) or counted.group(1))
    rest = words[counted.end() :].strip()
    role = role_of(rest) if rest else UNSTATED
    if low is None:
        return Slot(role=role, min=1)
    return Slot(role=role, min=low, max=high if high is not None and high >= low else None)


def parse(raw: str) -> Formula | None:
    """The formula a plus-chain writes; None where ``raw`` is none.

    ``党建+`` with nothing behind the sign is no formula; counts (1名, N名, 1-3户) go into the slots.
    """
    chain = unicodedata.normalize("NFKC", raw).strip(" “”‘’")
    parts = [p.strip(" “”‘’《》的") for p in chain.split("+")]
    if len(parts) < 2 or not all(parts):
        return None
    return Formula(raw=raw.strip(), slots=tuple(_slot(p) for p in parts))


def parse_definition(raw: str) -> Formula | None:
    """The slots of a definition in running text: 1名党员致富能手,动员1-3户…非贫困户,共同帮扶1户贫困户.

    None where fewer than two counted parties with known roles stand in it.
    """
    slots = []
    for match in _COUNTED.finditer(unicodedata.normalize("NFKC", raw)):
        role = role_of(match.group(4))
        if known_role(role):
            slots.append(_slot(match.group(0)[: match.end(3) - match.start()] + match.group(4)))
    return Formula(raw=raw.strip(), slots=tuple(slots)) if len(slots) >= 2 else None


def chains(text: str) -> "list[tuple[int, int]]":
    """Where plus-chains of Chinese words stand in a text outside quotation marks."""
    return [match.span() for match in _CHAIN.finditer(text)]


_PARTY = r"[一-鿿NnXx\d]{1,10}"
_CHAIN = re.compile(rf"(?:{_PARTY}\s*[+＋]\s*)+{_PARTY}")
