"""What looking up a name comes to: the outcome, the reason, and the hits, best first."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from casebase.record import Place

Scope = Literal["county", "model", "any"]
Kind = Literal["county", "model"]
"""``county`` stands for any administrative place, ``model`` for any program."""


class Outcome(StrEnum):
    """What came of a look-up; the values are part of the ``casebot match`` line format."""

    EXACT = "exact"
    ALIAS = "alias"
    CORRECTED = "corrected"
    AMBIGUOUS = "ambiguous"
    NO_CASE = "no_case"
    UNKNOWN = "unknown"


class How(StrEnum):
    """By what a name was recognised; the value is the word a reader is told."""

    NAME = "全名"
    ALIAS = "别名"
    SHORT = "简称"
    FORMER = "旧名"
    SCRIPT = "繁简"
    WIDTH = "全半角"
    PINYIN = "拼音"
    INITIALS = "拼音首字母"
    MIXED = "拼音夹汉字"
    SOUND = "同音"
    NEAR_SOUND = "近音"
    SHAPE = "形近"
    EDIT = "错字"
    PREFIX = "开头"
    PARTIAL = "部分"
    ORDER = "次序"
    NUMERAL = "数字写法"
    FORMULA = "公式"
    REGION = "地区限定"
    DESCRIPTION = "做法描述"
    LEVEL = "级别"
    """The name with another unit: 资源区 for 资源县."""


CORRECTIONS = frozenset({How.SOUND, How.NEAR_SOUND, How.SHAPE, How.EDIT, How.LEVEL})
"""By these a name is recognised that was not typed: it is told as a correction, never as the name."""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name to be found: a place or a program."""

    id: str
    kind: Kind
    name: str
    province: str | None = None
    city: str | None = None
    aliases: tuple[str, ...] = ()
    code: str | None = None
    """GB/T 2260 of a place, where known: the gazetteer then lends its pinyin and former names."""
    hints: tuple[str, ...] = ()
    """Mechanisms and other words a program can be described by."""


class Hit(NamedTuple):
    """One entry a query matched. Made at every question, so of the kind that is made fastest."""

    id: str
    score: float
    """0..1, comparable between kinds of match: 1 is the very name."""
    how: How
    matched: str
    """The form of the entry's name that matched."""


class Match(NamedTuple):
    """The answer to one query."""

    outcome: Outcome
    how: How | None
    hits: tuple[Hit, ...]
    name: str
    """What was taken as the name inside the query, as typed."""
    span: tuple[int, int]
    """Where ``name`` stands in the query."""
    place: Place | None = None
    """For ``no_case``: the real place that has no entry."""
    near: tuple[Hit, ...] = ()
    """Entries that look or sound alike, to be offered, never substituted."""
    homonyms: tuple[Place, ...] = ()
    """Other real places of the very name, with or without an entry."""
    region: str | None = None
    """The province or prefecture the query named as a constraint."""
    also: tuple["Match", ...] = ()
    """The other names in the query, in the order they stand: 对比A与B has one besides the first."""
    alike: tuple[Place, ...] = ()
    """For ``unknown``: real places whose names come nearest, with or without an entry."""
