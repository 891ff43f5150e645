"""What one changed case costs a casebase of many: the snapshot that answers is brought up to date.

python -m benchmarks.freshness --cases 10000
"""

import gc
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from statistics import median
from time import process_time
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from benchmarks.cases import GeneratedCase, generate
from benchmarks.queries import Name, names_of_gazetteer
from casebase.data.shipped import shipped_cases
from casebase.gazetteer import Gazetteer
from casebase.library.snapshot import Snapshot
from casebase.record import Case, Evidence, Level, Mechanism, Place, Program, ProgramKind, Source, Status

T = TypeVar("T")

_REPEATS = 21
_SEED = 20
_EVIDENCE = (Evidence(source="generated", start=0, end=2),)


def main() -> None:
    """Print the times, of the processor."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    count = parser.parse_args().cases
    gazetteer = Gazetteer.load()
    programs = [program.name for case in shipped_cases() for program in case.programs]
    cases = [_record(one) for one in generate(names_of_gazetteer(programs), count, _SEED)]
    Snapshot.of(0, (), gazetteer)
    built, snapshot = _timed(lambda: Snapshot.of(1, cases, gazetteer))
    gc.collect()
    gc.freeze()
    table = Table("change", "ms", title=f"one of {count:,} cases changed")
    table.add_row("all built from nothing", f"{built:.0f}")
    for name, changed in _changes(cases[count // 2]):
        spent = median(_timed(lambda one=changed: snapshot.after(2, [one]))[0] for _ in range(_REPEATS))
        table.add_row(name, f"{spent:.1f}")
    Console().print(table)


def _changes(case: Case) -> Iterator[tuple[str, Case]]:
    program = case.programs[0].model_copy(update={"name": "“一口老井”工程"})
    yield "a title corrected", case.model_copy(update={"title": "改过的题目"})
    yield "a program renamed", case.model_copy(update={"programs": (program, *case.programs[1:])})
    yield "taken back", case.model_copy(update={"status": Status.RETRACTED})
    fresh = program.model_copy(update={"id": "fresh-0"})
    yield "a new case", case.model_copy(update={"id": "fresh", "programs": (fresh,)})


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    began = process_time()
    done = work()
    return (process_time() - began) * 1000, done


def _record(generated: GeneratedCase) -> Case:
    """The generated case as the library holds cases."""
    place = generated.place
    path = tuple(dict.fromkeys(name for name in (place.province, place.city, place.name) if name))
    programs = tuple(
        _program(f"{generated.id}-{n}", name, place) for n, name in enumerate(generated.programs)
    )
    source = Source(id=generated.id, title=generated.title, sha256="0" * 64, length=len(generated.text))
    return Case.model_construct(
        id=generated.id,
        title=generated.title,
        one_line=generated.title,
        place=Place(code=None, name=place.name, level=Level.COUNTY, path=path),
        programs=programs,
        sources=(source,),
        status=Status.PUBLISHED,
    )


def _program(program_id: str, name: Name, place: Name) -> Program:
    return Program(
        id=program_id,
        name=name.name,
        kind=ProgramKind.PROJECT,
        key=True,
        place=place.name,
        description=name.name,
        mechanisms=(Mechanism.SERVICE,),
        evidence=_EVIDENCE,
    )


if __name__ == "__main__":
    main()
