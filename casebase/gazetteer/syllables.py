"""Pinyin of names of places: pypinyin's reading, put right by hand where names are read otherwise."""

import re
from functools import cache

from casebase.gazetteer import tables


def syllables(name: str) -> tuple[str, ...]:
    """One syllable with its tone digit for each character (``zi1 yuan2 xian4``); ü is written v.

    Names of the gazetteer down to counties are read once, when its data are compiled; this is for that,
    and for townships. It loads pypinyin when first called.
    """
    from pypinyin import Style, lazy_pinyin  # 0.1 s and 30 MB that most runs never need

    read = lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True)
    for written, correct in _overrides():
        for found in re.finditer(written, name):
            read[found.start() : found.end()] = correct
    return tuple(read)


@cache
def _overrides() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What ``data/pinyin.tsv`` says, shorter names first so that longer ones have the last word."""
    readings = [(written, tuple(correct.split())) for written, correct in tables.rows("pinyin.tsv")]
    return tuple(sorted(readings, key=lambda reading: len(reading[0])))
