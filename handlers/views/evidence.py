"""A fact's sentence, short enough for a pop-up."""

import unicodedata

from telegram.constants import CallbackQueryLimit

from casebase.record import Case, Evidence, Quote, Source
from handlers.views.atoms import Atom, text, utf16, words
from handlers.views.clause import around, shortened
from handlers.views.wording import date, stretch

_LIMIT = CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH - 4
"""A change of script may lengthen the text a little."""
_TITLE = 40
_FACT = 60
_SHORT_FACT = 24
WANTED = "这里没有存原文；请管理员把原文交给机器人，就能看到原句。"


def popup(fact: str, case: Case, evidence: Evidence, quote: Quote | None) -> Atom:
    """What the source says of a fact, or, where its text is not at hand, where the source says it.

    What stands around the sentence is shortened before the sentence is.

    Args:
        fact: the fact in a few words, its nature with it.
        case: the case it belongs to.
        evidence: where it was read.
        quote: the slice with its sentence, where this installation holds the text.

    Returns:
        Text of at most 200 UTF-16 units.
    """
    source = next(s for s in case.sources if s.id == evidence.source)
    if quote is None:
        return text(shortened(f"{shortened(fact, _FACT)}\n{_whereabouts(source, evidence)}", _LIMIT))
    needed = utf16(whole(case, quote))
    title = f"《{shortened(source.title, _TITLE)}》"
    for head, named in ((_FACT, title), (_FACT, ""), (_SHORT_FACT, "")):
        before, behind = f"{shortened(fact, head)}\n「", f"」\n——{named}第{quote.paragraph}段"
        room = _LIMIT - utf16(before + behind)
        if needed <= room:
            break
    return text(before, words(sentence(case, quote, room)), behind)


def says_all(said: Atom, case: Case, quote: Quote | None) -> bool:
    """Whether a pop-up leaves nothing to say: the sentence is at hand, and none of it was cut."""
    return quote is not None and whole(case, quote) in said.plain


def masked(case: Case, of_a_source: str) -> str:
    """A source's words with the names of people who are masked wherever shown made 莫某."""
    # Longer names first: masking 王小 must not leave the end of 王小二 standing.
    for person in sorted(case.people, key=lambda person: -len(person.name)):
        of_a_source = of_a_source.replace(person.name, person.shown)
    return of_a_source


def sentence(case: Case, quote: Quote, room: int) -> str:
    """The clauses around the slice that fit into ``room`` UTF-16 units, people masked who are to be."""
    before, exact, after = parts(case, quote)
    return around(before + exact + after, len(before), len(before) + len(exact), room)


def whole(case: Case, quote: Quote) -> str:
    """The sentence, people masked who are to be."""
    return "".join(parts(case, quote))


def parts(case: Case, quote: Quote) -> tuple[str, str, str]:
    """What stands before the slice, the slice, and what stands behind it, people masked who are to be."""
    sentence = quote.sentence
    before, exact, after = sentence[: quote.start], sentence[quote.start : quote.end], sentence[quote.end :]
    return masked(case, before), masked(case, exact), masked(case, after)


def is_mended(quote: Quote) -> bool:
    """Whether the sentence reads otherwise than it was scraped, typography aside."""
    return _bare(quote.raw_sentence) != _bare(quote.sentence)


def _bare(sentence: str) -> str:
    """A sentence without what is only typography: blanks, and the width of its punctuation."""
    return "".join(unicodedata.normalize("NFKC", sentence).split())


def _whereabouts(source: Source, evidence: Evidence) -> str:
    outlet = source.outlet or "材料未载出处"
    return (
        f"出处：{outlet}《{shortened(source.title, _TITLE)}》，{date(source.published)}，"
        f"{stretch(evidence)}。\n{WANTED}"
    )
