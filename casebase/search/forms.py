"""The forms a name is found under: in full, short, by its quoted core, by a former name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebase.gazetteer import Gazetteer
from casebase.gazetteer.entries import Entry
from casebase.gazetteer.naming import short_names
from casebase.record import Level
from casebase.search.fold import fold, numbered
from casebase.search.match import How, Kind, NameEntry
from casebase.search.sounds import spoken, syllables
from casebase.search.tables import kinds, roles, words

FULL, ALIAS, SHORT, FORMER, BARE = 1.0, 0.98, 0.97, 0.95, 0.95
GIVEN_UP = 0.945
"""A former name that nobody has used for years."""
"""How much a form says of the name it stands for."""
CORE, CORE_AND_KIND, CORE_PART, LEAD = 0.98, 0.97, 0.93, 0.9
_SHORTEST_PART = 4
_QUOTED = re.compile(r"[“「『《〈【\"]([^”」』》〉】\"]+)[”」』》〉】\"]")
_PARTS = re.compile(r"[、，,；;]")
_PLUS = re.compile(r"[+＋]")
_TOWNSHIP_UNITS = ("乡", "镇", "街道", "苏木", "村", "社区", "屯")
_PREFECTURE_UNITS = ("自治州", "地区", "盟")
_UNITS = ("县", "区", "市", "旗", "盟", "州")
_UNIT = re.compile(r"(?:自治)?[县区市旗州盟]$|地区$")


@dataclass(eq=False, slots=True)
class Bearer:
    """A place or a program, with the names it bears."""

    kind: Kind
    name: str
    regions: tuple[str, ...]
    """Names of the province and the prefecture it lies in."""
    code: str | None = None
    """The register's code, where it is in the register."""
    forms: tuple["Form", ...] = ()


def by_name(bearer: Bearer) -> tuple[str, ...]:
    """What bearers are put in order by."""
    return (bearer.name, *bearer.regions, bearer.kind, bearer.code or "")


@dataclass(eq=False, slots=True)
class Form:
    """One way to write a name, folded."""

    text: str
    key: str
    """The text with its numerals as digits: what forms are compared by."""
    how: How
    score: float
    bearer: Bearer
    syllables: tuple[str, ...]
    letters: str
    """How it sounds, in one run of letters."""
    usual: bool
    """Whether each of its characters is read here as it is read most often."""
    told: str = ""
    """The first of the entries that say so, by id; empty for what the register says."""


Forms = dict[str, tuple[How, float]]
"""Folded forms, with what each is and how much it says."""


def level_of(name: str) -> Level:
    """The level a name's unit speaks of; a city counts as a county, since most are."""
    if name.endswith(_TOWNSHIP_UNITS):
        return Level.TOWNSHIP
    return Level.PREFECTURE if name.endswith(_PREFECTURE_UNITS) else Level.COUNTY


def has_unit(name: str) -> bool:
    """Whether a folded name ends in a county's or a prefecture's unit."""
    return name.endswith(_UNITS)


def place_forms(name: str, shorts: Iterable[str], aliases: Iterable[str] = ()) -> Forms:
    """The forms of a place's name of today."""
    folded = fold(name)
    forms: Forms = {folded: (How.NAME, FULL)}
    for short in map(fold, shorts):
        official = has_unit(short) and len(short) > 2
        forms.setdefault(short, (How.ALIAS, ALIAS) if official else (How.SHORT, SHORT))
    for alias in aliases:
        forms.setdefault(fold(alias), (How.ALIAS, ALIAS))
    bare = _UNIT.sub("", folded)
    forms.setdefault(bare, (How.SHORT, BARE))
    return {form: value for form, value in forms.items() if len(form) > 1}


def _forms_of(place: Entry) -> Forms:
    """The forms of a place of the register, former names included."""
    forms = place_forms(place.name, place.shorts)
    for old in place.former:
        score = FORMER if old in place.recent else GIVEN_UP
        forms.setdefault(fold(old), (How.FORMER, score))
    return forms


def program_forms(name: str, aliases: Iterable[str]) -> Forms:
    """The forms of a program's name: in full, its quoted core, core with kind, the words before it."""
    folded = fold(name)
    forms: Forms = {folded: (How.NAME, FULL)}
    for alias in map(fold, aliases):
        forms.setdefault(alias, (How.ALIAS, ALIAS))
        forms.setdefault(without_kind(alias), (How.ALIAS, CORE_AND_KIND))
    quoted = _QUOTED.search(name)
    if quoted is None:
        forms.setdefault(without_kind(folded), (How.SHORT, CORE_AND_KIND))
    else:
        for form, value in _around_quotes(name, quoted):
            forms.setdefault(form, value)
    return {form: value for form, value in forms.items() if len(form) > 1}


