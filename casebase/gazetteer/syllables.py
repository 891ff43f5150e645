"""Pinyin of names of places: pypinyin's reading, put right by hand where names are read otherwise."""

from functools import cache
from importlib.resources import files


def syllables(name: str) -> tuple[str, ...]:
    """One syllable with its tone digit for each character (``zi1 yuan2 xian4``); ü is written v.

    Names of the gazetteer down to counties are read once, when its data are compiled; this is for that,
    and for townships. It loads pypinyin when first called.
    """
    from pypinyin import Style, lazy_pinyin  # 0.1 s and 30 MB that most runs never need

    read = lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True)
    for written, correct in _overrides():
        at = name.find(written)
        if at >= 0:
            read[at : at + len(written)] = correct
    return tuple(read)


@cache
def _overrides() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What ``data/pinyin.tsv`` says, shorter names first so that longer ones have the last word."""
    lines = files("casebase.gazetteer").joinpath("data/pinyin.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(sorted(((row[0], tuple(row[1].split())) for row in rows), key=lambda row: len(row[0])))
