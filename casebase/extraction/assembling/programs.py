"""Program blocks of a draft: description in own words, place, first time, members, mechanisms, figures."""

import re
from functools import cache

from casebase.extraction import program_cues as cues
from casebase.extraction import wordlists
from casebase.extraction.assembling.figures import UNSTATED
from casebase.extraction.assembling.ids import program_ids
from casebase.extraction.assembling.layout import Layout
from casebase.extraction.assembling.wording import parties, told
from casebase.extraction.spans import ProgramSpan
from casebase.record import Figure, FirstSeen, Mechanism, Program

_FIRST = re.compile(r"率先|首次|首创|首个|首批|开始|启动|试点|成立|创建|出台|推出|创办")
_SET = re.compile(r"^(?:[二两三四五六七八九十\d]+(?:项|大|个))?“?(?P<core>[^“”+]{1,8}\+)”?")
_LEAST_MEMBERS = 2
_MECHANISMS_AT_MOST = 4
_FIGURES_TOLD = 2


@cache
def _mechanism_cues() -> dict[Mechanism, "re.Pattern[str]"]:
    sections = wordlists.sections("mechanism_cues")
    return {Mechanism(name): re.compile(wordlists.alternatives(words)) for name, words in sections.items()}


def program_records(layout: Layout, case: str, figures: tuple[Figure, ...]) -> tuple[Program, ...]:
    """The programs in order of their first mention."""
    spans = layout.findings.programs
    ids = list(program_ids(case, [_telling(s) for s in spans]))
    owned = _owned(layout, figures)
    sets = _sets(spans)
    return tuple(
        _record(layout, span, ids[i], owned.get(span, ()), ids[sets[i]] if i in sets else None)
        for i, span in enumerate(spans)
    )


def _telling(span: ProgramSpan) -> str:
    """What stands in the quotation marks of the name, where it has any."""
    quoted = re.search("“([^”]+)”", span.name)
    return quoted.group(1) if quoted else span.name


def _owned(layout: Layout, figures: tuple[Figure, ...]) -> dict[ProgramSpan, tuple[Figure, ...]]:
    owned: dict[ProgramSpan, tuple[Figure, ...]] = {}
    for span, record in zip(layout.findings.figures, figures, strict=True):
        owner = layout.owner_of(span)
        if owner is not None:
            owned[owner] = (*owned.get(owner, ()), record)
    return owned


def _sets(spans: tuple[ProgramSpan, ...]) -> dict[int, int]:
    """Which program is a member of which: “党建+中心” of 六项“党建+”工程."""
    member_of: dict[int, int] = {}
    for i, span in enumerate(spans):
        head = _SET.match(span.name)
        if head is None or span.formula is not None:
            continue
        members = [
            j
            for j, other in enumerate(spans)
            if j != i and cues.fold(other.name).startswith(cues.fold(head["core"]))
        ]
        if len(members) >= _LEAST_MEMBERS:
            member_of.update(dict.fromkeys(members, i))
    return member_of


def _record(
    layout: Layout, span: ProgramSpan, program_id: str, figures: tuple[Figure, ...], part_of: str | None
) -> Program:
    place = layout.place_of(span.mentions[0].start)
    mechanisms = _mechanisms(layout, span)
    return Program(
        id=program_id,
        name=span.name,
        aliases=tuple(a for a in dict.fromkeys(span.aliases) if a != span.name),
        kind=span.kind,
        key=span.key,
        formula=span.formula,
        place=place.path[-1] if place else UNSTATED,
        first_seen=_first_seen(layout, span),
        part_of=part_of,
        description=_description(span, place.path[-1] if place else "", mechanisms, figures),
        mechanisms=mechanisms,
        figures=tuple(f.id for f in figures),
        evidence=layout.evidence(*span.mentions),
    )


def _mechanisms(layout: Layout, span: ProgramSpan) -> tuple[Mechanism, ...]:
    """Those whose words stand in the name, then those of the sentences that name it, most hits first."""
    sentences = " ".join(
        layout.text[s.start : s.end] for s in {layout.reading.sentence_at(m.start) for m in span.mentions}
    )
    hits = {
        mechanism: 5 * len(pattern.findall(span.name)) + len(pattern.findall(sentences))
        for mechanism, pattern in _mechanism_cues().items()
    }
    ranked = sorted((m for m, n in hits.items() if n), key=lambda m: -hits[m])
    return tuple(ranked[:_MECHANISMS_AT_MOST])


def _first_seen(layout: Layout, span: ProgramSpan) -> FirstSeen | None:
    """When and where the text says it was begun, in the sentence of a mention."""
    for mention in span.mentions:
        sentence = layout.reading.sentence_at(mention.start)
        dates = [d for d in layout.findings.dates if sentence.start <= d.start < mention.start]
        begun = _FIRST.search(layout.text, sentence.start, sentence.end)
        if dates and (begun or dates[-1].iso.count("-") >= 1):
            place = layout.place_of(mention.start)
            when = dates[-1].iso
            return FirstSeen(place=place.path[-1] if place else None, when=when)
    return None


def _description(
    span: ProgramSpan, place: str, mechanisms: tuple[Mechanism, ...], figures: tuple[Figure, ...]
) -> str:
    """What is known of it, by template: parties, ways, figures by nature; or that only its name is."""
    parts = [f"{place}的{span.kind.value}" if place else span.kind.value]
    if span.formula is not None:
        said = any(slot.role != UNSTATED for slot in span.formula.slots)
        parts.append(f"由{parties(span.formula)}组成" if said else "公式里各指什么，文中没有读出")
    if mechanisms:
        parts.append("做法涉及" + "、".join(m.value for m in mechanisms))
    if figures:
        parts.append("文中的数字有" + "、".join(told(f) for f in figures[:_FIGURES_TOLD]))
    if len(parts) == 1:
        parts.append("文中只提到名称")
    return "；".join(parts) + "。"
