"""Correcting a case and taking it back: one revision each, with who, when and why."""

from dataclasses import dataclass

from casebase.errors import CasebaseError
from casebase.record import Case, Status
from casebase.store import Revision, Store

_PUBLISHED = (Status.PUBLISHED, Status.CORRECTED)
_LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Decision:
    """What was last done to a case, and why."""

    case: Case
    """As that left it."""
    revision: Revision


def retract(store: Store, case_id: str, *, who: str, why: str) -> Case:
    """Take a case back: it is answered no more, and every card of it becomes a notice with the reason.

    Raises:
        CasebaseError: there is no such case, it is not published, or no reason is given.
    """
    reason = _reason(why)
    with store.change(who=who, action="retract", why=reason) as change:
        case = _published(change.case(case_id), case_id)
        return change.put(case.model_copy(update={"status": Status.RETRACTED}))


def correct(store: Store, case: Case, *, who: str, why: str) -> Case:
    """Put a corrected record in the place of the one it was made from.

    Args:
        store: where cases are.
        case: the whole record; its ``revision`` is the one it was made from.
        who: who corrects it.
        why: what was wrong, for readers.

    Raises:
        CasebaseError: the case was changed meanwhile, is not published, or no reason is given.
    """
    reason = _reason(why)
    with store.change(who=who, action="correct", why=reason) as change:
        known = _published(change.case(case.id), case.id)
        if known.revision != case.revision:
            raise CasebaseError("这个案例刚被别人改过，请在最新的一版上再改。")
        return change.put(case.model_copy(update={"status": Status.CORRECTED}))


def _published(case: Case | None, case_id: str) -> Case:
    if case is None:
        raise CasebaseError(f"库里没有编号是「{case_id}」的案例。")
    if case.status not in _PUBLISHED:
        raise CasebaseError(f"「{case.title}」现在是“{case.status}”，不是发布着的案例。")
    return case


def _reason(why: str) -> str:
    reason = " ".join(why.split())
    if not reason:
        raise CasebaseError("请写上理由：读过这个案例的人会看到它。")
    if len(reason) > _LONGEST_REASON:
        raise CasebaseError(f"理由有{len(reason)}个字，太长了；请写在{_LONGEST_REASON}个字以内。")
    return reason
