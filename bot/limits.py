"""How much one person or one group may ask: one polite sentence, then silence until there is room again."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from time import monotonic

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

_PERSON = "问得有点快，我先歇{seconds}秒；刚才这条没有回答，请到时候再发一次。"
_GROUP = "这个群里问得有点快，我先歇{seconds}秒；刚才这条没有回答，请到时候再发一次。"
_INLINE = 5
"""A person types several inline queries for what would be one question."""
_FORGET_ABOVE = 10_000
_MINUTE = 60.0


@dataclass(slots=True)
class _Bucket:
    """Fills with time, and gives one away for each question."""

    left: float
    since: float
    told: bool = False
    """Whether the sentence was said since there last was room."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A question that is not answered."""

    sentence: str
    told: bool
    """Whether the asker has been told already."""

    async def say(self, update: Update) -> None:
        """Tell the asker once; a press is always acknowledged. That they cannot be told is no error."""
        with suppress(TelegramError):
            if update.callback_query is not None:
                await update.callback_query.answer(self.sentence)
            elif not self.told and update.effective_message is not None:
                await update.effective_message.reply_text(
                    self.sentence,
                    do_quote=update.effective_message.chat.type != ChatType.PRIVATE,
                    disable_notification=True,
                    allow_sending_without_reply=True,
                )


class Limits:
    """Counts questions by person and by group.

    Args:
        per_person: questions a minute, in a burst or spread; 0 for no limit.
        per_group: the same for all of a group together.
        clock: seconds.
    """

    def __init__(self, per_person: int, per_group: int, clock: Callable[[], float] = monotonic) -> None:
        self._per_person = per_person
        self._per_group = per_group
        self._clock = clock
        self._buckets: dict[tuple[str, int], _Bucket] = {}

    def refusal(self, update: Update) -> Refusal | None:
        """Why the update is not worked on; None where it is."""
        user = update.effective_user
        if user is None:
            return None
        if update.inline_query is not None:
            late = self._taken("inline", user.id, _INLINE * self._per_person)
            return Refusal("", told=True) if late else None
        if not _asks(update):
            return None
        if late := self._taken("person", user.id, self._per_person):
            return self._refused("person", user.id, _PERSON, late)
        chat = update.effective_chat
        if chat is not None and chat.id < 0 and (late := self._taken("group", chat.id, self._per_group)):
            return self._refused("group", chat.id, _GROUP, late)
        return None

    def _taken(self, kind: str, who: int, per_minute: int) -> float:
        """Take one question; the seconds until there is room for it where there is none."""
        if not per_minute:
            return 0.0
        now = self._clock()
        bucket = self._buckets.get((kind, who))
        if bucket is None:
            self._forget(now)
            bucket = self._buckets[kind, who] = _Bucket(per_minute, now)
        bucket.left = min(per_minute, bucket.left + (now - bucket.since) * per_minute / _MINUTE)
        bucket.since = now
        if bucket.left < 1:
            return (1 - bucket.left) * _MINUTE / per_minute
        bucket.left -= 1
        if bucket.left >= 1:
            bucket.told = False
        return 0.0

    def _refused(self, kind: str, who: int, sentence: str, seconds: float) -> Refusal:
        bucket = self._buckets[kind, who]
        refusal = Refusal(sentence.format(seconds=ceil(seconds)), bucket.told)
        bucket.told = True
        return refusal

    def _forget(self, now: float) -> None:
        """Drop those who have been quiet for a minute, by when their bucket is full again."""
        if len(self._buckets) >= _FORGET_ABOVE:
            self._buckets = {who: b for who, b in self._buckets.items() if now - b.since < _MINUTE}


def _asks(update: Update) -> bool:
    """Whether it wants an answer: anything in private, in groups a command or a press."""
    if update.callback_query is not None:
        return True
    message = update.message or update.edited_message
    if message is None:
        return False
    return message.chat.type == ChatType.PRIVATE or (message.text or "").lstrip().startswith(("/", "／"))
