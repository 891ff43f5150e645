"""Answering “what number is this?”: which figure is meant, whose it is and of what nature."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf, log
from unicodedata import normalize

from casebase.extraction import wordlists
from casebase.extraction.numerals import ARABIC
from casebase.library.answers import FigureHit, ProgramAnswer
from casebase.library.named import Answer, answer, cases_of
from casebase.library.numbers import AskedNumber, asked_numbers, with_numbers
from casebase.library.plainly import plainly
from casebase.library.programs import program_answer
from casebase.library.snapshot import Snapshot
from casebase.library.tables import words
from casebase.record import Case, Figure, Nature
from casebase.search import Outcome
from casebase.search.features import words_of

_OFFERED = 3
"""How many figures are offered where none is the number asked for."""
_SHARES = ("%", "‰", "成", "分之", "个百分点", "百分点")
_PERSONS = {"人", "名", "位"}
"""Units that mean the same; 户 is not one of them."""
_PLACE = re.compile(r"[一-鿿]{2,}[省市县区旗州盟乡镇村]")


class Likeness(StrEnum):
    """How a figure answers to the number asked for; the value is what a reader is told."""

    EXACT = "数值相同"
    ROUNDED = "约数"
    DIGITS = "数字相同"
    """The same digits with another unit or scale: 88 for 88%."""


@dataclass(frozen=True, slots=True)
class FiguresAnswer:
    """The answer to “what number is this?”, or, where no number was asked for, whose figures are wanted."""

    query: str
    number: AskedNumber | None
    named: Answer | None
    """The place or program named; None where only a number was."""
    found: tuple[FigureHit, ...] = ()
    """Figures that are the number, of the place or program named; all of its figures where no number was."""
    partial: bool = False
    """Whether, without a number, only the figures of what was spoken of were found."""
    by: Likeness | None = None
    near: tuple[FigureHit, ...] = ()
    """Its nearest figures, where none is the number."""
    elsewhere: tuple[FigureHit, ...] = ()
    """Where else the number stands, where none of its figures is it: offered, never substituted."""


def figures_answer(snapshot: Snapshot, query: str) -> FiguresAnswer:
    """The figures the query asks for, by number, by place or program, or by both."""
    text = with_numbers(plainly(query))
    numbers = numbers_asked(snapshot, text)
    if not numbers:
        return _without_number(snapshot, query, text, _named(snapshot, text))
    tried = [_number(snapshot, query, text, number) for number in numbers]
    best = next((one for one in tried if one.found), tried[0])
    program = snapshot.names.match(text, "model")
    if not best.found and not _spelled(program.name):  # “265” is a plan before it is a number nobody gives
        named = program_answer(snapshot, query, program)
        return FiguresAnswer(query, None, named, _figures_of(snapshot, named))
    return best


def numbers_asked(snapshot: Snapshot, text: str) -> list[AskedNumber]:
    """The numbers in a question that belong to no name in it: 246 of “1+N+1 246”."""
    match = snapshot.names.match(text, "any")
    names = [m.span for m in (match, *match.also) if m.outcome is not Outcome.UNKNOWN and _spelled(m.name)]
    return [n for n in asked_numbers(text) if not any(a <= n.start and n.end <= z for a, z in names)]


def figures_about(snapshot: Snapshot, text: str, named: Answer) -> tuple[FigureHit, ...]:
    """The figures of what is named that count what the text speaks of, in most words: 甘洛有多少夜校."""
    beside = text.replace(named.asked.name, " ")
    cues = wordlists.alternatives((*words("asking")["how_many"], *words("asking")["figures"]))
    whole = (piece.strip("的个名户所吗呢？? ") for piece in re.split(cues, beside))
    spoken = {*words_of([beside]), *(piece for piece in whole if len(piece) > 1)}
    hits = _figures_of(snapshot, named)
    said = [max((len(word) for word in spoken if word in hit.figure.of), default=0) for hit in hits]
    most = max(said, default=0)
    return tuple(hit for hit, length in zip(hits, said, strict=True) if length == most > 0)


def _without_number(snapshot: Snapshot, query: str, text: str, named: Answer | None) -> FiguresAnswer:
    """The figures that count what is spoken of; all figures of what is named, where nothing of that is."""
    if named is None:
        return FiguresAnswer(query, None, None)
    about = figures_about(snapshot, text, named)
    return FiguresAnswer(query, None, named, about or _figures_of(snapshot, named), partial=bool(about))


def _figures_of(snapshot: Snapshot, named: Answer) -> tuple[FigureHit, ...]:
    """The figures of a place or a program, in the record's order."""
    if isinstance(named, ProgramAnswer):
        return tuple(
            FigureHit(hit.case, figure)
            for hit in named.hits
            for i in hit.program.figures
            if (figure := hit.case.figure(i))
        )
    cases = cases_of(snapshot, named)
    if named.cases or named.inside:
        return tuple(_all(cases))
    key = named.place.key if named.place else ""
    there = tuple(s.place.name for c in cases for s in c.sites if f"{s.place.key}/".startswith(f"{key}/"))
    return tuple(hit for hit in _all(cases) if hit.figure.scope.endswith(there))


