"""Passages are found by their words, ranked, marked and explained, and follow changes."""

from collections.abc import Iterator

import pytest

from casebase.search.excerpts import passages_of
from casebase.search.passages import Passage, Passages, keys_of_body
from casebase.store.shelf import Row, Shelf
from tests.casebase.five import FIVE

TEXTS = {
    "a": ("支部建起承诺墙，党员的承诺都上了墙。", (("产业", "木耳"), ("年", "2016"))),
    "b": ("合作社带着贫困户种木耳，也养竹鼠。", (("产业", "木耳"), ("年", "2017"))),
    "c": ("“小细胞”工程：一名党员带几户。", (("产业", "竹鼠"),)),
    "d": ("村里办夜校，请人讲课。", ()),
}


def row(passage: Passage) -> Row:
    return Row(passage.id, passage.case, passage.body)


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    shelf = Shelf.open(None, keys_of_body)
    passages = [Passage(f"{case}/1", case, "做法", text, facets) for case, (text, facets) in TEXTS.items()]
    shelf.replace([(passage.case, [row(passage)]) for passage in passages], 1)
    yield shelf
    shelf.close()


@pytest.mark.parametrize(
    ("query", "cases"),
    [
        ("承诺墙", ["a"]),
        ("承諾牆", ["a"]),
        ("木耳", ["b"]),
        ("耳", ["b"]),
        ("木耳 -竹鼠", []),
        ("产业:木耳", ["a", "b"]),
        ("产业：木耳 年:2017", ["b"]),
        ("小细胞工程", ["c"]),
        ("“种木耳”", ["b"]),
        ("“木耳种”", []),
        ("夜校 或 承诺墙", ["a", "d"]),
        ("怎么种木耳", ["b"]),
        ("木耳 夜校", ["b", "d"]),
        ("没有的话", []),
    ],
)
def test_finds_by_words_fields_and_alternatives(shelf: Shelf, query: str, cases: list[str]) -> None:
    assert sorted(hit.passage.case for hit in Passages(shelf).find(query)) == cases


def test_marks_the_words_and_says_why(shelf: Shelf) -> None:
    (hit,) = Passages(shelf).find("“小细胞”")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["小细胞"]
    assert hit.why == ("小细胞",)


def test_the_passage_that_says_more_of_it_comes_first(shelf: Shelf) -> None:
    passage = Passage("e/1", "e", "做法", "承诺", ())
    shelf.replace([("e", [row(passage)])], 2)
    assert [hit.passage.case for hit in Passages(shelf).find("承诺 党员")] == ["a", "e", "c"]


def test_a_changed_case_is_found_by_its_new_words_only(shelf: Shelf) -> None:
    shelf.replace([("b", [row(Passage("b/1", "b", "做法", "改种香菇。"))])], 2)
    passages = Passages(shelf)
    assert [hit.passage.case for hit in passages.find("香菇")] == ["b"]
    assert not passages.find("种木耳")
    assert shelf.revision == 2
    assert len(shelf) == 4


def test_shipped_cases_are_found_and_masked_villagers_are_not() -> None:
    shelf = Shelf.open(None, keys_of_body)
    cases = list(FIVE)
    shelf.replace([(case.id, [row(p) for p in passages_of(case, lambda _: None)]) for case in cases], 1)
    passages = Passages(shelf)
    assert passages.find("承诺墙")[0].passage.case == "ziyuan"
    assert {hit.passage.case for hit in passages.find("地区:广西", 100)} == {"ziyuan", "wuzhou"}
    assert all("承诺" in hit.passage.text for hit in passages.find("性质:承诺", 100))
    shelf.close()


def test_source_text_is_searched_where_it_is_held_with_villagers_masked() -> None:
    case = next(case for case in FIVE if any(person.masked for person in case.people))
    person = next(person for person in case.people if person.masked)
    raw = f"这一段说的是别的事情，与此无关。\n\n村民{person.name}靠养蜂脱了贫，他说日子好过了许多。\n"
    texts = {case.sources[0].sha256: raw}
    told = [p for p in passages_of(case, texts.get) if p.part == "原文"]
    assert told
    assert not any(person.name in passage.text for passage in told)
    assert all(p.where and raw[p.where[1] : p.where[2]].strip() for p in told)
