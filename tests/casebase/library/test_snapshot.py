"""A snapshot brought up to date is the one that would be built from nothing, for the work of what changed."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casebase.errors import CasebaseError
from casebase.gazetteer import Gazetteer
from casebase.library import Casebase
from casebase.library.asking import wish
from casebase.library.formulas import who_answer
from casebase.library.listing import list_answer
from casebase.library.named import answers
from casebase.library.snapshot import Snapshot
from casebase.library.wanted import county_answer, free_answer, model_answer
from casebase.record import Case, Level, Place, Program, ProgramKind, Site, SiteRole, Source
from casebase.search import NameIndex
from casebase.search.forms import Bearer, Form, by_name
from tests.casebase.cases import CURATOR, evidence, made_up

_COUNTIES = ("资源县", "龙胜各族自治县", "庆元县", "开江县")
_NAMES = ("“一盏灯”工程", "一盏灯工程", "“蜂窝”工程", "“1+N”模式", "扶贫车间", "老种子行动")
_ALIASES = ("一盏灯", "灯", "蜂窝", "亮灯", "老种子", "资源")
_MECHANISMS = ("结对帮扶", "便民服务", "合作社带动", "示范带动")
QUERIES = (
    *("资源县", "资源", "ziyuan", "zyx", "資源縣", "资元县", "广西资源", "桂林", "广西", "龙胜"),
    *("庆元", "清远", "某省", "某市", "甲县", "乙村", "丁县", "某州", "北坡", "浙江", "开江", "桃花源县"),
    *("四川有哪些案例", "地址变更"),
    *("一盏灯", "一盏登", "yizhandeng", "灯", "蜂窝工程", "峰窝", "1+N", "老种子行动", "亮灯", "扶贫车间"),
    *("资源县的一盏灯怎么做的", "对比资源县与庆元县", "便民服务的模式", "结对帮扶的做法", "整合资源"),
    *("哪里用党员+农户", "木耳"),
)


@pytest.fixture
def casebase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Casebase]:
    monkeypatch.setattr("casebase.library.casebase.shipped_editions", dict)
    with Casebase.open(tmp_path / "cases.db") as casebase:
        yield casebase


class Draw:
    """Cases that share places, names, aliases and sources in every way."""

    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)
        gazetteer = Gazetteer.load()
        self._places = [gazetteer.resolve(name).places[0] for name in _COUNTIES]
        for name, path in (("甲县", ("某省", "某市")), ("甲县", ("某省", "某州")), ("丁县", ("某省",))):
            self._places.append(Place(code=None, name=name, level=Level.COUNTY, path=(*path, name)))
        for county in self._places[::2]:
            path = (*county.path, "北坡乡", "乙村")
            self._places.append(Place(code=None, name="乙村", level=Level.VILLAGE, path=path))

    def one(self, case_id: str) -> Case:
        draw = self._source
        place, *sites = draw.sample(self._places, 3)
        if draw.random() < 0.5:
            place = place.model_copy(update={"aliases": tuple(draw.sample(("北坡", "老县"), 1))})
        return made_up(
            case_id,
            place=place,
            programs=tuple(self._program(f"{case_id}-{n}") for n in range(draw.choice((1, 2)))),
            sites=[
                Site(place=one, role=SiteRole.SITE, told="有人报名", evidence=evidence("乙村"))
                for one in sites
            ],
            sources=(
                Source(id="made-up", title=draw.choice("一二"), sha256="0" * 64, length=40),
                Source(id=draw.choice(("x", "y")), title="别处", sha256="1" * 64, length=40),
            ),
        )

    def _program(self, program_id: str) -> Program:
        draw = self._source
        return Program.model_validate(
            {
                "id": program_id,
                "name": draw.choice(_NAMES),
                "aliases": tuple(draw.sample(_ALIASES, draw.choice((0, 1, 2)))),
                "kind": ProgramKind.PROJECT,
                "key": True,
                "place": "甲县",
                "description": "在村口设站点，由党员值守",
                "mechanisms": tuple(draw.sample(_MECHANISMS, 2)),
                "figures": (),
                "evidence": evidence("“一盏灯”工程"),
            }
        )

    def change(self, casebase: Casebase) -> str:
        """One thing a curator does; what is not allowed just now changes nothing."""
        draw, store, desk = self._source, casebase._store, casebase.desk
        ids = [f"case{n}" for n in range(8)]
        action = draw.choice(("put", "put", "put", "retract", "merge", "undo"))
        try:
            if action == "retract":
                desk.retract(draw.choice(ids), "材料失实", CURATOR)
            elif action == "merge":
                desk.merge(*draw.sample(ids, 2), CURATOR)
            elif action == "undo":
                desk.undo(casebase.revision - draw.choice((0, 0, 1)), CURATOR)
            else:
                with store.change(who="站长", action="公开", why="") as change:
                    for case_id in draw.sample(ids, draw.choice((1, 1, 3))):
                        change.put(self.one(case_id))
        except CasebaseError:
            return ""
        return action


def _said(bearer: Bearer) -> tuple[object, ...]:
    return (by_name(bearer), [(f.text, f.how, f.score, f.syllables, f.told) for f in bearer.forms])


def _plain(value: Any) -> Any:
    """What an index holds, in a form that can be compared: forms and bearers by what they say."""
    if isinstance(value, Form):
        return (value.text, value.how, value.score, by_name(value.bearer), value.told)
    if isinstance(value, Bearer):
        return _said(value)
    if isinstance(value, dict):
        return sorted((repr(_plain(key)), _plain(held)) for key, held in value.items())
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return value


def contents(index: NameIndex) -> dict[str, Any]:
    """All an index holds."""
    parts = {"lexicon": index._lexicon, "held": index._held, "descriptions": index._descriptions}
    held = {f"{part}.{name}": _plain(value) for part, of in parts.items() for name, value in vars(of).items()}
    known = {f"regions.{name}": value for name, value in vars(index._regions).items()}
    return {**held, **known, "own": _plain(index._own), "entries": index._entries}


def told(snapshot: Snapshot) -> list[Any]:
    """What the snapshot answers."""
    asked = (county_answer, model_answer, free_answer, answers, list_answer, who_answer, wish)
    found = [(query, ask.__name__, ask(snapshot, query)) for query in QUERIES for ask in asked]
    places = [
        (place.key, snapshot.places.at(place)) for case in snapshot.published() for place in [case.place]
    ]
    by_ref = [snapshot.places.referred(case.place.ref) for case in snapshot.published()]
    sources = [snapshot.sources.get(name) for name in ("made-up", "x", "y")]
    return [*found, snapshot.published(), snapshot.heads(), places, by_ref, sources]


@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_it_answers_as_one_built_from_nothing(casebase: Casebase, seed: int) -> None:
    draw, done = Draw(seed), set()
    mixed = random.Random(seed)
    for step in range(24):
        done.add(draw.change(casebase))
        after = casebase._current()
        records = mixed.sample(list(after.records.values()), len(after.records))
        anew = Snapshot.of(after.revision, records, Gazetteer.load())
        assert dict(after.records) == dict(anew.records)
        assert dict(after.shown) == dict(anew.shown)
        assert dict(after.programs) == dict(anew.programs)
        if step % 12 == 11:
            assert contents(after.names) == contents(anew.names)
    assert told(after) == told(anew)
    assert {"put", "retract", "merge", "undo"} <= done


def test_an_answer_under_way_keeps_the_snapshot_it_began_with(casebase: Casebase) -> None:
    draw = Draw(7)
    for _ in range(6):
        draw.change(casebase)
    before = casebase._current()
    kept, held = told(before), contents(before.names)
    for _ in range(8):
        draw.change(casebase)
        casebase._current()
    assert casebase._current() is not before
    assert (told(before), contents(before.names)) == (kept, held)


class Watched(Case):
    """A case that tells when what names and places are made of is read."""

    def __getattribute__(self, name: str) -> Any:
        if name in ("programs", "sites", "sources", "status", "title"):
            READ.append(self.id)
        return super().__getattribute__(name)


READ: list[str] = []


def test_only_the_changed_case_is_read() -> None:
    draw = Draw(3)
    cases = [Watched.model_validate(draw.one(f"case{n}").model_dump()) for n in range(40)]
    snapshot = Snapshot.of(1, cases, Gazetteer.load())
    READ.clear()
    changed = Watched.model_validate(draw.one("case5").model_dump())
    READ.clear()
    after = snapshot.after(2, [changed])
    assert set(READ) == {"case5"}
    READ.clear()
    corrected = Watched.model_validate({**changed.model_dump(), "title": "改过的题目"})
    READ.clear()
    assert after.after(3, [corrected]).names is after.names
    assert set(READ) == {"case5"}


def test_only_the_changed_names_are_indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = Draw(4)
    snapshot = Snapshot.of(1, [draw.one(f"case{n}") for n in range(40)], Gazetteer.load())
    indexed: list[str] = []
    update = NameIndex.update

    def noted(index: NameIndex, entry: Any) -> None:
        indexed.append(entry.id)
        update(index, entry)

    monkeypatch.setattr(NameIndex, "update", noted)
    changed = snapshot.records["case5"].programs[0].model_copy(update={"name": "“一口井”工程"})
    case = snapshot.records["case5"].model_copy(update={"programs": (changed,)})
    after = snapshot.after(2, [case])
    assert indexed == [changed.id]
    assert [hit.id for hit in after.names.match("一口井").hits] == [changed.id]
    assert not snapshot.names.match("一口井").hits
