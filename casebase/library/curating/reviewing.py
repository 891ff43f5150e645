"""Deciding on a draft, fact by fact: the first decision stands, and whoever comes second is told."""

from collections.abc import Mapping
from typing import Any

from casebase.errors import CasebaseError
from casebase.extraction.quantities import find_quantities
from casebase.gazetteer import Gazetteer
from casebase.library.curating.facts import HEAD, all_keys, applied, fact_at, keys
from casebase.library.curating.fields import changes_of
from casebase.record import (
    Case,
    Evidence,
    Fact,
    Figure,
    Measure,
    Nature,
    Person,
    Program,
    ProgramKind,
    Site,
    SiteRole,
    Standing,
)
from casebase.record.jsonform import dumps
from casebase.store import Batch, Store
from casebase.store.desk import Actor, Decision, Draft, DraftState
from casebase.text.clean import CleanText, clean

VERDICTS = {"keep": "保留", "drop": "去掉", "change": "改过"}
"""Verdicts as a reader is told of them."""
_UNSTATED = "未说明"


class SettledError(CasebaseError):
    """Someone else was first; the sentence says who and what."""


def decide(store: Store, number: int, key: str, verdict: str, seen: int, who: Actor) -> Draft:
    """Keep or drop a fact; the draft as it stands then.

    Args:
        store: where.
        number: the draft's.
        key: the fact's.
        verdict: ``keep`` or ``drop``.
        seen: version of the decision the person was looking at; 0 for none.
        who: the person.

    Raises:
        SettledError: someone decided since, or the draft is closed.
        CasebaseError: there is no such draft or fact.
    """
    with store.writing() as batch:
        draft, record = waiting(batch, number)
        if fact_at(record, key) is None:
            raise CasebaseError("草稿里没有这一条了，请回到草稿重新打开。")
        earlier = draft.decisions.get(key)
        # What was changed before and is kept stays as it was changed.
        kept = earlier.changes if earlier and verdict == "keep" else {}
        return _decided(batch, draft, key, "change" if kept else verdict, kept, seen, who)


def change(store: Store, number: int, key: str, field: str, written: str, seen: int, who: Actor) -> Draft:
    """Change a field of a fact, or of the head; the draft as it stands then.

    Raises:
        SettledError: someone decided since, or the draft is closed.
        CasebaseError: there is no such draft, fact or field, or what was written is no value of it.
    """
    with store.writing() as batch:
        draft, record = waiting(batch, number)
        if key != HEAD and fact_at(record, key) is None:
            raise CasebaseError("草稿里没有这一条了，请回到草稿重新打开。")
        earlier = draft.decisions.get(key)
        now = applied(record, {HEAD: draft.decisions[HEAD]} if HEAD in draft.decisions else {})
        changes = {**(earlier.changes if earlier else {}), **changes_of(now, key, field, written)}
        return _decided(batch, draft, key, "change", changes, seen, who)


def keep_all(store: Store, number: int, kind: str, who: Actor) -> tuple[Draft, int]:
    """Keep every fact of a kind nobody has decided on, or of all kinds where ``kind`` is empty.

    Returns:
        The draft, and how many facts that were.
    """
    with store.writing() as batch:
        draft, record = waiting(batch, number)
        wanted = keys(record, kind) if kind else all_keys(record)
        undecided = [key for key in wanted if key not in draft.decisions]
        for key in undecided:
            batch.drafts.decide(number, key, "keep", {}, 0, who)
        return _now(batch, number), len(undecided)


def add_fact(store: Store, number: int, kind: str, written: str, who: Actor) -> tuple[Draft, str]:
    """Add a fact from words of the article, which are looked for in it and become its evidence.

    Args:
        store: where.
        number: the draft's.
        kind: which kind of fact, as the first letter of its key.
        written: words of the article.
        who: the curator.

    Returns:
        The draft, and the key of the new fact.

    Raises:
        CasebaseError: the article does not say that, or it is no fact of the kind.
    """
    with store.writing() as batch:
        draft, record = waiting(batch, number)
        text = batch.texts.get(draft.sha256)
        article = clean(text or "")
        start, end = _found(article, written)
        source = next((s.id for s in record.sources if s.sha256 == draft.sha256), record.sources[0].id)
        raw_start, raw_end = article.raw_span(start, end)
        evidence = (Evidence(source=source, start=raw_start, end=raw_end),)
        fact = _made(record, kind, article.text[start:end], evidence)
        field = {"p": "programs", "f": "figures", "m": "measures", "s": "sites", "v": "people"}[kind]
        grown = record.model_copy(update={field: (*getattr(record, field), fact)})
        key = keys(grown, kind)[-1]
        batch.drafts.rewrite(number, dumps(Case.model_validate(grown.model_dump())))
        batch.drafts.decide(number, key, "keep", {}, 0, who)
        return _now(batch, number), key


def discard(store: Store, number: int, who: Actor) -> Draft:
    """Put a draft aside."""
    with store.writing() as batch:
        _open(batch, number)
        batch.drafts.close(number, DraftState.DISCARDED, who)
        return _now(batch, number)


