"""Which kind of answer free text asks for."""

import re
from enum import StrEnum
from functools import cache

from casebase.library.answers import PlaceAnswer, ProgramAnswer
from casebase.library.areas import areas
from casebase.library.asked_formula import asked_formula
from casebase.library.asked_way import asked_way
from casebase.library.figures import figures_about, numbers_asked
from casebase.library.industries import industries_in, known_industries
from casebase.library.named import Answer, answers
from casebase.library.numbers import with_numbers
from casebase.library.plainly import plainly
from casebase.library.snapshot import Snapshot
from casebase.library.tables import words
from casebase.record import Level, Mechanism
from casebase.search import How, Outcome


class Wish(StrEnum):
    """What is wanted."""

    NAME = "name"
    """What there is of a place or a program."""
    FIGURE = "figure"
    COMPARE = "compare"
    WHO = "who"
    SIMILAR = "similar"
    INDUSTRY = "industry"
    LIST = "list"
    CITE = "cite"
    HELP = "help"
    """What can be asked; a greeting asks that too."""
    NOTHING = "nothing"
    """Thanks, and that it was understood."""


_A_YEAR = re.compile(r"(?:19|20)\d\d年")
_KNOWN = (Outcome.EXACT, Outcome.ALIAS, Outcome.AMBIGUOUS)
_SIGNS = "?？!！。.，,~～ 啊呀哦呢吧"
_LARGE = (Level.PROVINCE, Level.PREFECTURE)
_LOOSE = (How.PREFIX, How.PARTIAL, How.DESCRIPTION)
"""A name recognised this way may as well be another word: 木耳 is the beginning of 木耳产业党小组."""


def wish(snapshot: Snapshot, query: str) -> Wish:
    """What the text asks for; a name where nothing says otherwise."""
    text = with_numbers(plainly(query)).strip()
    return _as_a_whole(snapshot, text) or _by_what_it_names(snapshot, text)


def _as_a_whole(snapshot: Snapshot, text: str) -> Wish | None:
    """What a text asks for that is a mechanism, a name, a greeting, or words for a list from end to end."""
    if text in tuple(Mechanism):
        return Wish.WHO
    if _is_a_name(snapshot, text) or asked_way(snapshot, text) is not None:
        return Wish.NAME
    said = text.strip(_SIGNS)
    if said in words("asking")["help"]:
        return Wish.HELP
    if said in words("asking")["thanks"]:
        return Wish.NOTHING
    return Wish.LIST if _asks_for_a_list(snapshot, text) else None


def _by_what_it_names(snapshot: Snapshot, text: str) -> Wish:
    named = answers(snapshot, text)
    if named and _says("cite", text):
        return Wish.CITE
    if _says("similar", text):
        return Wish.SIMILAR
    if _asks_who(snapshot, text, named):
        return Wish.WHO
    if _several(named) or (_says("compare", text) and len(named) > 1):
        return Wish.COMPARE
    if _asks_figures(snapshot, text, named):
        return Wish.FIGURE
    if not _firmly(named) and _asks_industry(snapshot, text):
        return Wish.INDUSTRY
    return Wish.NAME


def selection_asked(query: str) -> str:
    """What is left of a question without the words that ask for a list: 广西 of 广西有哪些案例."""
    return " ".join(_A_YEAR.sub(r" \g<0> ", _listed().sub(" ", plainly(query))).split())


def _is_a_name(snapshot: Snapshot, text: str) -> bool:
    """Whether the text is a name from end to end, and nothing more."""
    match = snapshot.names.match(text, "any")
    whole = match.span == (0, len(text)) and not match.also
    return whole and match.outcome in _KNOWN and match.how not in _LOOSE


@cache
def _listed() -> re.Pattern[str]:
    """Words that only ask for a list, and signs; 县 of 县级 is none."""
    return re.compile(rf"(?:{'|'.join(words('asking')['listed'])})(?!级)|[?？!！。，,]")


def _asks_for_a_list(snapshot: Snapshot, text: str) -> bool:
    """有什么案例, 都有哪里, 列出全部案例, 广西有哪些案例: nothing but such words, beside a large region."""
    if not _says("listing", text):
        return False
    rest = _A_YEAR.sub("", selection_asked(text)).strip()
    if not rest or rest in areas():
        return True
    return any(place.level in _LARGE for place in snapshot.gazetteer.resolve(rest).places)


def _asks_who(snapshot: Snapshot, text: str, named: tuple[Answer, ...]) -> bool:
    """哪些地方用支部+合作社, 谁在搞结对帮扶, 哪里有理村顾问."""
    if not _says("who", text):
        return False
    programs = any(isinstance(one, ProgramAnswer) for one in named) and _firmly(named)
    mechanism = any(mechanism in text for mechanism in Mechanism)
    return programs or mechanism or asked_formula(snapshot.formulas, text) is not None


def _several(named: tuple[Answer, ...]) -> bool:
    """Whether two places or two programs are named, neither of them inside the other."""
    places = [one.place for one in named if isinstance(one, PlaceAnswer) and one.place]
    programs = [one for one in named if isinstance(one, ProgramAnswer)]
    apart = len({place.key for place in places}) > 1 and not any(
        one is not other and one.lies_in(other) for one in places for other in places
    )
    return (apart and not programs) or (len(programs) > 1 and not places)


def _asks_figures(snapshot: Snapshot, text: str, named: tuple[Answer, ...]) -> bool:
    """甘洛30070是什么数, 30070, 资源县的数字, 甘洛有多少夜校."""
    numbers = numbers_asked(snapshot, text)
    if numbers:
        rest = f"{text[: numbers[0].start]} {text[numbers[0].end :]}".strip()
        return bool(named) or not rest or _says("figure", text) or _is_a_name(snapshot, rest)
    if _says("how_many", text):
        return any(figures_about(snapshot, text, one) for one in named)
    return bool(named) and _says("figures", text)


def _asks_industry(snapshot: Snapshot, text: str) -> bool:
    """木耳, 哪些地方种木耳, 木耳产业: a known industry, and nothing but asking words beside it."""
    here, elsewhere = snapshot.facets.industries, known_industries()
    asked = _says("who", text)
    named = [word for word in industries_in(snapshot, text) if word in here or (asked and word in elsewhere)]
    if not named:
        return False
    rest = text
    for word in (*named, *words("asking")["who"], *words("asking")["uses"], *words("asking")["industry"]):
        rest = rest.replace(word, "")
    return len(rest.strip(" 的吗呢了?？")) <= 2


def _firmly(named: tuple[Answer, ...]) -> bool:
    """Whether what is named is named by more than the beginning or a part of it."""
    return any(one.asked.how not in _LOOSE for one in named)


def _says(cues: str, text: str) -> bool:
    return any(word in text for word in words("asking")[cues])
