"""Who may decide, and what is kept of people."""

from casebase.errors import CasebaseError
from casebase.store import Store
from casebase.store.desk import Actor

ANONYMOUS_ADMIN = 1087968824
"""The account groups' anonymous administrators write as; it is everybody's and so nobody's."""


def appoint(store: Store, person: Actor, by: Actor) -> bool:
    """Make someone a curator; False where they were one.

    Raises:
        CasebaseError: the number is nobody's in particular.
    """
    if person.id == ANONYMOUS_ADMIN:
        raise CasebaseError("匿名管理员共用一个账号，认不出是谁；请让本人私聊我，或转发本人的消息。")
    if person.id <= 0:
        raise CasebaseError("用户编号是一串数字，比如：/admins add 123456789")
    return store.curators.add(person, by)


def forget(store: Store, person: int) -> None:
    """Remove a person's rows: counts, messages, and their name on what they gave and reported.

    What curators decided stays in the history under the name they decided it by: a published record must
    say who answers for it.
    """
    store.usage.forget(person)
    store.drafts.forget(person)
    store.tickets.forget(person)
    store.offers.forget(person)
    store.shares.forget_person(person)
