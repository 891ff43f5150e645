"""What a group's administrators can set, as a message with a button for each choice."""

from collections.abc import Iterable
from typing import Any

from casebase.library import GroupSettings
from handlers.payload import Kind, Payload
from handlers.views.atoms import b, text
from handlers.views.message import Button, Message, compose

OPEN = "open"
"""The id of the button that opens the settings."""
_QUIET = ((None, None), (21, 7), (22, 7), (23, 7), (0, 8))
_REMOVE = ((None, "不移除"), (60, "1小时后"), (24 * 60, "1天后"), (46 * 60, "46小时后"))
"""Telegram lets a bot remove its messages for 48 hours."""
_TOPIC_OF_QUESTION = "0"


def panel(settings: GroupSettings, topic: int | None, *, is_forum: bool) -> Message:
    """The settings, with a button for every choice.

    Args:
        settings: as they are.
        topic: the forum topic the panel stands in, to be chosen for answers.
        is_forum: whether the group has topics.
    """
    head = [
        text(b("⚙ 本群设置"), "（只有管理员能改）"),
        text("应答：", b("开" if settings.is_on else "关（只答 /settings）")),
        text("发在：", b(_where(settings))) if is_forum else text(),
        text("安静时段：", b(_hours(settings.quiet_from, settings.quiet_until)), _quietly(settings)),
        text("回答自动移除：", b(_removal(settings.remove_after))),
    ]
    return compose(head, [], _rows(settings, topic, is_forum=is_forum))


def choice(payload: Payload) -> dict[str, Any] | None:
    """What a button of the panel sets, as fields of ``GroupSettings``; None where it sets nothing."""
    field, value = payload.id, payload.part
    if field == "on" and value in ("0", "1"):
        return {"is_on": value == "1"}
    if field == "topic" and value.isdecimal():
        return {"topic": int(value) or None}
    if field == "quiet":
        return next(({"quiet_from": q[0], "quiet_until": q[1]} for q in _QUIET if _code(q) == value), None)
    if field == "remove":
        return next(({"remove_after": m} for m, _ in _REMOVE if str(m or 0) == value), None)
    return None


def who_are_you() -> Message:
    """For an administrator who writes in the group's name: a press shows who it is."""
    head = [
        text("你是以群的名义匿名发言的，Telegram 不告诉我你是谁，所以认不出你是不是管理员。"),
        text("点一下下面的按钮，按按钮的人我认得出；或者关掉匿名再发一次。"),
    ]
    return compose(head, [], [[Button("我是管理员，打开设置", Payload(Kind.SETTING, OPEN))]])


def for_groups_only() -> Message:
    """For who asks in private."""
    head = text("这是群里用的：在群里由管理员发 /settings，可以开关应答、定话题、定安静时段、定多久移除。")
    return compose([head])


def _rows(settings: GroupSettings, topic: int | None, *, is_forum: bool) -> Iterable[list[Button]]:
    yield [
        _button("on", "1", "应答：开", chosen=settings.is_on),
        _button("on", "0", "关", chosen=not settings.is_on),
    ]
    if is_forum:
        there = _button("topic", _TOPIC_OF_QUESTION, "在提问的话题答", chosen=settings.topic is None)
        here = _button("topic", str(topic), "都发到这个话题", chosen=settings.topic == topic)
        yield [there, here] if topic else [there]
    now = (settings.quiet_from, settings.quiet_until)
    quiet = [_button("quiet", _code(q), _hours(*q), chosen=q == now) for q in _QUIET]
    yield quiet[:3]
    yield quiet[3:]
    yield [_button("remove", str(m or 0), words, chosen=m == settings.remove_after) for m, words in _REMOVE]


def _button(field: str, value: str, words: str, *, chosen: bool) -> Button:
    return Button(f"{'✓ ' if chosen else ''}{words}", Payload(Kind.SETTING, field, value))


def _code(hours: tuple[int | None, int | None]) -> str:
    return "0" if hours[0] is None else f"{hours[0]}-{hours[1]}"


def _hours(start: int | None, end: int | None) -> str:
    return "不设安静时段" if start is None else f"{start}–{end}点"


def _quietly(settings: GroupSettings) -> str:
    return "" if settings.quiet_from is None else "（北京时间），这时的提问在私聊里答"


def _where(settings: GroupSettings) -> str:
    return "提问的话题" if settings.topic is None else f"固定的话题（{settings.topic}）"


def _removal(minutes: int | None) -> str:
    return next((words for m, words in _REMOVE if m == minutes), f"{minutes}分钟后")