def refuse(store: Store, number: int, reason: str, who: Actor) -> Draft:
    """Decline a reader's proposal, with the reason they are told.

    Raises:
        SettledError: someone decided before.
    """
    with store.writing() as batch:
        _open(batch, number)
        batch.drafts.close(number, DraftState.REFUSED, who, reason=reason)
        return _now(batch, number)


def take_up(store: Store, number: int) -> Draft:
    """Accept a reader's proposal as a draft to be reviewed.

    Raises:
        SettledError: someone decided before.
    """
    with store.writing() as batch:
        draft = _open(batch, number)
        if draft.state is not DraftState.PROPOSED:
            raise SettledError("这份提议已经有人接手了，正在审。")
        batch.drafts.take_up(number)
        return _now(batch, number)


def current(draft: Draft) -> Case | None:
    """The draft's record with what was decided so far; None where the article holds no case."""
    return applied(draft.record, draft.decisions) if draft.record else None


def waiting(batch: Batch, number: int) -> tuple[Draft, Case]:
    """A draft that can still be decided on, with its record.

    Raises:
        SettledError: it is closed.
        CasebaseError: there is no such draft, or no case in it.
    """
    draft = _open(batch, number)
    if draft.record is None:
        raise CasebaseError(draft.why_none or "这篇文章里没有读出案例。")
    return draft, draft.record


def settled(draft: Draft) -> SettledError:
    """That a draft is closed, by whom and how."""
    who = draft.closed_by or "有人"
    return SettledError(f"这份草稿{draft.state.value}，是{who}在{_hour(draft.closed_at)}决定的。")


def decided_by(decision: Decision) -> SettledError:
    """That a fact was decided on, by whom and how."""
    return SettledError(
        f"{decision.name}在{_hour(decision.at)}已经决定：{VERDICTS[decision.verdict]}。下面是现在的样子。"
    )


def _open(batch: Batch, number: int) -> Draft:
    draft = batch.drafts.get(number)
    if draft is None:
        raise CasebaseError(f"没有{number}号草稿。发 /pending 看有哪些。")
    if not draft.state.waits:
        raise settled(draft)
    return draft


def _now(batch: Batch, number: int) -> Draft:
    draft = batch.drafts.get(number)
    assert draft is not None
    return draft


def _decided(
    batch: Batch, draft: Draft, key: str, verdict: str, changes: Mapping[str, Any], seen: int, who: Actor
) -> Draft:
    earlier = batch.drafts.decide(draft.id, key, verdict, changes, seen, who)
    if earlier is not None:
        raise decided_by(earlier)
    if (draft.decisions[key].version if key in draft.decisions else 0) != seen:
        raise SettledError("这一条刚刚变过，下面是现在的样子。")
    after = _now(batch, draft.id)
    current(after)  # a change that does not fit the record is taken back with the whole transaction
    return after


def _hour(at: str | None) -> str:
    return f"{at[:10]} {at[11:16]}" if at else "刚才"


def _found(article: CleanText, written: str) -> tuple[int, int]:
    sought = clean(written).text.strip().strip("“”「」\"'")
    start = article.text.find(sought) if sought else -1
    if start < 0:
        raise CasebaseError("原文里没有这几个字。请从原文里照抄一段，不要改字。")
    return start, start + len(sought)


def _made(record: Case, kind: str, words: str, evidence: tuple[Evidence, ...]) -> Fact:
    """A fact of those words, with nothing said of it that they do not say."""
    here = record.place.name
    match kind:
        case "f":
            return _figure(record, words, evidence)
        case "p":
            taken = {program.id for program in record.programs}
            number = next(n for n in range(1, 1000) if f"{record.id[:34]}-x{n}" not in taken)
            return Program(
                id=f"{record.id[:34]}-x{number}",
                name=words,
                kind=ProgramKind.OTHER,
                place=here,
                description="管理员补上的名称，做法待写。",
                mechanisms=(),
                evidence=evidence,
            )
        case "m":
            return Measure(text=words, evidence=evidence)
        case "s":
            found = Gazetteer.load().resolve(words).places
            if len(found) != 1:
                raise CasebaseError(f"「{words}」认不准是哪一处；请照抄带上级地名的写法。")
            return Site(place=found[0], role=SiteRole.MENTION, told="文中提到", evidence=evidence)
        case "v":
            return Person(name=words, role=_UNSTATED, standing=Standing.OFFICIAL, evidence=evidence)
    raise CasebaseError("没有这种内容可以补。")


def _figure(record: Case, words: str, evidence: tuple[Evidence, ...]) -> Figure:
    found = list(find_quantities(words))
    if not found:
        raise CasebaseError("这段话里没有认出数字。请照抄带着数和单位的几个字，比如：131户贫困户。")
    quantity = found[0]
    taken = {figure.id for figure in record.figures}
    return Figure(
        id=next(f"f{n:02}" for n in range(1, 10_000) if f"f{n:02}" not in taken),
        text=words[quantity.start : quantity.end],
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        hedge=quantity.hedge,
        of=words.replace(words[quantity.start : quantity.end], "").strip("，。；、 ")[:40] or _UNSTATED,
        scope=record.place.name,
        nature=Nature.SHARE if quantity.share else Nature.UNDECIDED,
        whole_nature=Nature.UNDECIDED if quantity.share else None,
        evidence=evidence,
    )
