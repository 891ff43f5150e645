"""Changing what is published: retracting, merging, and taking a revision back."""

from dataclasses import dataclass

from casebase.errors import CasebaseError
from casebase.library.curating.merging import merged, tombstone
from casebase.record import Case, Review, Status
from casebase.store import Change, Store
from casebase.store.desk import Actor, DraftState

_SHOWN = (Status.PUBLISHED, Status.CORRECTED)


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking a revision back did."""

    revision: int
    """The new revision that did it; taking that one back does the change again."""
    cases: tuple[Case, ...]
    """The records as they are again."""
    drafts: tuple[int, ...]
    """Drafts that are to be decided on again, or are published again."""


def retract(store: Store, case_id: str, reason: str, who: Actor) -> Case:
    """Take a case out of every answer; its record and its history stay.

    Raises:
        CasebaseError: there is no such case in the answers, or no reason is given.
    """
    if not reason.strip():
        raise CasebaseError("撤回要写明理由，读者会看到。比如：/retract 资源县 材料失实")
    with store.change(who=str(who), action="retract", why=reason.strip()) as change:
        case = _shown(change, case_id)
        return change.put(case.model_copy(update={"status": Status.RETRACTED}))


def merge(store: Store, case_id: str, into_id: str, who: Actor) -> Case:
    """Make one case part of another; its id leads there from then on.

    Raises:
        CasebaseError: one of them is not in the answers, or they are the same.
    """
    if case_id == into_id:
        raise CasebaseError("这是同一个案例，不用合并。")
    with store.change(who=str(who), action="merge", why=f"{case_id} 并入 {into_id}") as change:
        other, into = _shown(change, case_id), _shown(change, into_id)
        result = merged(into, other)
        change.release(other.id)
        change.put(tombstone(other, into.id))
        number = change.revision.number
        for old, new in result.redirects.items():
            change.redirects.add(old, new, number)
        change.tickets.move(other.id, into.id)
        return change.put(result.case)


def undo(store: Store, revision: int, who: Actor) -> Undone:
    """Take a revision back: every case it wrote is, byte for byte, what it was before.

    A case that revision brought into being is a draft again.

    Raises:
        CasebaseError: there is no such revision, it came with the program, or a later one stands on it.
    """
    with store.change(who=str(who), action="undo", why=f"撤销第{revision}版") as change:
        touched = _touched(change, revision)
        for case_id in touched:
            change.release(case_id)
        number = change.revision.number
        restored = tuple(change.put(before or _never(now)) for now, before, _ in touched.values())
        change.redirects.take_back(revision, number)
        return Undone(number, restored, _drafts(change, revision, who))


def _touched(change: Change, revision: int) -> dict[str, tuple[Case, Case | None, bool]]:
    action = change.action(revision)
    if action is None:
        raise CasebaseError(f"没有第{revision}版。发 /log 看有哪些。")
    if action == "ship":
        raise CasebaseError("随软件来的案例不能这样撤销；不想要的话，请用 /retract 并写明理由。")
    touched = change.touched(revision)
    later = [now for now, _, newest in touched.values() if not newest]
    if later:
        case = later[0]
        raise CasebaseError(
            f"「{case.title}」后来又有第{case.revision}版。请先撤销那一版：/undo {case.revision}"
        )
    return touched


def _never(case: Case) -> Case:
    return case.model_copy(update={"status": Status.DRAFT, "merged_into": None, "review": Review.UNREVIEWED})


def _drafts(change: Change, revision: int, who: Actor) -> tuple[int, ...]:
    """Open the drafts the revision had published; publish again those it had opened."""
    drafts = change.drafts.made_by(revision)
    number = change.revision.number
    for draft in drafts:
        if draft.state is DraftState.PUBLISHED:
            change.drafts.reopen(draft, number)
        elif draft.state is DraftState.OPEN:
            change.drafts.close(draft.id, DraftState.PUBLISHED, who, case=draft.case, revision=number)
    return tuple(draft.id for draft in drafts)


def _shown(change: Change, case_id: str) -> Case:
    case = change.case(case_id)
    if case is None or case.status not in _SHOWN:
        raise CasebaseError(f"没有「{case_id}」这个案例，或者它已经撤回、合并了。")
    return case