def _around_quotes(name: str, quoted: re.Match[str]) -> Iterator[tuple[str, tuple[How, float]]]:
    before, core, after = name[: quoted.start()], quoted[1], name[quoted.end() :]
    yield fold(core), (How.SHORT, CORE)
    yield fold(before + core), (How.SHORT, CORE_AND_KIND)
    yield fold(core + after), (How.SHORT, CORE_AND_KIND)
    parts = [fold(part) for part in _PARTS.split(core)]
    for part in parts[: len(parts) if len(parts) > 1 else 0]:
        if len(part) >= _SHORTEST_PART:
            yield part, (How.PARTIAL, CORE_PART)
    lead = fold(before)
    if len(lead) >= _SHORTEST_PART and lead not in words():
        yield lead, (How.PARTIAL, LEAD)


def without_kind(folded: str) -> str:
    """A folded program name less the word for what kind of thing it is, where enough is left."""
    if not folded.endswith(kinds()):
        return folded
    fitting = (kind for kind in kinds() if folded.endswith(kind) and len(folded) - len(kind) >= 2)
    return folded[: -len(next(fitting, ""))] or folded


def formula_key(name: str) -> str | None:
    """The parties of a formula in a fixed order under their plain words; None for what is no formula."""
    if "+" not in name and "＋" not in name:
        return None
    quoted = _QUOTED.search(name)
    slots = [fold(slot) for slot in _PLUS.split(quoted[1] if quoted else name)]
    slots[-1] = without_kind(slots[-1])
    plain = roles()
    parties = sorted(numbered(plain.get(slot, slot)) for slot in slots if slot)
    return "+".join(parties) if len(parties) > 1 else None


def regions_of(entry: NameEntry) -> tuple[str, ...]:
    """The names of the province and the prefecture an entry's place lies in."""
    return tuple(name for name in (entry.province, entry.city) if name)


def bearer_of(entry: NameEntry, aliases: Iterable[str], code: str | None) -> Bearer:
    """The bearer of a name that the register does not have.

    Args:
        entry: the first of the entries about it.
        aliases: what any of them calls it.
        code: the code one of them gives it.
    """
    bearer = Bearer(entry.kind, entry.name, regions_of(entry), code)
    if entry.kind == "county":
        shorts = [short.form for short in short_names(entry.name, level_of(entry.name))]
        forms = place_forms(entry.name, shorts, aliases)
    else:
        forms = program_forms(entry.name, aliases)
    bearer.forms = _spoken(bearer, forms, (), entry.id)
    return bearer


def extra_forms(bearer: Bearer, aliases: Iterable[str], told: str) -> tuple[Form, ...]:
    """The forms that aliases add to those a bearer has in the register; ``told`` is the first entry."""
    held = {form.text for form in bearer.forms}
    texts = [text for text in map(fold, aliases) if text not in held and len(text) > 1]
    fresh = dict.fromkeys(texts, (How.ALIAS, ALIAS))
    return _spoken(bearer, fresh, (), told)


def register(gazetteer: Gazetteer) -> Iterator[Bearer]:
    """A bearer for every place of the register down to counties."""
    for place in gazetteer.catalogue():
        regions = tuple(name for name in (place.province, place.city) if name and name != place.name)
        bearer = Bearer("county", place.name, regions, place.code)
        bearer.forms = _spoken(bearer, _forms_of(place), place.pinyin)
        yield bearer


def _spoken(bearer: Bearer, forms: Forms, pinyin: tuple[str, ...], told: str = "") -> tuple[Form, ...]:
    """The forms with their syllables, read as the register reads the full name."""
    return tuple(
        _form(text, how, score, bearer, _syllables(text, bearer.name, pinyin), told)
        for text, (how, score) in forms.items()
    )


def _form(text: str, how: How, score: float, bearer: Bearer, said: tuple[str, ...], told: str) -> Form:
    usual = said == tuple(syllables(text))
    return Form(text, numbered(text), how, score, bearer, said, "".join(said), usual, told)


def _syllables(text: str, name: str, pinyin: tuple[str, ...]) -> tuple[str, ...]:
    if text == name and pinyin:
        return pinyin
    usual = syllables(text) if pinyin else spoken(text)
    name = fold(name)
    at = 0
    for index, char in enumerate(text if pinyin else ""):
        found = name.find(char, at)
        if found >= 0:
            usual[index], at = pinyin[found], found + 1
    return tuple(usual)
