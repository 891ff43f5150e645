"""Programs: named ways of working, each once, with its forms, kind and formula.

Quoted and plain mentions are gathered, then the forms of one program are brought together: forms that
share what stands in the quotation marks, forms that contain one another, and every further place the name
stands at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from casebase.extraction import formula
from casebase.extraction import program_cues as cues
from casebase.extraction.mention import Mention
from casebase.extraction.plain_names import PlainNames
from casebase.extraction.quoted_names import QuotedNames
from casebase.extraction.reading import Reading
from casebase.extraction.spans import PlaceSpan, ProgramSpan, Span
from casebase.extraction.subjects import Subjects
from casebase.record import Formula, ProgramKind

_DEFINED = re.compile(r"什么是|就是|是指|即[:：]|所谓")
_DEFINITION_WINDOW = 120
_LONGEST_NAME = 30
_DESCRIPTION = 5
_ALIKE = 7
"""Names of so many characters that differ in one are forms of one name."""
_NUMERALS = frozenset("一二两三四五六七八九十+")


@dataclass
class _Group:
    """The mentions of one program."""

    mentions: list[Mention] = field(default_factory=list)
    cores: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.cores.add(cues.stem(mention.core))

    @property
    def fullest(self) -> Mention:
        """The mention whose form says most, the earlier of equals."""
        return max(self.mentions, key=lambda m: (m.weight, _fulness(m.name), -m.start))


def _fulness(name: str) -> int:
    """A longer form says more, until it is a description rather than a name."""
    return len(name) if len(name) <= _LONGEST_NAME else _DESCRIPTION


def find_programs(reading: Reading, places: tuple[PlaceSpan, ...] = ()) -> tuple[ProgramSpan, ...]:
    """The programs of an article, in order of their first mention.

    Args:
        reading: the article.
        places: its places, where they are known: they tell a named body from a general one.
    """
    names = tuple(
        sorted({n for p in places for n in (p.name, p.name[:-1]) if len(n) >= 2}, key=lambda n: -len(n))
    )
    mentions = [*QuotedNames(reading, names).mentions(), *PlainNames(reading, names).mentions()]
    mentions = _without_overlaps(sorted(mentions, key=lambda m: (m.start, -m.end)))
    groups = _grouped(_with_descriptions(reading.text, _with_chains(mentions)))
    groups += _new_groups(groups, Subjects(reading, names).mentions())
    spans = [_span(reading, group) for group in groups]
    return tuple(sorted(spans, key=lambda s: s.start))


def _without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Of mentions over the same characters the one that covers more."""
    kept: list[Mention] = []
    for mention in mentions:
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _with_chains(mentions: list[Mention]) -> list[Mention]:
    """A chain right before a quotation is the formula of what is quoted: 党支部+…+农户“七位一体”模式."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        chain = before is not None and before.formula is not None and not before.name.startswith("“")
        if before and chain and before.end == mention.start and not mention.formula:
            joined[-1] = replace(
                mention, start=before.start, formula=before.formula, others=(*mention.others, before.name)
            )
        else:
            joined.append(mention)
    return joined


def _with_descriptions(text: str, mentions: list[Mention]) -> list[Mention]:
    """“支部联支部、党员联农户”的“双联”活动: what a quotation is made of stands before it, in marks too."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if before and _describes(text, before, mention):
            joined[-1] = replace(
                mention,
                start=before.start,
                formula=mention.formula or before.formula,
                others=(*mention.others, before.name, *before.others),
            )
        else:
            joined.append(mention)
    return joined


def _describes(text: str, before: Mention, mention: Mention) -> bool:
    between = text[before.end : mention.start]
    quoted = text[before.end - 1 : before.end] == "”" and mention.name.startswith("“")
    return quoted and between == "的" and cues.stem(before.core) != cues.stem(mention.core)


def _new_groups(groups: list[_Group], subjects: Iterable[Mention]) -> list[_Group]:
    """Names an article is about throughout, where no other reading has them, the longest first."""
    added: list[_Group] = []
    for subject in sorted(subjects, key=lambda m: -len(m.core)):
        if not any(_same(group, subject) or _within(group, subject) for group in (*groups, *added)):
            added.append(_Group())
            added[-1].add(subject)
    return added


