"""A fact's sentence, short enough for a pop-up."""

from telegram.constants import CallbackQueryLimit

from casebase.record import Case, Evidence, Quote, Source
from handlers.views.atoms import Atom, text, utf16, words
from handlers.views.clause import around, shortened
from handlers.views.wording import date, stretch

_LIMIT = CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH - 4
"""A change of script may lengthen the text a little."""
_TITLE = 40
_FACT = 60


def popup(fact: str, case: Case, evidence: Evidence, quote: Quote | None) -> Atom:
    """What the source says of a fact, or, where its text is not at hand, where the source says it.

    Args:
        fact: the fact in a few words, its nature with it.
        case: the case it belongs to.
        evidence: where it was read.
        quote: the slice with its sentence, where this installation holds the text.

    Returns:
        Text of at most 200 UTF-16 units.
    """
    source = next(s for s in case.sources if s.id == evidence.source)
    head = shortened(fact, _FACT)
    if quote is None:
        return text(shortened(f"{head}\n{_whereabouts(source, evidence)}", _LIMIT))
    tail = f"\n——《{shortened(source.title, _TITLE)}》第{quote.paragraph}段"
    room = _LIMIT - utf16(f"{head}\n「」{tail}")
    return text(f"{head}\n「", words(sentence(case, quote, room)), f"」{tail}")


def masked(case: Case, of_a_source: str) -> str:
    """A source's words with the names of people who are masked wherever shown made 莫某."""
    # Longer names first: masking 王小 must not leave the end of 王小二 standing.
    for person in sorted(case.people, key=lambda person: -len(person.name)):
        of_a_source = of_a_source.replace(person.name, person.shown)
    return of_a_source


def sentence(case: Case, quote: Quote, room: int) -> str:
    """The clauses around the slice that fit into ``room`` UTF-16 units, people masked who are to be."""
    before, exact, after = (
        masked(case, quote.sentence[s])
        for s in (slice(quote.start), slice(quote.start, quote.end), slice(quote.end, None))
    )
    return around(before + exact + after, len(before), len(before) + len(exact), room)


def _whereabouts(source: Source, evidence: Evidence) -> str:
    outlet = source.outlet or "材料未载出处"
    return (
        f"出处：{outlet}《{shortened(source.title, _TITLE)}》，{date(source.published)}，"
        f"{stretch(evidence)}。\n"
        "这里没有存原文；请管理员把原文交给机器人，就能看到原句。"
    )
