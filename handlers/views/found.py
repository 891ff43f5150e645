"""Passages that answer: of which case, the words marked, and why they matched."""

import re
from collections.abc import Iterable, Sequence

from casebase.library import Found, ProgramHit
from casebase.record import Case
from casebase.search.passages import PassageHit
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, text, words
from handlers.views.clause import shortened
from handlers.views.figures import CLIP, line
from handlers.views.message import Button, Message, compose
from handlers.words import packed

SIZE = 5
"""Passages a page."""
_ASKED = 40
_A_ROW = 2
_SOURCE, _FIGURE = "原文", "数字"
_SEARCHED = "查过每个案例的做法、数字、步骤、地点，和这里存有的原文。"
_CALLED = {"项目": "做法", "做法": "步骤"}
"""What a case's own pages call the parts that the index calls otherwise."""
_ADDRESS = re.compile(r"(?P<part>\D+)(?P<index>\d+)")
_EVIDENCE = {"项目": Kind.PROGRAM_EVIDENCE, "做法": Kind.MEASURE_EVIDENCE, "地点": Kind.SITE_EVIDENCE}
_SYNTAX = text(
    b("还可以这样找"),
    "：“一字不差”、-不要的词、甲 或 乙、产业:木耳、地区:广西、年:2017、性质:承诺，几样可以一起写。",
)

Passages = Sequence[tuple[Found, Case]]
"""What was found, each with its case."""


def found(query: str, passages: Passages, page: int, *, more: bool, note: str = "") -> Message:
    """A page of passages.

    Args:
        query: what was searched for.
        passages: those of the page.
        page: its number, from 1.
        more: whether there are others behind it.
        note: why passages are shown, where something else was asked for.
    """
    first = (page - 1) * SIZE + 1
    turn = f"（第{page}页）" if page > 1 or more else ""
    title = note or f"「{shortened(query, _ASKED)}」在这些地方写到{turn}："
    lines = [_passage(n, one, case) for n, (one, case) in enumerate(passages, first)]
    return compose([text(title), *lines], [_SYNTAX], _rows(query, passages, page, more=more))


def nothing_found(query: str, programs: Iterable[ProgramHit], cases: Iterable[Button]) -> Message:
    """No passage: what was searched, and the nearest names to tap.

    Args:
        query: what was searched for.
        programs: programs of like names.
        cases: buttons of places of like names.
    """
    near = [*(buttons.of_program(hit) for hit in programs), *cases]
    head = [
        text("没有找到「", b(shortened(query, _ASKED)), f"」。{_SEARCHED}"),
        text("名字相近的有这些，点一下看：" if near else "少写几个词，或者换个说法试试。"),
    ]
    return compose(head, [_SYNTAX], buttons.in_rows(near, 1))


def _passage(number: int, one: Found, case: Case) -> Atom:
    hit = one.hit
    why = "、".join(hit.why)
    mark = _clip(number) if _evidence(hit, case) else "▪"
    part = _CALLED.get(hit.passage.part, hit.passage.part)
    return text(f"{mark} ", b(case.place.name), f" · {part}：", _said(hit, case), f"〔{why}〕")


def _said(hit: PassageHit, case: Case) -> Atom:
    """The passage with the words marked; a figure with its nature, a source in its own script."""
    if hit.passage.part == _FIGURE and (index := _index(hit)) < len(case.figures):
        said = line(case.figures[index], case.place.name).plain
        return _marked(said, _places(said, hit.why), verbatim=False)
    return _marked(hit.snippet, hit.marks, verbatim=hit.passage.part == _SOURCE)


def _marked(said: str, marks: Iterable[tuple[int, int]], *, verbatim: bool) -> Atom:
    """The text with the stretches in bold."""
    piece = words if verbatim else text
    atoms: list[Atom] = []
    at = 0
    for start, end in marks:
        atoms += [piece(said[at:start]), b(piece(said[start:end]))]
        at = end
    return text(*atoms, piece(said[at:]))


def _places(said: str, why: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words first stand in a text, in order and none inside another."""
    found_at = sorted((said.find(word), -len(word)) for word in why if word in said)
    kept: list[tuple[int, int]] = []
    for start, length in found_at:
        if not kept or start >= kept[-1][1]:
            kept.append((start, start - length))
    return kept


def _index(hit: PassageHit) -> int:
    address = _ADDRESS.fullmatch(hit.passage.id.rpartition("/")[2])
    return int(address["index"]) if address else -1


def _evidence(hit: PassageHit, case: Case) -> Payload | None:
    """What opens the sentence of the fact the passage tells."""
    part, index = hit.passage.part, _index(hit)
    if part == _FIGURE and 0 <= index < len(case.figures):
        return Payload(Kind.FIGURE_EVIDENCE, case.id, case.figures[index].id, case.revision)
    if part == "项目" and 0 <= index < len(case.programs):
        return Payload(Kind.PROGRAM_EVIDENCE, case.programs[index].id, revision=case.revision)
    kind = _EVIDENCE.get(part)
    return Payload(kind, case.id, str(index), case.revision) if kind and index >= 0 else None


def _clip(number: int) -> str:
    return f"{CLIP}{number}"


def _rows(query: str, passages: Passages, page: int, *, more: bool) -> list[Sequence[Button]]:
    numbered = enumerate(passages, (page - 1) * SIZE + 1)
    clips = tuple(
        Button(_clip(n), payload) for n, (one, case) in numbered if (payload := _evidence(one.hit, case))
    )
    cases = {case.id: case for _, case in passages}
    token = packed(query)
    here = Payload(Kind.FIND, token, str(page)) if token else None
    turning = buttons.turning(here, page + more) if here else ()
    return [clips, *buttons.in_rows(map(buttons.of_case, cases.values()), _A_ROW), turning]
