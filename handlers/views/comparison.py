"""Two or three cases, or programs, side by side: rows that speak of the same thing, and where not to compare.

What one of them does not say is left empty here and shown as 材料未说明 by whatever renders it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from casebase.library import ProgramHit
from casebase.record import Case, Figure, Level, Mechanism, Nature, Program
from handlers.views.figures import PROMISED, most_telling
from handlers.views.wording import first_seen, formula, located, program_name, region

AT_MOST = 3
"""Columns a phone can show side by side."""
SILENT = "材料未说明"
_FIGURES = 3
_NAMED = 4
_MECHANISMS = 6
_EXPECTED = "预期"
_FIGURE_ROWS = tuple(map(str, (Nature.RESULT, _EXPECTED, Nature.SHARE, Nature.OWN_ACCOUNT, Nature.UNDECIDED)))
_INCENTIVES = (Mechanism.PROFIT_SHARING, Mechanism.INCENTIVE)
_ACCOUNTS = (Mechanism.ACCOUNTABILITY, Mechanism.PUBLIC_PLEDGE)
_ACTORS = {
    Mechanism.COOPERATIVE: "合作社",
    Mechanism.ENTERPRISE: "企业",
    Mechanism.SECONDED_CADRES: "下派干部",
    Mechanism.TALENT: "引进的人才",
    Mechanism.OUTSIDE_RESOURCES: "社会力量",
    Mechanism.JOINT_PARTY_BODY: "联合党委",
    Mechanism.PARTY_BUILDING: "党组织",
}
"""Who acts where a program works that way."""

Line = str | Figure
"""A line of a cell; a figure is rendered with its nature beside it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One of the things compared."""

    name: str
    about: str
    case: Case


@dataclass(frozen=True, slots=True)
class Row:
    """What each of them says of one thing."""

    label: str
    cells: tuple[tuple[Line, ...], ...]
    """A column each; an empty cell is 材料未说明."""
    warning: str = ""
    """Why the cells may not be weighed against each other; empty where they may."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Aligned rows."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def compared_cases(cases: Sequence[Case]) -> Comparison:
    """Cases side by side; rows of which none says anything are left out."""
    told: tuple[tuple[str, Callable[[Case], Iterable[str]]], ...] = (
        ("做法", lambda c: [program_name(p) for p in _key(c)]),
        ("主体", lambda c: _joined(_parties(c.programs))),
        ("激励", lambda c: _that_work_by(c, _INCENTIVES)),
        ("督责", lambda c: _that_work_by(c, _ACCOUNTS)),
        ("机制", lambda c: _joined(_mechanisms(c.programs))),
        ("公式", lambda c: [formula(p.formula) for p in _key(c) if p.formula]),
    )
    background: tuple[tuple[str, Callable[[Case], Iterable[str]]], ...] = (
        ("对象", lambda c: _one(c.context.target_group)),
        ("起因", lambda c: _one(c.context.problem)),
        ("条件", lambda c: _one(c.context.conditions)),
        ("产业", lambda c: _joined(c.industries)),
        ("未说", lambda c: c.not_stated[:_FIGURES]),
    )
    rows = [
        _levels([case.place.level for case in cases]),
        *(Row(label, tuple(tuple(of(case)) for case in cases)) for label, of in told),
        *_figure_rows([most_telling(case, case.figures) for case in cases]),
        *(Row(label, tuple(tuple(of(case)) for case in cases)) for label, of in background),
    ]
    columns = (Column(case.place.name, region(case.place), case) for case in cases)
    return Comparison(tuple(columns), _that_say_something(rows))


def compared_programs(hits: Sequence[ProgramHit]) -> Comparison:
    """Programs side by side; rows of which none says anything are left out."""
    told: tuple[tuple[str, Callable[[Program], Iterable[str]]], ...] = (
        ("类别", lambda p: [str(p.kind)]),
        ("最早", lambda p: [first_seen(p)] if p.first_seen else []),
        ("公式", lambda p: [formula(p.formula)] if p.formula else []),
        ("做法", lambda p: [p.description]),
        ("机制", lambda p: _joined(p.mechanisms)),
        ("推广", lambda p: _one(p.spread)),
    )
    rows = [
        _levels([_level(hit) for hit in hits], [_place_inside(hit) for hit in hits]),
        *(Row(label, tuple(tuple(of(hit.program)) for hit in hits)) for label, of in told),
        *_figure_rows([_own_figures(hit) for hit in hits]),
    ]
    columns = (Column(program_name(hit.program), located(hit.case.place), hit.case) for hit in hits)
    return Comparison(tuple(columns), _that_say_something(rows))


