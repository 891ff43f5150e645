"""Names of places, short ones mostly, that are ordinary words too."""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from gazetteer_build import tables

COLUMNS = "name\tfrequency in jieba's dictionary\tpart of speech there"


def words() -> dict[str, tuple[int, str]]:
    """The dictionary of jieba: word → frequency and part of speech."""
    lines = files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return {word: (int(frequency), speech) for word, frequency, speech in rows}


_NAMES = {"ns", "nr", "nrt", "nrfg", "nz", "nt"}
_OFTEN = 20
"""Words rarer than this in the dictionary are its guesses (门源 as a noun)."""


def ordinary(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The names that a reader also meets as common words, with the dictionary's figures."""
    known = words()
    marks = {word: mark for mark, several in tables.hand("ordinary.tsv") for word in several.split()}
    for name in sorted(set(names)):
        frequency, speech = known.get(name, (0, ""))
        common = frequency >= _OFTEN and speech not in _NAMES
        if marks.get(name) == "+" or (common and marks.get(name) != "-"):
            yield name, str(frequency), speech
