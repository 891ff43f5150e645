"""From an article to a case, and back: decided once, merged without loss, undone byte for byte."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from casebase.errors import CasebaseError
from casebase.library import Casebase
from casebase.library.curating.publishing import Consent
from casebase.library.curating.reviewing import SettledError, current
from casebase.record import Case, Nature, Review, Status
from casebase.record.jsonform import dumps
from casebase.store.desk import Actor, DraftState, Piece, TicketState
from tests.casebase.article import ARTICLE, OWNER, READER, SECOND, read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


@pytest.fixture
def casebase(path: Path) -> Iterator[Casebase]:
    with Casebase.open(path) as casebase:
        yield casebase
        assert casebase.desk.check() == ()


def given(casebase: Casebase, text: str = ARTICLE) -> int:
    draft = casebase.desk.add(read(text), OWNER).draft
    assert draft is not None
    return draft.id


def published(casebase: Casebase, text: str = ARTICLE) -> Case:
    number = given(casebase, text)
    case = casebase.desk.publish(number, casebase.desk.draft(number).version, OWNER).case
    assert case is not None
    return case


def record(casebase: Casebase, case_id: str) -> str:
    case = casebase.desk.record(case_id)
    assert case is not None
    return dumps(case.model_copy(update={"revision": 0}))


def test_an_article_is_a_draft_once_however_often_it_is_delivered(casebase: Casebase) -> None:
    piece = Piece(1, 7, 1_790_000_000, ARTICLE)
    first = casebase.desk.add(read(), OWNER, piece=piece)
    again = casebase.desk.add(read(), OWNER, piece=piece)
    elsewhere = casebase.desk.add(read(), SECOND)
    assert [one.draft.id for one in (first, again, elsewhere) if one.draft] == [1, 1, 1]
    assert (first.new, again.new, elsewhere.new) == (True, False, False)


def test_a_copy_is_recognised_before_it_is_read_by_anybody(casebase: Casebase) -> None:
    case = published(casebase)
    copied = casebase.desk.add(read(ARTICLE[: len(ARTICLE) * 3 // 4] + "（转自网络）"), OWNER)
    assert copied.likeness.case is not None
    assert copied.likeness.case.id == case.id
    assert copied.likeness.share > 0.9


def test_the_first_decision_stands_and_the_second_person_is_told(casebase: Casebase) -> None:
    number = given(casebase)
    casebase.desk.decide(number, "f0", "drop", 0, OWNER)
    with pytest.raises(SettledError, match=r"站长在.*去掉"):
        casebase.desk.decide(number, "f0", "keep", 0, SECOND)
    kept = casebase.desk.decide(number, "f0", "keep", 1, SECOND)
    assert kept.decisions["f0"].name == "小李"


def test_of_twenty_curators_pressing_at_once_one_decides(casebase: Casebase) -> None:
    number = given(casebase)

    def press(person: int) -> bool:
        try:
            casebase.desk.decide(
                number, "p0", "keep" if person % 2 else "drop", 0, Actor(person, f"{person}号")
            )
        except SettledError:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(press, range(1, 21))) == 1
    assert casebase.desk.draft(number).decisions["p0"].version == 1


def test_of_twenty_who_publish_at_once_one_does(casebase: Casebase) -> None:
    number = given(casebase)
    seen = casebase.desk.draft(number).version

    def press(person: int) -> bool:
        try:
            casebase.desk.publish(number, seen, Actor(person, f"{person}号"))
        except SettledError:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(press, range(1, 21))) == 1
    assert len(casebase.county("灵川县").cases) == 1


def test_what_is_decided_is_what_is_published(casebase: Casebase) -> None:
    number = given(casebase)
    desk = casebase.desk
    desk.decide(number, "f1", "drop", 0, OWNER)
    desk.change(number, "f0", "nature", "计划", 0, OWNER)
    desk.change(number, "f0", "value", "近50所", 1, OWNER)
    desk.change(number, "h", "title", "灵川的夜校", 0, OWNER)
    _, kept = desk.keep_all(number, "", OWNER)
    case = desk.publish(number, desk.draft(number).version, OWNER).case
    assert case is not None
    assert kept > 5
    assert (case.title, case.status, case.review) == ("灵川的夜校", Status.PUBLISHED, Review.REVIEWED)
    assert (case.figures[0].value, case.figures[0].hedge, case.figures[0].nature) == (50, "近", Nature.PLAN)
    assert "3200人次" not in [figure.text for figure in case.figures]
    assert casebase.quote(case.figures[0].evidence[0]) is not None


@pytest.mark.parametrize(
    ("field", "written"), [("nature", "成果"), ("value", "很多"), ("colour", "红"), ("of", " ")]
)
def test_a_change_that_is_none_changes_nothing(casebase: Casebase, field: str, written: str) -> None:
    number = given(casebase)
    with pytest.raises(CasebaseError):
        casebase.desk.change(number, "f0", field, written, 0, OWNER)
    assert casebase.desk.draft(number).version == 1


def test_a_place_put_right_takes_what_was_said_of_it_along(casebase: Casebase) -> None:
    number = given(casebase)
    casebase.desk.change(number, "h", "place", "灌阳县", 0, OWNER)
    case = casebase.desk.publish(number, 2, OWNER).case
    assert case is not None
    assert (case.id, case.place.name) == ("guanyang", "灌阳县")
    assert "灌阳县" in case.title
    assert not any(figure.scope == "灵川县" for figure in case.figures)


@pytest.mark.parametrize(
    ("kind", "words", "field"),
    [
        ("f", "6亩柑橘", "figures"),
        ("p", "灯火夜校", "programs"),
        ("v", "周文", "people"),
        ("s", "潮田乡", "sites"),
    ],
)
def test_a_fact_is_added_from_words_of_the_article(
    casebase: Casebase, kind: str, words: str, field: str
) -> None:
    number = given(casebase)
    before = current(casebase.desk.draft(number))
    draft, key = casebase.desk.add_fact(number, kind, words, OWNER)
    case = current(draft)
    assert before is not None
    assert case is not None
    assert len(getattr(case, field)) == len(getattr(before, field)) + 1
    evidence = getattr(case, field)[-1].evidence[0]
    assert ARTICLE[evidence.start : evidence.end] == words
    assert draft.decisions[key].verdict == "keep"


def test_words_the_article_does_not_have_are_no_fact(casebase: Casebase) -> None:
    with pytest.raises(CasebaseError, match="照抄"):
        casebase.desk.add_fact(given(casebase), "f", "99亩梨园", OWNER)


def test_a_publication_needs_two_people_where_the_rule_says_so(casebase: Casebase) -> None:
    number = given(casebase)
    for _ in range(2):
        assert casebase.desk.publish(number, 1, OWNER, Consent(two_people=True)).case is None
    assert casebase.desk.publish(number, 1, SECOND, Consent(two_people=True)).case is not None


def test_the_two_have_to_want_the_same_version(casebase: Casebase) -> None:
    """Who agreed before a change has not agreed to what is there now."""
    number, consent = given(casebase), Consent(two_people=True)
    casebase.desk.publish(number, 1, OWNER, consent)
    casebase.desk.decide(number, "f0", "drop", 0, SECOND)
    assert casebase.desk.publish(number, 2, SECOND, consent).case is None
    assert casebase.desk.publish(number, 2, OWNER, consent).case is not None


def test_what_was_changed_since_is_not_published_unseen(casebase: Casebase) -> None:
    number = given(casebase)
    casebase.desk.decide(number, "f0", "drop", 0, SECOND)
    with pytest.raises(SettledError, match="刚被改过"):
        casebase.desk.publish(number, 1, OWNER)


def test_undoing_a_publication_opens_the_draft_and_undoing_that_publishes_again(casebase: Casebase) -> None:
    case = published(casebase)
    stored = record(casebase, case.id)
    undone = casebase.desk.undo(case.revision, OWNER)
    assert casebase.county("灵川县").cases == ()
    assert casebase.desk.draft(1).state is DraftState.OPEN
    casebase.desk.undo(undone.revision, OWNER)
    assert record(casebase, case.id) == stored
    assert casebase.desk.draft(1).state is DraftState.PUBLISHED


def test_a_draft_published_again_is_the_same_case(casebase: Casebase) -> None:
    case = published(casebase)
    casebase.desk.undo(case.revision, OWNER)
    again = casebase.desk.publish(1, casebase.desk.draft(1).version, OWNER).case
    assert again is not None
    assert again.id == case.id


def test_a_retraction_undone_is_the_record_byte_for_byte(casebase: Casebase) -> None:
    before = record(casebase, "ziyuan")
    gone = casebase.desk.retract("ziyuan", "材料失实", OWNER)
    assert casebase.case("ziyuan") is None
    casebase.desk.undo(gone.revision, OWNER)
    assert record(casebase, "ziyuan") == before


def test_a_merge_keeps_everything_and_undone_is_both_records_byte_for_byte(casebase: Casebase) -> None:
    first, other = published(casebase), published(casebase, ARTICLE.replace("46所", "52所") + "全文完。")
    before = record(casebase, first.id), record(casebase, other.id)
    merged = casebase.desk.merge(other.id, first.id, OWNER)
    assert casebase.case(other.id) == casebase.case(first.id)
    schools = [figure for figure in merged.figures if figure.of == "夜校"]
    assert {figure.text for figure in schools} == {"46所", "52所"}
    assert all(figure.conflicts for figure in schools)
    assert len(merged.programs) == len(first.programs)
    moved = casebase.program_by_id(other.programs[0].id)
    assert moved is not None
    assert moved.case.id == first.id
    figure = casebase.figure(first.id, next(f.id for f in merged.figures if f.text == "860户"))
    assert figure is not None
    assert (len(figure.sources), figure.reprints) == (1, 1)
    casebase.desk.undo(merged.revision, OWNER)
    assert (record(casebase, first.id), record(casebase, other.id)) == before
    unmoved = casebase.program_by_id(other.programs[0].id)
    assert unmoved is not None
    assert unmoved.case.id == other.id


def test_a_draft_becomes_part_of_a_case(casebase: Casebase) -> None:
    first = published(casebase)
    number = given(casebase, ARTICLE.replace("46所", "52所") + "全文完。")
    done = casebase.desk.publish_into(number, first.id, 1, OWNER).case
    assert done is not None
    assert len(done.sources) == 2
    assert casebase.desk.draft(number).case == first.id


def test_a_revision_others_stand_on_is_not_taken_back(casebase: Casebase) -> None:
    case = published(casebase)
    casebase.desk.retract(case.id, "先撤下", OWNER)
    with pytest.raises(CasebaseError, match="先撤销那一版"):
        casebase.desk.undo(case.revision, OWNER)
    with pytest.raises(CasebaseError, match="随软件"):
        casebase.desk.undo(1, OWNER)
    with pytest.raises(CasebaseError, match="没有第"):
        casebase.desk.undo(99, OWNER)


def test_a_correction_is_a_draft_of_the_case_and_of_its_newest_revision(casebase: Casebase) -> None:
    desk = casebase.desk
    draft = desk.edit("ziyuan", OWNER)
    assert desk.edit("ziyuan", SECOND).id == draft.id
    desk.change(draft.id, "h", "one_line", "换一句话", 0, OWNER)
    desk.retract("ziyuan", "先撤下", SECOND)
    with pytest.raises(SettledError, match="新版"):
        desk.publish(draft.id, desk.draft(draft.id).version, OWNER)
    desk.undo(casebase.revision, SECOND)
    fresh = desk.edit("ziyuan", OWNER)
    desk.change(fresh.id, "h", "one_line", "换一句话", 0, OWNER)
    done = desk.publish(fresh.id, desk.draft(fresh.id).version, OWNER).case
    assert done is not None
    assert (done.status, done.one_line) == (Status.CORRECTED, "换一句话")


def test_a_report_marks_the_fact_until_it_is_decided_on(casebase: Casebase) -> None:
    before = record(casebase, "ziyuan")
    done = casebase.desk.report("ziyuan", "f02", "数不对", READER)
    case = casebase.case("ziyuan")
    assert case is not None
    assert [figure.id for figure in case.figures if figure.disputed] == ["f02"]
    assert case.review is Review.DISPUTED
    answered = casebase.desk.answer(done.ticket.id, TicketState.DISMISSED, "核对过", OWNER)
    assert answered.answer == "核对过"
    assert record(casebase, "ziyuan") == before
    with pytest.raises(SettledError, match="已经处理"):
        casebase.desk.answer(done.ticket.id, TicketState.RESOLVED, "好", SECOND)


def test_a_proposal_waits_and_is_refused_with_a_reason(casebase: Casebase) -> None:
    draft = casebase.desk.add(read(), READER, proposed=True).draft
    assert draft is not None
    assert draft.state is DraftState.PROPOSED
    refused = casebase.desk.refuse(draft.id, "出处不清", OWNER)
    assert (refused.state, refused.reason) == (DraftState.REFUSED, "出处不清")
    with pytest.raises(SettledError, match="站长"):
        casebase.desk.take_up(draft.id)


def test_a_person_forgotten_leaves_no_name(casebase: Casebase, path: Path) -> None:
    casebase.desk.add(read(), READER, proposed=True, piece=Piece(READER.id, 3, 0, ARTICLE))
    casebase.desk.report("ziyuan", "", "不对", READER)
    casebase.desk.count({("county", READER.id): 2})
    casebase.desk.offered("draft:1", READER.id, 4)
    casebase.desk.forget(READER.id)
    drafts, tickets = casebase.desk.pending()
    assert [d.giver.id for d in drafts] == [0]
    assert [t.reporter for t in tickets] == [Actor(0, "")]
    assert casebase.desk.statistics().kinds == {}
    assert casebase.desk.offers("draft:1") == ()


def test_records_go_out_and_come_back_exactly(casebase: Casebase, tmp_path: Path) -> None:
    first, other = published(casebase), published(casebase, ARTICLE.replace("46所", "52所") + "全文完。")
    casebase.desk.merge(other.id, first.id, OWNER)
    lines = list(casebase.desk.lines(texts=True))
    with Casebase.open(tmp_path / "other.db") as copy:
        assert copy.desk.take_in(lines, OWNER) == 2
        assert list(copy.desk.lines(texts=True)) == lines
        assert copy.desk.take_in(lines, OWNER) == 0
        assert copy.desk.check() == ()
        with pytest.raises(CasebaseError, match="第2行"):
            copy.desk.take_in([lines[0], "{}"], OWNER)


def test_check_finds_what_does_not_agree(path: Path) -> None:
    import sqlite3

    with Casebase.open(path) as casebase:
        published(casebase)
        with sqlite3.connect(path) as db:
            db.execute("update figures set value = value + 1 where \"case\" = 'ziyuan' and id = 'f02'")
            db.execute("update source_texts set text = text || '改'")
            db.execute("insert into redirects values ('old', 1, 'nowhere')")
        said = "\n".join(casebase.desk.check())
    assert "ziyuan：表 figures" in said
    assert "校验值" in said
    assert "应有" in said
    assert "做法 old" in said
