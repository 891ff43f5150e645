"""Announced publications: they become true in time, unless a curator objects or changes the draft."""

from dataclasses import dataclass
from datetime import datetime

from casebase.errors import CasebaseError
from casebase.library.curating.publishing import Published, publish, publish_into
from casebase.library.curating.reviewing import SettledError
from casebase.store import Store
from casebase.store.desk import Draft, Notice
from casebase.store.desk.clock import written


@dataclass(frozen=True, slots=True)
class Failed:
    """An announced publication that did not come about; its draft waits again."""

    draft: Draft
    why: str


def publish_due(store: Store, now: datetime) -> tuple[Published | Failed, ...]:
    """Publish what was announced and is due; each in a change of its own.

    Args:
        store: where.
        now: the present moment, with its zone.

    Returns:
        What came of each; those whose draft was changed or decided on meanwhile are passed over.
    """
    done: list[Published | Failed] = []
    for notice in store.notices.due(written(now)):
        draft = store.drafts.get(notice.draft)
        try:
            if draft is not None and draft.state.waits and draft.version == notice.version:
                done.append(_come_true(store, notice))
        except CasebaseError as error:
            assert draft is not None
            done.append(Failed(draft, error.sentence))
        with store.writing() as batch:
            batch.notices.withdraw(notice.draft)
    return tuple(done)


def withdraw(store: Store, number: int) -> None:
    """Take an announcement back; the draft waits as before, to be agreed on anew.

    Raises:
        SettledError: nothing is announced of it.
    """
    with store.writing() as batch:
        if not batch.notices.withdraw(number):
            raise SettledError("这份草稿不在公示了。下面是现在的样子。")
        batch.drafts.touch(number)


def notice_of(store: Store, draft: Draft) -> Notice | None:
    """What is announced of a draft as it stands; a change since has made an announcement void."""
    notice = store.notices.of(draft.id)
    return notice if notice and draft.state.waits and notice.version == draft.version else None


def _come_true(store: Store, notice: Notice) -> Published:
    if notice.into is not None:
        return publish_into(store, notice.draft, notice.into, notice.version, notice.who)
    return publish(store, notice.draft, notice.version, notice.who)
