"""Title, one line and summary of a draft, by templates: what was done, what came of it, what is to come."""

import re
from collections import Counter

from casebase.extraction import wordlists
from casebase.extraction.assembling.layout import Layout
from casebase.extraction.assembling.wording import counted, listed, not_yet, speaks, told
from casebase.record import Context, Figure, Nature

_ONE_LINE = 40
_DEFAULT_THEME = "乡村发展"
_RESULTS_TOLD = 2
_OVER = re.compile(
    r"[^，。；]{0,3}(?:减少|增加|提高|提升|下降|降低|上升|发展|增长|扩大|[减增升降])(?:到|至|为)"
)
"""Behind a figure: it is what something was before, 2000多元增至8800元."""
_NOT_YET_TOLD = 2


def theme(layout: Layout) -> str:
    """The theme whose words the article repeats most; the title counts five times."""
    count: Counter[str] = Counter()
    title = layout.reading.title
    for word, name in wordlists.table("themes").items():
        count[name] += layout.text.count(word)
        if title is not None:
            count[name] += 5 * layout.text.count(word, title.start, title.end)
    best = max(count, key=lambda name: count[name], default=_DEFAULT_THEME)
    return best if count[best] else _DEFAULT_THEME


def one_line(layout: Layout, place: str) -> str:
    """What was done, in at most forty characters."""
    names = _leading(layout)
    subject = theme(layout)
    for most in (3, 2, 1):
        if names:
            line = f"{place}推进{subject}：{listed(names, most)}"
            if len(line) <= _ONE_LINE:
                return line
    return f"{place}推进{subject}的做法"[:_ONE_LINE]


def _leading(layout: Layout) -> list[str]:
    """Names of the programs, the key ones first."""
    programs = layout.findings.programs
    return [p.name for p in sorted(programs, key=lambda p: (not p.key, -len(p.mentions), p.start))]


def summary(layout: Layout, place: str, figures: tuple[Figure, ...]) -> str:
    """Two or three sentences; a task, plan, pledge or capacity is named as what it is."""
    names = _leading(layout)
    sentences = [f"{place}推进{theme(layout)}" + (f"，做法有{listed(names, 4)}。" if names else "。")]
    pairs = list(zip(layout.findings.figures, figures, strict=True))
    pairs.sort(key=lambda pair: not layout.is_outcome(pair[0]))
    results = [
        figure
        for span, figure in pairs
        if figure.nature is Nature.RESULT and speaks(figure) and not _OVER.match(layout.text, span.end)
    ]
    if results:
        said = list(dict.fromkeys(map(counted, results)))[:_RESULTS_TOLD]
        sentences.append(f"文中报告的实绩有{'、'.join(said)}。")
    waiting = [f for f in figures if not_yet(f)]
    if waiting:
        shown = "、".join(told(f) for f in waiting[:_NOT_YET_TOLD])
        sentences.append(f"{shown}{'等' if len(waiting) > _NOT_YET_TOLD else ''}不是已有的成果。")
    return "".join(sentences)


def context(layout: Layout) -> Context:
    """Whom it is for, as the article calls them most; the rest is for a curator to write."""
    count = Counter({g: layout.text.count(g) for g in wordlists.lines("target_groups.txt")[0].split()})
    group, times = max(count.items(), key=lambda pair: (pair[1], len(pair[0])), default=("", 0))
    return Context(target_group=group if times >= 2 else None)
