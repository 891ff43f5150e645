"""A draft in the terminal: what it comes to, then each fact with its sentence, coloured by kind."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from bot.cli.showing.facts import KINDS, Fact, facts
from casebase.extraction.draft import Draft, Findings
from casebase.extraction.reading import Reading

COLOURS: dict[str, str] = {
    "place": "green",
    "program": "cyan",
    "figure": "yellow",
    "person": "magenta",
    "industry": "blue",
    "date": "bright_black",
}
_AROUND = 24
"""Characters of a sentence shown on either side of the fact."""


def show(console: Console, name: str, draft: Draft) -> None:
    """Print a draft."""
    console.rule(Text(name))
    for line in _head(draft):
        console.print(line)
    reading = Reading(draft.findings.clean)
    found = list(facts(draft.findings))
    for kind, title in KINDS.items():
        ours = [fact for fact in found if fact.kind == kind]
        if ours:
            console.print(Text(f"\n{title}（{len(ours)}）", style=f"bold {COLOURS[kind]}"))
        for fact in ours:
            console.print(_line(reading, draft.findings, fact))
    console.print()


def _head(draft: Draft) -> Iterator[Text]:
    source = draft.findings.source
    yield Text(f"标题：{source.title or '材料未说明'}")
    yield Text(f"媒体：{source.outlet or '材料未说明'}　日期：{source.published or '材料未说明'}")
    if draft.case is None:
        yield Text(f"没有成案：{draft.why_none}", style="bold red")
        return
    yield Text(f"案例：{draft.case.title}（{draft.case.id}）　完整度 {draft.completeness:.0%}", style="bold")
    yield Text(draft.case.one_line)
    yield Text(draft.case.summary)
    if draft.case.not_stated:
        yield Text("材料未说明：" + "；".join(draft.case.not_stated), style="dim")


def _line(reading: Reading, findings: Findings, fact: Fact) -> Text:
    """The fact, its note, and the part of its sentence around it."""
    colour = COLOURS[fact.kind]
    line = Text("  ")
    line.append(fact.label, style=colour)
    if fact.note:
        line.append(f"　{fact.note}", style="bold red" if fact.caution else "dim")
    span = fact.spans[0]
    sentence = reading.sentence_at(span.start)
    start, end = max(sentence.start, span.start - _AROUND), min(sentence.end, span.end + _AROUND)
    text = findings.clean.text
    line.append("\n      " + ("…" if start > sentence.start else "") + text[start : span.start], style="dim")
    line.append(text[span.start : span.end], style=f"{colour} underline")
    line.append(text[span.end : end].rstrip() + ("…" if end < sentence.end else ""), style="dim")
    return line
