"""A small casebase's names over the whole gazetteer, made once."""

import os
from pathlib import Path

import pytest

from casebase.gazetteer import Gazetteer
from casebase.search import NameEntry, NameIndex

ENTRIES = (
    NameEntry("ziyuan", "county", "资源县", "广西壮族自治区", "桂林市", code="450329"),
    NameEntry("ganluo", "county", "甘洛县", "四川省", "凉山彝族自治州", code="513435"),
    NameEntry("kaijiang", "county", "开江县", "四川省", "达州市", code="511723"),
    NameEntry("qingyuan", "county", "清原满族自治县", "辽宁省", "抚顺市", code="210423"),
    NameEntry("dasuhe", "county", "大苏河乡", "辽宁省", "抚顺市"),
    NameEntry("wuzhou", "county", "梧州市", "广西壮族自治区", None, code="4504"),
    NameEntry("cell", "model", "先锋互助“小细胞”工程", hints=("结对帮扶", "承诺公示")),
    NameEntry("1n1", "model", "党群理事会“1+N+1”模式", hints=("结对帮扶", "议事协商")),
    NameEntry("chain", "model", "“支部+合作社+农户”模式", hints=("合作社带动",)),
    NameEntry("six", "model", "六项“党建+”工程"),
    NameEntry("steps", "model", "第一书记“五步工作法”"),
)
SHARED = Path(os.environ.get("CASEBASE_SHARED", Path(__file__).parents[4] / "shared"))


@pytest.fixture(scope="session")
def index() -> NameIndex:
    return NameIndex(ENTRIES, Gazetteer.load())


@pytest.fixture(scope="session")
def bench() -> Path:
    """The shared queries and names."""
    if not (SHARED / "bench/queries.json").exists():
        pytest.skip("the shared queries are not at hand")
    return SHARED / "bench"
