"""A draft as one self-contained page: the article with its facts marked, beside the draft.

Nothing is loaded from elsewhere and no script runs; every word of the article is escaped.
"""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from bot.cli.showing.facts import KINDS, Fact, facts
from casebase.extraction.draft import Draft, Findings


def page(draft: Draft) -> str:
    """The page of a draft."""
    found = list(facts(draft.findings))
    template = files("bot.cli.showing").joinpath("page.html").read_text("utf-8")
    title = draft.case.title if draft.case else draft.findings.source.title or "没有成案"
    parts = {
        "title": escape(title),
        "article": _article(draft.findings, found),
        "draft": _draft(draft, found),
    }
    head, *rest = template.split("{{")
    return head + "".join(parts[key] + tail for key, _, tail in (piece.partition("}}") for piece in rest))


def _article(findings: Findings, found: list[Fact]) -> str:
    """The clean text by paragraphs, with the facts marked where they stand."""
    marks = _marks(found)
    lines = []
    for block in findings.clean.blocks:
        if block.start == block.end:
            continue
        inside = [m for m in marks if block.start <= m[0] and m[1] <= block.end]
        lines.append(
            f'<p class="{block.kind}">{_marked(findings.clean.text, block.start, block.end, inside)}</p>'
        )
    return "\n".join(lines)


def _marks(found: list[Fact]) -> list[tuple[int, int, int, Fact]]:
    """Start, end, number and fact of every mark, none inside another: the longer one stands."""
    wanted = [(s.start, s.end, i, fact) for i, fact in enumerate(found) for s in fact.spans]
    wanted.sort(key=lambda m: (m[0], m[0] - m[1]))
    kept: list[tuple[int, int, int, Fact]] = []
    for mark in wanted:
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return kept


def _marked(text: str, start: int, end: int, marks: list[tuple[int, int, int, Fact]]) -> str:
    pieces = []
    at = start
    for a, b, number, fact in marks:
        pieces.append(escape(text[at:a]))
        caution = " caution" if fact.caution else ""
        anchor = f' id="f{number}"' if (a, b) == (fact.spans[0].start, fact.spans[0].end) else ""
        note = escape(f"{KINDS[fact.kind]}：{fact.label} {fact.note}".strip(), quote=True)
        pieces.append(f'<mark class="{fact.kind}{caution}"{anchor} title="{note}">{escape(text[a:b])}</mark>')
        at = b
    pieces.append(escape(text[at:end]))
    return "".join(pieces)


def _draft(draft: Draft, found: list[Fact]) -> str:
    lines = list(_head(draft))
    for kind, title in KINDS.items():
        ours = [(i, fact) for i, fact in enumerate(found) if fact.kind == kind]
        if ours:
            lines.append(f'<h2>{title}（{len(ours)}）</h2>\n<ul class="{kind}">')
            lines += [_item(i, fact) for i, fact in ours]
            lines.append("</ul>")
    return "\n".join(lines)


def _head(draft: Draft) -> Iterator[str]:
    if draft.case is None:
        yield f"<h1>没有成案</h1>\n<p>{escape(draft.why_none or '')}</p>"
        return
    case = draft.case
    yield f"<h1>{escape(case.title)}</h1>"
    yield f'<p class="note">{escape(case.id)}　完整度 {draft.completeness:.0%}</p>'
    yield f"<p>{escape(case.one_line)}</p>\n<p>{escape(case.summary)}</p>"
    if case.measures:
        steps = "".join(f"<li><b>{escape(m.heading or '')}</b> {escape(m.text)}</li>" for m in case.measures)
        yield f"<h2>步骤</h2>\n<ol>{steps}</ol>"
    if case.not_stated:
        items = "".join(f"<li>{escape(item)}</li>" for item in case.not_stated)
        yield f"<h2>材料未说明</h2>\n<ul>{items}</ul>"


def _item(number: int, fact: Fact) -> str:
    caution = " caution" if fact.caution else ""
    note = f' <span class="note{caution}">{escape(fact.note)}</span>' if fact.note else ""
    return f'<li><a href="#f{number}"><mark class="{fact.kind}">{escape(fact.label)}</mark></a>{note}</li>'
