"""A draft becomes a case, a correction of one, or part of one."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from casebase.errors import CasebaseError
from casebase.extraction.assembling.ids import slug_of
from casebase.library.curating.facts import all_keys, applied
from casebase.library.curating.merging import Merged, merged
from casebase.library.curating.reviewing import SettledError, settled
from casebase.record import Case, Program, Review, Status
from casebase.record.jsonform import dumps
from casebase.store import Change, Store
from casebase.store.desk import Actor, Draft, DraftState, Notice
from casebase.store.desk.clock import written

_LONGEST = 40
_APPROVERS = 2
_SHOWN = (Status.PUBLISHED, Status.CORRECTED)


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a draft."""

    draft: Draft
    case: Case | None
    """The case; None while another curator has still to agree."""
    approvers: tuple[Actor, ...] = ()
    due: datetime | None = None
    """When it becomes true, where it was only announced."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What a publication needs beside one curator who wants it."""

    two_people: bool = False
    """A second curator who wants the same version."""
    notice: timedelta = timedelta()
    """So long in which no curator objects; nothing publishes at once."""


AT_ONCE = Consent()


def publish(store: Store, number: int, seen: int, who: Actor, consent: Consent = AT_ONCE) -> Published:
    """Publish a draft as a case of its own, or as the correction it is.

    Args:
        store: where.
        number: the draft's.
        seen: the draft's version the person was looking at.
        who: the person.
        consent: what it needs beside.

    Raises:
        SettledError: someone decided since, or the case was changed since the correction was begun.
        CasebaseError: there is no such draft, or no case in it.
    """
    with store.change(who=str(who), action="publish", why=f"{number}号草稿") as change:
        draft = _waiting(change, number, seen)
        awaited = _awaited(change, draft, None, who, consent)
        if awaited is not None:
            return awaited
        case = _identified(change, draft)
        return Published(draft, _stored(change, draft, case, who))


def publish_into(
    store: Store, number: int, case_id: str, seen: int, who: Actor, consent: Consent = AT_ONCE
) -> Published:
    """Let a draft become part of a case there is: another source that tells of it.

    Raises:
        SettledError: someone decided since.
        CasebaseError: there is no such draft or case.
    """
    with store.change(who=str(who), action="merge", why=f"{number}号草稿并入") as change:
        draft = _waiting(change, number, seen)
        into = change.case(case_id)
        if into is None or into.status not in _SHOWN:
            raise CasebaseError("要并入的案例已经不在了，请回到草稿重新选。")
        awaited = _awaited(change, draft, case_id, who, consent)
        if awaited is not None:
            return awaited
        result = merged(into, renamed(_decided(draft), case_id, change.program_ids()))
        _redirect(change, result)
        return Published(draft, _stored(change, draft, result.case, who))


def begin_correction(store: Store, case_id: str, who: Actor) -> Draft:
    """A draft that holds a published case, to be changed and published again.

    Raises:
        CasebaseError: there is no such case.
    """
    with store.writing() as batch:
        case = store.case(case_id)
        if case is None or case.status not in _SHOWN:
            raise CasebaseError("没有这个案例，或者它已经撤回了。")
        for draft in batch.drafts.waiting():
            if draft.case == case_id and draft.base == case.revision:
                return draft
        number = batch.drafts.add(
            case.sources[0].sha256,
            dumps(case.model_copy(update={"revision": 0})),
            None,
            1.0,
            DraftState.OPEN,
            who,
            case=case_id,
            base=case.revision,
        )
        draft_ = batch.drafts.get(number)
        assert draft_ is not None
        return draft_


def renamed(case: Case, identity: str, taken: frozenset[str]) -> Case:
    """The case under another id; ids of its programs begin with it and are free in the casebase."""
    given: dict[str, str] = {}
    for program in case.programs:
        own = program.id.removeprefix(f"{case.id}-")
        given[program.id] = _free(f"{identity}-{own}"[:_LONGEST].strip("-"), taken | set(given.values()))

    def moved(program: Program) -> Program:
        parent = given[program.part_of] if program.part_of else None
        return program.model_copy(update={"id": given[program.id], "part_of": parent})

    return case.model_copy(update={"id": identity, "programs": tuple(map(moved, case.programs))})


def _awaited(
    change: Change, draft: Draft, into: str | None, who: Actor, consent: Consent
) -> Published | None:
    """What a publication still has to wait for: somebody else's consent, or the time to object."""
    approvers: tuple[Actor, ...] = (who,)
    if consent.two_people:
        approvers = change.drafts.approve(draft.id, draft.version, who)
        if len(approvers) < _APPROVERS:
            return Published(draft, None, approvers)
    if not consent.notice:
        return None
    announced = change.notices.of(draft.id)
    if announced is not None and announced.version == draft.version:
        raise SettledError("这份草稿已经在公示了。要马上改动，先撤下公示。")
    due = datetime.now(UTC) + consent.notice
    change.notices.announce(Notice(draft.id, draft.version, written(due), into, who))
    return Published(draft, None, approvers, due)


def _waiting(change: Change, number: int, seen: int) -> Draft:
    draft = change.drafts.get(number)
    if draft is None:
        raise CasebaseError(f"没有{number}号草稿。发 /pending 看有哪些。")
    if not draft.state.waits:
        raise settled(draft)
    if draft.record is None:
        raise CasebaseError(draft.why_none or "这篇文章里没有读出案例。")
    if draft.version != seen:
        raise SettledError("这份草稿刚被改过。请看一眼现在的样子，再点发布。")
    return draft


def _decided(draft: Draft) -> Case:
    assert draft.record is not None
    case = applied(draft.record, draft.decisions)
    whole = all(key in draft.decisions for key in all_keys(draft.record))
    return case.model_copy(update={"review": Review.REVIEWED if whole else case.review})


def _identified(change: Change, draft: Draft) -> Case:
    """The draft's case under an id of its own, or under the one it had or corrects."""
    case = _decided(draft)
    earlier = change.case(draft.case) if draft.case else None
    if draft.base is not None:
        if earlier is None or earlier.revision != draft.base:
            raise SettledError("这个案例在您改的时候又有了新版。请发 /edit 从新版改起。")
        return case.model_copy(update={"status": Status.CORRECTED})
    reused = earlier is not None and earlier.status is Status.DRAFT
    moved = draft.record is not None and draft.record.place != case.place
    wanted = slug_of(case.place) if moved else case.id
    identity = earlier.id if earlier and reused else _free(wanted, change.case_ids())
    return renamed(case, identity, change.program_ids(identity)).model_copy(
        update={"status": Status.PUBLISHED}
    )


def _stored(change: Change, draft: Draft, case: Case, who: Actor) -> Case:
    stored = change.put(case)
    number = change.revision.number
    change.drafts.close(draft.id, DraftState.PUBLISHED, who, case=case.id, revision=number)
    return stored


def _redirect(change: Change, result: Merged) -> None:
    for old, new in result.redirects.items():
        change.redirects.add(old, new, change.revision.number)


def _free(wanted: str, taken: frozenset[str]) -> str:
    if wanted not in taken:
        return wanted
    n = 2
    while f"{wanted[: _LONGEST - 4]}-{n}" in taken:
        n += 1
    return f"{wanted[: _LONGEST - 4]}-{n}"
