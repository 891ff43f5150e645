"""Which posted cards are behind, who brings them up to date, and what becomes of those nobody can."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casebase.store import SharedCard, Spot, Store
from tests.casebase.cases import made_up

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
SOON = NOW + timedelta(minutes=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store.open(path)
    write(store)
    yield store
    store.close()


def write(store: Store, case_id: str = "jia") -> int:
    with store.change(who="tester", action="correct", why="测试") as change:
        return change.put(made_up(case_id)).revision


def card(message: int, revision: int = 1, chat: int | None = -1, case: str = "jia") -> SharedCard:
    spot = Spot(chat, message) if chat else Spot(inline_message=f"inline{message}")
    return SharedCard(spot, f"c:{case}:{revision}", {case: revision}, asker=7)


def behind(store: Store, now: datetime = NOW, limit: int = 100, passing: tuple[int, ...] = ()) -> list[str]:
    return [card.spot.key for card in store.shares.behind(now, limit, passing)]


def test_a_card_is_behind_when_its_case_was_written_again(store: Store) -> None:
    store.shares.remember(card(1), NOW)
    assert behind(store) == []
    write(store)
    assert behind(store) == ["-1:1"]
    assert store.shares.is_any_behind()
    write(store, "yi")
    assert behind(store) == ["-1:1"], "another case is no concern of it"


def test_a_card_posted_too_late_is_behind_at_once(store: Store) -> None:
    write(store)
    store.shares.remember(card(1, revision=1), NOW)
    assert behind(store) == ["-1:1"]


def test_what_is_remembered_comes_back(store: Store) -> None:
    store.shares.remember(card(1), NOW)
    write(store)
    assert store.shares.behind(NOW, 1) == (card(1),)


def test_a_card_is_brought_up_to_date_once(store: Store) -> None:
    store.shares.remember(card(1), NOW)
    revision = write(store)
    assert store.shares.claim(card(1).spot, NOW, SOON)
    assert not store.shares.claim(card(1).spot, NOW, SOON)
    assert behind(store) == []
    store.shares.settle(card(1).spot, f"c:jia:{revision}", {"jia": revision})
    assert not store.shares.claim(card(1).spot, NOW, SOON)
    assert not store.shares.is_any_behind()


def test_of_many_who_claim_a_card_one_gets_it(store: Store, path: Path) -> None:
    for number in range(5):
        store.shares.remember(card(number), NOW)
    write(store)
    other = Store.open(path)
    with ThreadPoolExecutor(8) as pool:
        spots = [card(number).spot for number in range(5)] * 8
        stores = [store, other] * 20
        claims = list(pool.map(lambda s, spot: s.shares.claim(spot, NOW, SOON), stores, spots))
    assert sum(claims) == 5
    other.close()


def test_a_claim_that_was_given_up_lapses(store: Store) -> None:
    store.shares.remember(card(1), NOW)
    write(store)
    store.shares.claim(card(1).spot, NOW, SOON)
    assert store.shares.is_any_behind()
    assert behind(store, SOON + timedelta(seconds=1)) == ["-1:1"]
    assert store.shares.claim(card(1).spot, SOON + timedelta(seconds=1), SOON + timedelta(minutes=1))


def test_a_card_settled_as_of_an_older_revision_is_still_behind(store: Store) -> None:
    store.shares.remember(card(1), NOW)
    second = write(store)
    store.shares.claim(card(1).spot, NOW, SOON)
    write(store)
    store.shares.settle(card(1).spot, f"c:jia:{second}", {"jia": second})
    assert behind(store) == ["-1:1"]


def test_chats_come_in_turn_and_those_to_be_left_alone_not_at_all(store: Store) -> None:
    for number in range(4):
        store.shares.remember(card(number), NOW + timedelta(seconds=number))
    store.shares.remember(card(9, chat=-2), NOW + timedelta(minutes=1))
    store.shares.remember(card(8, chat=None), NOW)
    write(store)
    assert set(behind(store, limit=3)) == {"-1:3", "-2:9", "inline8"}
    assert set(behind(store, passing=(-1,))) == {"-2:9", "inline8"}


def test_a_spot_that_shows_something_else_is_the_other_s(store: Store) -> None:
    write(store, "yi")
    store.shares.remember(card(1), NOW)
    store.shares.remember(card(1, revision=2, case="yi"), NOW)
    write(store, "jia")
    assert behind(store) == []
    write(store, "yi")
    assert behind(store) == ["-1:1"]


def test_a_forgotten_spot_is_never_behind(store: Store) -> None:
    store.shares.remember(card(1), NOW)
    store.shares.forget(card(1).spot)
    write(store)
    assert behind(store) == []


def test_lost_cards_are_counted_by_reason_and_told_once(store: Store) -> None:
    for number in range(4):
        store.shares.remember(card(number), NOW)
    revision = write(store)
    for number, reason in enumerate(("消息已删除", "消息已删除", "别的")):
        store.shares.lose(card(number).spot, reason)
    store.shares.settle(card(3).spot, f"c:jia:{revision}", {"jia": revision})
    (loss,) = store.shares.losses()
    assert (loss.case, loss.revision, loss.reached) == ("jia", revision, 1)
    assert loss.reasons == {"消息已删除": 2, "别的": 1}
    store.shares.reported(loss)
    assert store.shares.losses() == ()
    write(store)
    assert behind(store) == ["-1:3"], "what was lost is not tried again"
    assert store.shares.losses() == ()


def test_a_whole_chat_can_be_lost(store: Store) -> None:
    store.shares.remember(card(1), NOW)
    store.shares.remember(card(1, chat=-2), NOW)
    store.shares.lose_chat(-1, "群已升级")
    write(store)
    assert behind(store) == ["-2:1"]


def test_what_was_posted_lately_in_a_chat_is_found(store: Store) -> None:
    store.shares.remember(card(1), NOW)
    store.shares.remember(card(2), NOW + timedelta(hours=2))
    found = store.shares.latest(-1, "c:jia:", NOW)
    assert found == (Spot(-1, 2), NOW + timedelta(hours=2))
    assert store.shares.latest(-1, "c:jia:", NOW + timedelta(hours=3)) is None
    assert store.shares.latest(-2, "c:jia:", NOW) is None
    assert store.shares.latest(-1, "c:ji:", NOW) is None


def test_a_page_turned_to_is_still_what_was_posted(store: Store) -> None:
    store.shares.remember(card(1), NOW)
    store.shares.remember(SharedCard(Spot(-1, 1), "cf:jia.2:1", {"jia": 1}), None)
    assert store.shares.latest(-1, "c:jia:", NOW) == (Spot(-1, 1), NOW)
    write(store)
    assert store.shares.behind(NOW, 1) == (SharedCard(Spot(-1, 1), "cf:jia.2:1", {"jia": 1}, asker=7),)
    store.shares.remember(card(1), NOW + timedelta(hours=2))
    assert store.shares.latest(-1, "c:jia:", NOW) == (Spot(-1, 1), NOW + timedelta(hours=2))


def test_a_person_s_traces_are_removed(store: Store) -> None:
    store.shares.remember(card(1), NOW)
    store.shares.remember(card(2, chat=7), NOW)
    store.shares.forget_person(7)
    write(store)
    (left,) = store.shares.behind(NOW, 10)
    assert (left.spot.key, left.asker) == ("-1:1", None)


def test_shares_are_counted_by_case(store: Store) -> None:
    write(store, "yi")
    store.shares.remember(card(1), NOW)
    store.shares.remember(card(2, chat=None), NOW)
    store.shares.remember(card(3, revision=2, case="yi"), NOW)
    assert store.shares.counts() == {"jia": 2, "yi": 1}
