"""Traditional and variant characters of the characters that names of places are written with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from opencc import OpenCC

from gazetteer_build import tables

COLUMNS = "Simplified\tTraditional forms and variants\tthose of them that stand in official names themselves"

_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))


def traditional(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """For each character of the names, what OpenCC and the hand-made table turn into it."""
    written = {char for name in names for char in name}
    simplify = OpenCC("t2s").convert
    forms: dict[str, str] = defaultdict(str)
    for block in _BLOCKS:
        for char in map(chr, block):
            simple = simplify(char)
            if simple != char and simple in written:
                forms[simple] += char
    for simple, variants in tables.hand("variants.tsv"):
        forms = defaultdict(str, {char: _without(known, variants) for char, known in forms.items()})
        forms[simple] += variants
    for simple, variants in sorted(forms.items()):
        if variants:
            yield simple, variants, "".join(char for char in variants if char in written)


def _without(text: str, chars: str) -> str:
    return "".join(char for char in text if char not in chars)
