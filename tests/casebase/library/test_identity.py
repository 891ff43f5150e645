"""Who a figure is, and how many sources say it on their own."""

from pathlib import Path

import pytest

from casebase.library import Casebase
from casebase.library.identity import independent
from casebase.record import Case, Evidence, Source
from casebase.store import Store
from tests.casebase.cases import TEXT, made_up

ARTICLE = TEXT + "".join(f"第{n}个站点由{n * 3}名党员轮流值守，办了{n * 11}件事。" for n in range(40))


def source(source_id: str, title: str, sha: str) -> Source:
    return Source(id=source_id, title=title, sha256=sha * 64, length=len(ARTICLE))


def reported(*sources: Source) -> Case:
    """The made-up case, its first figure given by each of the sources."""
    first, *rest = made_up().figures
    where = tuple(
        Evidence(source=s.id, start=first.evidence[0].start, end=first.evidence[0].end) for s in sources
    )
    own = made_up().sources[0]
    return made_up(
        figures=(first.model_copy(update={"evidence": (*first.evidence, *where)}), *rest),
        sources=(own, *sources),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


def publish(path: Path, case: Case, **texts: str) -> None:
    store = Store.open(path)
    for sha, text in texts.items():
        store.texts.put(sha * 64, "utf-8", text, given_by="test")
    with store.change(who="test", action="publish", why="test") as change:
        change.put(case)
    store.close()


def test_reprints_count_once(path: Path) -> None:
    """The same title, the same bytes and a repeated text are one source; another article is one more."""
    same_title = source("s1", "甲县亮灯！甲县亮灯", "a")
    again = source("s2", "甲县亮灯，甲县亮灯", "b")
    retold = source("s3", "村口的灯", "c")
    other = source("s4", "县里的另一篇报道", "d")
    case = reported(same_title, again, retold, other)
    Casebase.open(path).close()
    publish(
        path, case, a=ARTICLE, c=f"转载：{ARTICLE}", d="说的完全是另一件事。" + "县里修了路，通了水，" * 40
    )
    with Casebase.open(path) as casebase:
        identity = casebase.figure("jia", "f1")
    assert identity is not None
    assert [s.id for s in identity.sources] == ["made-up", "s1", "s4"]
    assert identity.reprints == 2


def test_the_sentence_is_quoted_where_the_text_is_held(own: Casebase) -> None:
    identity = own.figure("jia", "f2")
    assert identity is not None
    assert identity.quote is not None
    assert identity.quote.sentence[identity.quote.start : identity.quote.end] == "3个"
    assert [program.id for program in identity.programs] == ["jia-lamp"]


def test_what_it_cannot_be_right_with_stands_beside_it(casebase: Casebase) -> None:
    identity = casebase.figure("ziyuan", "f18")
    assert identity is not None
    assert [figure.text for figure in identity.conflicts] == ["330名"]
    assert identity.quote is None


def test_the_same_number_of_the_place_in_another_case_is_named(path: Path) -> None:
    Casebase.open(path).close()
    publish(path, made_up())
    publish(path, made_up("jia-2", sources=(made_up().sources[0].model_copy(update={"sha256": "e" * 64}),)))
    with Casebase.open(path) as casebase:
        identity = casebase.figure("jia", "f1")
    assert identity is not None
    assert [hit.case.id for hit in identity.same] == ["jia-2"]
    assert len(identity.sources) == 1, "both sources bear one id and one title"


def test_a_figure_that_is_gone_is_none(casebase: Casebase) -> None:
    assert casebase.figure("ziyuan", "f99") is None
    assert casebase.figure("nowhere", "f01") is None


def test_a_short_title_tells_no_reprint() -> None:
    one, other = source("s1", "要闻", "a"), source("s2", "要闻", "b")
    assert independent([one, other], lambda sha: None) == [one, other]
    assert independent([one, one.model_copy(update={"id": "s3"})], lambda sha: None) == [one]
