"""The formulas of the published programs, and the words their parties are called by."""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from casebase.extraction import wordlists
from casebase.library.answers import ProgramHit
from casebase.library.slots import normalised
from casebase.record import Mechanism, Slot
from casebase.search.fold import fold

_NUMBER = r"(?:\d+|[一二两三四五六七八九十]|[NnXx])(?:[-–~至到]\d+)?(?:名|个|户|位|家|人)?"


@dataclass(frozen=True, slots=True)
class Stated:
    """A program's formula, ready to be compared."""

    hit: ProgramHit
    slots: tuple[Slot, ...]
    written: frozenset[str]
    """Every way the formula and the program's name are written, folded."""


class FormulaBook:
    """Every program with a formula, and every program by its mechanisms; made when first asked for."""

    def __init__(self, programs: Collection[ProgramHit]) -> None:
        self._programs = programs

    @cached_property
    def stated(self) -> tuple[Stated, ...]:
        """The programs that have a formula, in the order of their ids."""
        return tuple(
            Stated(hit, normalised(formula.slots), _written(hit))
            for hit in sorted(self._programs, key=lambda hit: hit.program.id)
            if (formula := hit.program.formula)
        )

    @cached_property
    def by_mechanism(self) -> dict[Mechanism, list[ProgramHit]]:
        """The programs that work by each mechanism."""
        found: dict[Mechanism, list[ProgramHit]] = defaultdict(list)
        for hit in sorted(self._programs, key=lambda hit: hit.program.id):
            for mechanism in hit.program.mechanisms:
                found[mechanism].append(hit)
        return dict(found)

    def by_role(self, role: str) -> list[Stated]:
        """The formulas that party stands in."""
        return self._by_role.get(role, [])

    @cached_property
    def parties(self) -> frozenset[str]:
        """What parties of formulas are called, in these records and in the field."""
        roles = (slot.role for one in self.stated for slot in one.slots)
        return frozenset(wordlists.table("formula_roles")) | frozenset(roles)

    @cached_property
    def at_end(self) -> re.Pattern[str]:
        """A party at the end of a text, in number or not: 哪里用1名党员."""
        return re.compile(rf"(?:(?:{_NUMBER})?(?:{wordlists.alternatives(self.parties)})|{_NUMBER})$")

    @cached_property
    def at_beginning(self) -> re.Pattern[str]:
        """A party at the beginning of a text: 合作社的有哪些."""
        return re.compile(rf"(?:{_NUMBER})?(?:{wordlists.alternatives(self.parties)})|{_NUMBER}")

    @cached_property
    def _by_role(self) -> dict[str, list[Stated]]:
        found: dict[str, list[Stated]] = defaultdict(list)
        for one in self.stated:
            for role in dict.fromkeys(slot.role for slot in one.slots):
                found[role].append(one)
        return found


def _written(hit: ProgramHit) -> frozenset[str]:
    program = hit.program
    names = [program.name, *program.aliases, *([program.formula.raw] if program.formula else ())]
    return frozenset(fold(name) for name in names)