def _number(snapshot: Snapshot, query: str, text: str, number: AskedNumber) -> FiguresAnswer:
    rest = f"{text[: number.start]} {text[number.end :]}"
    named = _named(snapshot, rest)
    if named is None:
        found, by = _like(number, _around(snapshot, number))
        return FiguresAnswer(query, number, None, found, by=by)
    own = _figures_of(snapshot, named)
    found, by = _like(number, own)
    if found:
        return FiguresAnswer(query, number, named, found, by=by)
    beyond = [*_all(cases_of(snapshot, named)), *_around(snapshot, number)]
    return FiguresAnswer(
        query,
        number,
        named,
        near=_nearest(number, own),
        elsewhere=_like(number, beyond)[0][:_OFFERED],
    )


def _named(snapshot: Snapshot, text: str) -> Answer | None:
    """What the text names, a real place without a case included; None where it is only chatter."""
    match = snapshot.names.match(text, "any")
    if match.outcome is Outcome.UNKNOWN and not _PLACE.search(text):
        return None
    return answer(snapshot, text.strip(), match)


def _spelled(name: str) -> bool:
    """Whether a name has more to it than a number."""
    return not re.fullmatch(rf"\s*{ARABIC}\s*", name)


def _around(snapshot: Snapshot, number: AskedNumber) -> list[FigureHit]:
    """All figures the number could stand for, shares of its digits among them."""
    near = snapshot.figures.between(number.value - number.step, number.value + number.step)
    share = number.value / 100
    return [*near, *snapshot.figures.between(share, share)]


def _like(number: AskedNumber, hits: Iterable[FigureHit]) -> tuple[tuple[FigureHit, ...], Likeness | None]:
    """The figures that answer to the number in the best way any does; those in its unit, where some are."""
    alike: dict[Likeness, dict[tuple[str, str], FigureHit]] = {}
    for hit in hits:
        how = likeness(number, hit.figure)
        if how is not None:
            alike.setdefault(how, {})[hit.case.id, hit.figure.id] = hit
    best = next((how for how in Likeness if how in alike), None)
    if best is None:
        return (), None
    found = tuple(alike[best].values())
    same_unit = tuple(hit for hit in found if in_unit(number, hit.figure))
    return same_unit or found, best


def likeness(number: AskedNumber, figure: Figure) -> Likeness | None:
    """How the figure answers to the number; None where it does not."""
    share = figure.nature is Nature.SHARE or figure.unit in _SHARES
    if share == number.share:
        most = figure.value if figure.value_max is None else figure.value_max
        if figure.value - 1e-9 <= number.value <= most + 1e-9:
            return Likeness.EXACT
        low = number.value if number.hedged else number.value - number.step / 2
        if number.rounded and low <= figure.value < low + number.step:
            return Likeness.ROUNDED
    digits = number.text.replace(",", "")
    return Likeness.DIGITS if len(digits) > 1 and digits == _digits(figure.text) else None


def in_unit(number: AskedNumber, figure: Figure) -> bool:
    """Whether the figure counts in the unit the number was typed with, or none was typed."""
    return not number.unit or number.unit == figure.unit or {number.unit, figure.unit} <= _PERSONS


def _nearest(number: AskedNumber, hits: Sequence[FigureHit]) -> tuple[FigureHit, ...]:
    def distance(hit: FigureHit) -> tuple[bool, float]:
        ratio = hit.figure.value / number.value if number.value else inf
        return not in_unit(number, hit.figure), abs(log(ratio)) if 0 < ratio < inf else inf

    return tuple(sorted(hits, key=distance)[:_OFFERED])


def _digits(text: str) -> str:
    found = re.search(ARABIC, normalize("NFKC", text))
    return found[0].replace(",", "") if found else ""


def _all(cases: Iterable[Case]) -> Iterable[FigureHit]:
    return (FigureHit(case, figure) for case in cases for figure in case.figures)
