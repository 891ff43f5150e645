"""What the shipped cases cover: ways of working by area and year, as docs/casebase.md tells it.

python -m benchmarks.breadth
"""

from collections import Counter
from collections.abc import Iterable

from casebase.data.shipped import shipped_cases
from casebase.library.answers import ProgramHit, Sign
from casebase.library.areas import area, areas
from casebase.library.ways import WayBook, ways
from casebase.record import Case


def main() -> None:
    """Print how many cases there are, of how many regions, and a table of ways, areas and years."""
    cases = shipped_cases()
    regions = {case.place.path[0] for case in cases}
    print(f"{len(cases)} cases of {len(regions)} province-level regions, {_years(cases)}\n")
    print(f"| way | cases | {' | '.join(areas())} | years |")
    print("|---|---|" + "---|" * len(areas()) + "---|")
    print(_row("all", cases))
    book = WayBook(ProgramHit(case, program) for case in cases for program in case.programs)
    for way in ways():
        members = [one for one in book.members(way) if one.sign < Sign.TOLD]
        print(_row(way.name, {one.hit.case.id: one.hit.case for one in members}.values()))


def _row(name: str, cases: Iterable[Case]) -> str:
    cases = tuple(cases)
    count = Counter(area(case.place) for case in cases)
    cells = " | ".join(str(count[one] or "") for one in areas())
    return f"| {name} | {len(cases)} | {cells} | {_years(cases)} |"


def _years(cases: Iterable[Case]) -> str:
    """The first and the last year of the dated sources."""
    dated = sorted(day[:4] for case in cases for source in case.sources if (day := source.published))
    return f"{dated[0]}–{dated[-1]}" if dated else ""


if __name__ == "__main__":
    main()