def _place_inside(hit: ProgramHit) -> str:
    """The place inside the case's that a program is of, 岑溪市 of 梧州市; empty where it is the case's."""
    return "" if hit.program.place == hit.case.place.name else hit.program.place


def _levels(levels: Sequence[Level], places: Sequence[str] = ()) -> Row:
    """The levels, each after the place that has it where that is not the column's own."""
    differ = len(set(levels)) > 1
    of = zip(places or [""] * len(levels), levels, strict=True)
    return Row(
        "层级",
        tuple((f"{place}（{level}级）" if place else f"{level}级",) for place, level in of),
        "层级不同，数字不能直接比大小" if differ else "",
    )


def _figure_rows(of: Sequence[Sequence[Figure]]) -> list[Row]:
    """A row for what is done, one for what is expected, and so on, as far as there is any."""
    found: dict[str, Row] = {}
    for label in _FIGURE_ROWS:
        mine = [[f for f in each if _figure_row(f) == label] for each in of]
        if any(mine):
            found[label] = _in_shared_units_first(label, mine)
    return list(found.values())


def _figure_row(figure: Figure) -> str:
    """The row a figure stands in; a share of what is only expected is expected."""
    nature = figure.nature if figure.achieved else figure.whole_nature or figure.nature
    return _EXPECTED if nature in PROMISED else str(nature)


def _in_shared_units_first(label: str, of: Sequence[Sequence[Figure]]) -> Row:
    units = [{f.unit for f in each} for each in of if each]
    shared = set.intersection(*units) if len(units) > 1 else set()
    cells = tuple(tuple(sorted(each, key=lambda f: f.unit not in shared))[:_FIGURES] for each in of)
    apart = len(units) > 1 and not shared
    return Row(label, cells, "单位不同，不能直接比大小" if apart else "")


def _own_figures(hit: ProgramHit) -> list[Figure]:
    return most_telling(hit.case, (f for i in hit.program.figures if (f := hit.case.figure(i))))


def _level(hit: ProgramHit) -> Level:
    """The level of the place a program belongs to: a village's program is not its county's."""
    places = (site.place for site in hit.case.sites if site.place.name == hit.program.place)
    return next((place.level for place in places), hit.case.level)


def _key(case: Case) -> list[Program]:
    return ([p for p in case.programs if p.key] or list(case.programs))[:_NAMED]


def _parties(programs: Sequence[Program]) -> Iterable[str]:
    """Who acts: those among the parts of formulas, then those that other ways of working imply."""
    roles = [s.role for p in programs if p.formula for s in p.formula.slots if s.role.endswith(_acting())]
    implied = [_ACTORS[m] for p in programs for m in p.mechanisms if m in _ACTORS]
    return dict.fromkeys([*roles, *implied])


@cache
def _acting() -> tuple[str, ...]:
    """How words end that name someone who acts, as ``actors.txt`` has them."""
    lines = resources.files("handlers.views").joinpath("actors.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def _mechanisms(programs: Sequence[Program]) -> list[str]:
    """How the programs work, what most of them do first."""
    count = Counter(mechanism for program in programs for mechanism in program.mechanisms)
    return [str(mechanism) for mechanism, _ in count.most_common(_MECHANISMS)]


def _that_work_by(case: Case, mechanisms: Sequence[Mechanism]) -> list[str]:
    """Names of programs that work by one of the mechanisms, key programs first."""
    found = [p for p in case.programs if set(p.mechanisms) & set(mechanisms)]
    return [program_name(p) for p in sorted(found, key=lambda p: not p.key)][:_FIGURES]


def _joined(items: Iterable[str]) -> list[str]:
    return _one("、".join(items))


def _one(text: str | None) -> list[str]:
    return [text] if text else []


def _that_say_something(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if any(row.cells))
