"""Stable ASCII ids: pinyin of the place, of a program's name; the same article gives the same ids."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache

from casebase.extraction import program_cues as cues
from casebase.extraction import wordlists
from casebase.extraction.spans import PlaceSpan
from casebase.gazetteer import Gazetteer
from casebase.record import Place

_LONGEST = 40
_STEM = 24
_UNITS = re.compile(
    r"(?:特别行政区|自治[区州县旗]|省|市|地区|盟|县|林区|区|旗|街道|苏木|镇|乡|社区|嘎查|村)$"
)


@cache
def _readings() -> dict[str, str]:
    return {c: syllable for syllable, characters in wordlists.table("pinyin").items() for c in characters}


def slug(text: str) -> str:
    """Toneless pinyin of the Chinese characters, Latin letters and digits kept: 小细胞 → xiaoxibao."""
    return "".join(
        _readings().get(c, "") if c > "\x7f" else c.lower() for c in text if c > "\x7f" or c.isalnum()
    )


def place_slug(place: PlaceSpan) -> str:
    """Ziyuan for 资源县, qingyuan-dasuhe for a township, with its county before it."""
    return slug_of(as_place(place), place.county_code)


def slug_of(place: Place, county_code: str | None = None) -> str:
    """The same of a place of the register; ``county_code`` where its own code does not tell."""
    code = county_code or (place.code[:6] if place.code and len(place.code) >= 6 else None)
    county = Gazetteer.load().get(code) if code else None
    parts = [_stem_slug(place)]
    if county is not None and county.path != place.path:
        parts.insert(0, _stem_slug(county))
    return "-".join(filter(None, parts))[:_STEM].strip("-") or "case"


def _stem_slug(place: Place) -> str:
    """The place's shortest name; the register's reading of it where it has one (重庆 is chongqing)."""
    stem = min((place.name, *place.aliases), key=len)
    if stem == place.name:
        stem = _UNITS.sub("", place.name) or place.name
        stem = stem if len(stem) > 1 else place.name
    if place.code and len(place.code) <= 6 and place.name.startswith(stem):
        syllables = Gazetteer.load().pinyin(place.code)[: len(stem)]
        return "".join(s.rstrip("012345") for s in syllables)
    return slug(stem)


def case_id(place: PlaceSpan, taken: frozenset[str]) -> str:
    """The place's slug, numbered where a case of that id exists."""
    return _free(place_slug(place), taken)


def source_id(place: str, sha256: str) -> str:
    """The place's slug with the beginning of the hash: unique, and the same for the same bytes."""
    return f"{place[: _LONGEST - 9]}-{sha256[:8]}"


def program_ids(case: str, names: list[str]) -> Iterator[str]:
    """One id a program, in order: the case's id and pinyin of what tells the program from others."""
    given: set[str] = set()
    for name in names:
        own = slug(cues.stem(name))
        if not own:
            own = hashlib.sha256(name.encode()).hexdigest()[:6]
        made = _free(f"{case}-{own}"[:_LONGEST].strip("-"), frozenset(given))
        given.add(made)
        yield made


def _free(wanted: str, taken: frozenset[str]) -> str:
    if wanted not in taken:
        return wanted
    n = 2
    while f"{wanted[: _LONGEST - 4]}-{n}" in taken:
        n += 1
    return f"{wanted[: _LONGEST - 4]}-{n}"


def as_place(span: PlaceSpan) -> Place:
    """The record of a place: the register's where it has one."""
    known = Gazetteer.load().get(span.code) if span.code else None
    if known is not None:
        return known
    return Place(code=None, name=span.path[-1], level=span.level, path=span.path)
