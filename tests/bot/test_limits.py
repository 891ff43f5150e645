"""Too many questions get one sentence, then silence, and room comes back with time."""

from typing import Any

import pytest
from telegram import Bot, CallbackQuery, Chat, InlineQuery, Message, Update, User

from bot import limits
from bot.limits import Limits
from tests.conftest import Clock

PERSON = User(7, "甲", is_bot=False)
GROUP = -100


def asks(text: str = "/county 资源县", chat: int = 7, user: User = PERSON) -> Update:
    kind = "private" if chat > 0 else "supergroup"
    return Update(1, message=Message(1, None, Chat(chat, kind), from_user=user, text=text))  # type: ignore[arg-type]


def test_a_person_may_ask_so_often_a_minute_and_is_told_once() -> None:
    guard = Limits(per_person=3, per_group=0, clock=Clock())
    assert [guard.refusal(asks()) for _ in range(3)] == [None] * 3
    first, second = guard.refusal(asks()), guard.refusal(asks())
    assert first is not None
    assert second is not None
    assert (first.told, second.told) == (False, True)
    assert "20秒" in first.sentence


def test_room_comes_back_with_time_and_with_it_the_sentence() -> None:
    clock = Clock()
    guard = Limits(per_person=2, per_group=0, clock=clock)
    for _ in range(3):
        guard.refusal(asks())
    clock.advance(60)
    assert [guard.refusal(asks()) for _ in range(2)] == [None, None]
    again = guard.refusal(asks())
    assert again is not None
    assert not again.told


def test_one_person_does_not_use_up_anothers_room() -> None:
    guard = Limits(per_person=1, per_group=0, clock=Clock())
    guard.refusal(asks())
    assert guard.refusal(asks()) is not None
    assert guard.refusal(asks(chat=8, user=User(8, "乙", is_bot=False))) is None


def test_a_group_has_a_limit_for_all_of_it_together() -> None:
    guard = Limits(per_person=0, per_group=2, clock=Clock())
    people = [User(number, "某", is_bot=False) for number in range(10, 13)]
    refusals = [guard.refusal(asks(chat=GROUP, user=person)) for person in people]
    assert refusals[:2] == [None, None]
    assert refusals[2] is not None
    assert "这个群" in refusals[2].sentence


def test_talk_in_a_group_counts_for_nothing() -> None:
    guard = Limits(per_person=1, per_group=1, clock=Clock())
    assert [guard.refusal(asks("今天天气不错", GROUP)) for _ in range(9)] == [None] * 9


def test_typing_an_inline_query_is_not_many_questions() -> None:
    guard = Limits(per_person=2, per_group=0, clock=Clock())
    typed = Update(1, inline_query=InlineQuery("1", PERSON, "资", ""))
    assert [guard.refusal(typed) for _ in range(10)] == [None] * 10
    late = guard.refusal(typed)
    assert late is not None
    assert late.told, "nothing can be said there"
    assert guard.refusal(asks()) is None


def test_nothing_is_counted_without_limits() -> None:
    guard = Limits(per_person=0, per_group=0, clock=Clock())
    assert {guard.refusal(asks(chat=GROUP)) for _ in range(500)} == {None}


def test_the_quiet_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_FORGET_ABOVE", 10)
    clock = Clock()
    guard = Limits(per_person=1, per_group=0, clock=clock)
    for number in range(10):
        guard.refusal(asks(chat=number + 100, user=User(number + 100, "某", is_bot=False)))
    clock.advance(61)
    guard.refusal(asks())
    assert len(guard._buckets) == 1


async def test_a_press_is_acknowledged_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    answered: list[Any] = []

    async def answer(self: CallbackQuery, text: str) -> None:
        answered.append(text)

    monkeypatch.setattr(CallbackQuery, "answer", answer)
    press = Update(1, callback_query=CallbackQuery("1", PERSON, "x", data="c:a:1"))
    press.set_bot(Bot("1:x"))
    guard = Limits(per_person=1, per_group=0, clock=Clock())
    guard.refusal(press)
    for _ in range(2):
        refusal = guard.refusal(press)
        assert refusal is not None
        await refusal.say(press)
    assert len(answered) == 2
