"""Whether everything a database holds agrees with itself."""

from collections.abc import Callable, Iterator
from hashlib import sha256

from casebase.library.curating.facts import applied
from casebase.record import Case, Status
from casebase.store import Store

_KINDS = ("html", "docx", "pdf")
"""In the place of an encoding: the text was taken out of such a file and cannot give its bytes back."""


def problems(store: Store) -> Iterator[str]:
    """A sentence for everything that is wrong; nothing where all is well."""
    yield from store.damage()
    cases = {case.id: case for case in store.cases_since(0)}
    yield from _texts(store)
    for case in cases.values():
        yield from _case(store, case, cases)
    yield from _redirects(store, cases)
    yield from _drafts(store)


def _texts(store: Store) -> Iterator[str]:
    for digest in store.texts.digests():
        text, encoding = store.texts.get(digest), store.texts.encoding(digest)
        if text is None or encoding is None or encoding in _KINDS:
            continue
        try:
            given = text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "strict")
        except (UnicodeError, LookupError):
            given = b""
        if sha256(given).hexdigest() != digest and sha256(_marked(given)).hexdigest() != digest:
            yield f"原文 {digest[:12]} 和它的校验值对不上"


def _marked(data: bytes) -> bytes:
    """Bytes with the mark of UTF-8 before them, which decoding may have taken off."""
    return b"\xef\xbb\xbf" + data


def _case(store: Store, case: Case, cases: dict[str, Case]) -> Iterator[str]:
    yield from (f"案例 {case.id}：{what}" for what in store.disagreements(case))
    yield from (f"案例 {case.id}：{what}" for what in _spans(case, store.texts.get))
    if case.status is Status.MERGED and _end(case, cases) is None:
        yield f"案例 {case.id}：并入的 {case.merged_into} 不存在，或者绕了回来"


def _spans(case: Case, text_of: Callable[[str], str | None]) -> Iterator[str]:
    for source in case.sources:
        text = text_of(source.sha256)
        if text is not None and len(text) != source.length:
            yield f"来源 {source.id} 应有{source.length}字，存的是{len(text)}字"
    lengths = {source.id: source.length for source in case.sources}
    for evidence in case.all_evidence():
        if evidence.end > lengths.get(evidence.source, 0):
            yield f"出处 {evidence.source} {evidence.start}–{evidence.end} 在原文之外"


def _end(case: Case, cases: dict[str, Case]) -> Case | None:
    seen = set()
    at: Case | None = case
    while at is not None and at.merged_into is not None:
        if at.id in seen:
            return None
        seen.add(at.id)
        at = cases.get(at.merged_into)
    return at


def _redirects(store: Store, cases: dict[str, Case]) -> Iterator[str]:
    programs = {program.id for case in cases.values() for program in case.programs}
    for old, _ in store.redirects.all():
        if store.redirects.target(old) not in programs:
            yield f"做法 {old} 指向的做法不存在"


def _drafts(store: Store) -> Iterator[str]:
    for draft in store.drafts.waiting():
        if draft.record is None:
            continue
        if draft.base is None and store.texts.get(draft.sha256) is None:
            yield f"{draft.id}号草稿的原文没有存下来"
        case = applied(draft.record, draft.decisions)
        yield from (f"{draft.id}号草稿：{what}" for what in _spans(case, store.texts.get))
