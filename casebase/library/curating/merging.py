"""Two accounts of one case made one: facts together, disagreements side by side, nothing counted twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from casebase.record import Case, Evidence, Figure, Measure, Person, Program, Review, Site, Status
from casebase.search.fold import fold


@dataclass(frozen=True, slots=True)
class Merged:
    """The case that stays, and where the ids of programs that did not stay lead."""

    case: Case
    redirects: dict[str, str]


@dataclass(slots=True)
class _Maps:
    """What things of the second case are called in the first."""

    sources: dict[str, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    programs: dict[str, str] = field(default_factory=dict)

    def evidence(self, found: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(e.model_copy(update={"source": self.sources.get(e.source, e.source)}) for e in found)


def merged(into: Case, other: Case) -> Merged:
    """``into`` with everything ``other`` tells.

    The same figure keeps one place with the evidence of both; two values of one thing stand side by side and
    point at each other. What ``into`` says is missing is left to a curator: the other may tell it.
    """
    maps = _Maps()
    sources = list(into.sources)
    for source in other.sources:
        same = next((s for s in into.sources if s.sha256 == source.sha256 or s.id == source.id), None)
        maps.sources[source.id] = same.id if same else source.id
        sources += [] if same else [source]
    figures = _figures(into, other, maps)
    programs = _programs(into, other, maps)
    case = into.model_copy(
        update={
            "sources": tuple(sources),
            "figures": figures,
            "programs": programs,
            "measures": _measures(into, other, maps),
            "sites": _sites(into, other, maps),
            "people": _people(into, other, maps),
            "industries": tuple(dict.fromkeys((*into.industries, *other.industries))),
            "review": Review.UNREVIEWED if into.review is Review.REVIEWED else into.review,
        }
    )
    redirects = {old: new for old, new in maps.programs.items() if old != new}
    return Merged(Case.model_validate(case.model_dump()), redirects)


def tombstone(case: Case, into: str) -> Case:
    """What is left of a case that became part of another: where it was, its sources, where it leads."""
    return Case(
        id=case.id,
        title=case.title,
        one_line=case.one_line,
        place=case.place,
        sources=case.sources,
        status=Status.MERGED,
        review=case.review,
        merged_into=into,
    )


def _figures(into: Case, other: Case, maps: _Maps) -> tuple[Figure, ...]:
    kept = {f.id: f for f in into.figures}
    added: list[tuple[Figure, list[str]]] = []
    numbers = _free_numbers(kept)
    for figure in other.figures:
        moved = figure.model_copy(update={"evidence": maps.evidence(figure.evidence)})
        same = next((f for f in kept.values() if _same_figure(f, moved)), None)
        if same is not None:
            maps.figures[figure.id] = same.id
            kept[same.id] = same.model_copy(update={"evidence": _together(same.evidence, moved.evidence)})
            continue
        identity = next(numbers)
        maps.figures[figure.id] = identity
        against = [f.id for f in into.figures if _disagree(f, moved)]
        added.append((moved.model_copy(update={"id": identity, "conflicts": ()}), against))
    _mark_conflicts(kept, added, other, maps)
    return tuple(kept.values())


def _mark_conflicts(
    kept: dict[str, Figure], added: list[tuple[Figure, list[str]]], other: Case, maps: _Maps
) -> None:
    """Put the new figures behind the others, each pointing at what it cannot agree with, and back."""
    pairs: list[tuple[str, str]] = []
    for figure, against in added:
        kept[figure.id] = figure
        pairs += [(figure.id, one) for one in against]
    for figure in other.figures:
        pairs += [(maps.figures[figure.id], maps.figures[c]) for c in figure.conflicts]
    for one, two in pairs:
        if one != two:
            kept[one] = _with_conflict(kept[one], two)
            kept[two] = _with_conflict(kept[two], one)


def _with_conflict(figure: Figure, other: str) -> Figure:
    return figure.model_copy(update={"conflicts": tuple(dict.fromkeys((*figure.conflicts, other)))})


def _same_figure(one: Figure, two: Figure) -> bool:
    """One number of one thing of one nature; or the very words of one source."""
    same_value = (one.value, one.value_max, one.unit) == (two.value, two.value_max, two.unit)
    if same_value and any(_overlap(a, b) for a in one.evidence for b in two.evidence):
        return True
    return same_value and _same_thing(one, two) and one.nature is two.nature


def _disagree(one: Figure, two: Figure) -> bool:
    alike = one.nature is two.nature and one.unit == two.unit
    return alike and _same_thing(one, two) and one.value != two.value


def _same_thing(one: Figure, two: Figure) -> bool:
    return fold(one.of) == fold(two.of) and one.scope == two.scope and one.as_of == two.as_of


def _programs(into: Case, other: Case, maps: _Maps) -> tuple[Program, ...]:
    kept = {p.id: p for p in into.programs}
    moved = []
    for program in other.programs:
        same = next((p for p in into.programs if _names(p) & _names(program)), None)
        maps.programs[program.id] = same.id if same else program.id
        if same is None:
            moved.append(program)
            continue
        ours = kept[same.id]
        aliases = dict.fromkeys((*ours.aliases, program.name, *program.aliases))
        kept[same.id] = ours.model_copy(
            update={
                "aliases": tuple(a for a in aliases if a != ours.name),
                "mechanisms": tuple(dict.fromkeys((*ours.mechanisms, *program.mechanisms))),
                "figures": _carried(ours, program, maps),
                "formula": ours.formula or program.formula,
                "evidence": _together(ours.evidence, maps.evidence(program.evidence)),
            }
        )
    for program in moved:
        parent = maps.programs.get(program.part_of) if program.part_of else None
        kept[program.id] = program.model_copy(
            update={
                "part_of": parent if parent != program.id else None,
                "figures": tuple(dict.fromkeys(maps.figures[f] for f in program.figures)),
                "evidence": maps.evidence(program.evidence),
            }
        )
    return tuple(kept.values())


def _carried(ours: Program, theirs: Program, maps: _Maps) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ours.figures, *(maps.figures[f] for f in theirs.figures))))


def _names(program: Program) -> set[str]:
    return {fold(name) for name in (program.name, *program.aliases)}


def _measures(into: Case, other: Case, maps: _Maps) -> tuple[Measure, ...]:
    there = {fold(m.text) for m in into.measures}
    more = [m for m in other.measures if fold(m.text) not in there]
    return (*into.measures, *(m.model_copy(update={"evidence": maps.evidence(m.evidence)}) for m in more))


def _sites(into: Case, other: Case, maps: _Maps) -> tuple[Site, ...]:
    kept = {s.place.key: s for s in into.sites}
    for site in other.sites:
        evidence = maps.evidence(site.evidence)
        if site.place.key in kept:
            ours = kept[site.place.key]
            kept[site.place.key] = ours.model_copy(update={"evidence": _together(ours.evidence, evidence)})
        elif site.place.key != into.place.key:
            kept[site.place.key] = site.model_copy(update={"evidence": evidence})
    return tuple(kept.values())


def _people(into: Case, other: Case, maps: _Maps) -> tuple[Person, ...]:
    kept = {p.name: p for p in into.people}
    for person in other.people:
        evidence = maps.evidence(person.evidence)
        if person.name in kept:
            ours = kept[person.name]
            # Who is masked in one account is masked in the one made of both.
            kept[person.name] = ours.model_copy(
                update={
                    "evidence": _together(ours.evidence, evidence),
                    "masked": ours.masked or person.masked,
                }
            )
        else:
            kept[person.name] = person.model_copy(update={"evidence": evidence})
    return tuple(kept.values())


def _together(ours: tuple[Evidence, ...], theirs: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The evidence of both; the same stretch of one source is one."""
    return (*ours, *(e for e in theirs if not any(_overlap(e, mine) for mine in ours)))


def _overlap(one: Evidence, two: Evidence) -> bool:
    return one.source == two.source and one.start < two.end and two.start < one.end


def _free_numbers(taken: Iterable[str]) -> Iterator[str]:
    used = set(taken)
    return (f"f{n:02}" for n in range(1, 100_000) if f"f{n:02}" not in used)