def _within(group: _Group, subject: Mention) -> bool:
    """The words stand in a name already found."""
    return any(cues.fold(subject.name) in cues.fold(m.name) for m in group.mentions)


def _grouped(mentions: list[Mention]) -> list[_Group]:
    groups: list[_Group] = []
    for mention in sorted(mentions, key=lambda m: (-len(cues.stem(m.core)), m.start)):
        home = next((g for g in groups if _same(g, mention)), None)
        if home is None:
            home = _Group()
            groups.append(home)
        home.add(mention)
    return groups


def _same(group: _Group, mention: Mention) -> bool:
    core = cues.stem(mention.core)
    if core in group.cores:
        return True
    folded = cues.fold(mention.name)
    for other in group.mentions:
        whole = cues.fold(other.name)
        if core and _part_of(mention.core, other.core):
            return True
        if len(folded) >= 4 and whole.endswith(folded) and "+" not in folded:
            return True
        if len(core) >= _ALIKE and _one_apart(core, cues.stem(other.core)):
            return True
    return False


def _one_apart(one: str, other: str) -> bool:
    """家庭小药箱入牧户 and 家庭小药箱进牧户: a long name with one character changed."""
    if len(one) != len(other) or any(c.isdigit() or c in _NUMERALS for c in one + other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _part_of(short: str, long: str) -> bool:
    """双亮双诺双实 is the first member of 双亮双诺双实、争做合格党员."""
    return short in re.split(r"[、,，]", long) and len(short) >= 4


def _span(reading: Reading, group: _Group) -> ProgramSpan:
    best = group.fullest
    first = min(group.mentions, key=lambda m: m.start)
    mentions = _mentions(reading, group)
    kind = next((m.kind for m in [best, *group.mentions] if m.kind is not None), None)
    parsed = next((m.formula for m in group.mentions if m.formula is not None), None)
    parsed = _defined_formula(reading, group) or parsed
    if kind is None:
        kind = ProgramKind.MODEL if parsed is not None else ProgramKind.MECHANISM
    aliases = dict.fromkeys(
        form for m in group.mentions for form in (m.name, m.core, *m.others) if form != best.name
    )
    return ProgramSpan(
        start=first.start,
        end=first.end,
        name=best.name,
        aliases=tuple(aliases),
        kind=kind,
        key=_is_key(reading, group, mentions, parsed),
        formula=parsed,
        mentions=mentions,
    )


def _mentions(reading: Reading, group: _Group) -> tuple[Span, ...]:
    """Every place the program is named at: its mentions, and where its core stands again."""
    spans = {(m.start, m.end) for m in group.mentions}
    for core in {m.core for m in group.mentions if len(m.core) >= 3}:
        for again in reading.find_all(core):
            if not any(a <= again.start < b for a, b in spans):
                spans.add((again.start, again.end))
    return tuple(Span(a, b) for a, b in sorted(spans))


def _defined_formula(reading: Reading, group: _Group) -> Formula | None:
    """The formula that a definition after a mention spells out: 就是“1名…+N名…”, 即:1名…,动员1-3户…."""
    for mention in group.mentions:
        window = reading.text[mention.end : mention.end + _DEFINITION_WINDOW].split("\n")[0]
        cue = _DEFINED.search(window)
        if cue is None or cue.start() > 12:
            continue
        rest = re.split(r"[。！？]", window[cue.end() :])[0]
        chain = re.search(r"[“‘]?([^“”‘’。]*[+＋][^“”‘’。]*)[”’]?", rest)
        found = formula.parse(chain.group(1)) if chain else formula.parse_definition(rest)
        if found is not None:
            return found
    return None


def _is_key(reading: Reading, group: _Group, mentions: tuple[Span, ...], parsed: Formula | None) -> bool:
    """What a reader would look the article up by: in title, heading or lead, repeated, or a formula."""
    headings = [p for p in reading.paragraphs if p.heading]
    if any(h.start <= m.start < h.end for h in headings for m in mentions):
        return True
    if any(m.start < reading.lead.end for m in mentions) or len(mentions) >= 3:
        return True
    return (
        parsed is not None and len(parsed.slots) >= 2 and any(m.introduced or m.kind for m in group.mentions)
    )
