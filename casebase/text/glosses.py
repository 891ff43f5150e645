"""Pinyin glosses that a scraper left behind characters: 構(gòu)建."""

import re
import unicodedata
from collections.abc import Iterator

from casebase.text.characters import HAN
from casebase.text.traced import Edit

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300-\u0304\u0306-\u030c"
_LETTERS = f"a-zɡüêA-Z{_TONED}"
_GLOSSED = re.compile(
    rf"[(（\[［〔](?<=[{HAN}].)\s?([{_LETTERS}'’ ]{{1,24}})[0-5]?\s?[)）\]］〕]"
    rf"(?:[(（\[［〔]\s?[{_LETTERS}'’ ]{{1,24}}[0-5]?\s?[)）\]］〕]){{0,3}}"
)
_HAS_TONE = re.compile(rf"[{_TONED}]")
# Scheme for the Chinese Phonetic Alphabet (1958; ISO 7098): initials and finals of standard syllables.
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxryzcsw]|[zcs]h)?"
    r"(?:i?a(?:ng?|o|i)?|i?e(?:ng?|i|r)?|i(?:ng?|u|ong)?|o(?:ng|u)?|u(?:a(?:ng?|i)?|ei|[ion]|ng)?|[uvü]e?n?)"
)
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}['’ ]?){{1,4}}|n|ng|m|hm|hng")
_UNTONED_NEED = 3
"""Glosses without a tone mark, like 們(men), count only in a text that has this many glosses."""


def glosses(text: str) -> Iterator[Edit]:
    """Edits that fold each gloss into the character it explains.

    A bracket counts as a gloss where it follows a Chinese character and holds nothing but standard pinyin
    syllables with a tone mark; one without tone marks counts where the text is glossed throughout, so an
    English word in brackets stays.
    """
    found = [(match, _kind(match[1])) for match in _GLOSSED.finditer(text)]
    throughout = sum(kind is not None for _, kind in found) >= _UNTONED_NEED
    for match, kind in found:
        if kind == "toned" or (kind == "plain" and throughout):
            yield match.start() - 1, match.end(), text[match.start() - 1]


def _kind(inside: str) -> str | None:
    """Whether a bracket's inside is pinyin with a tone mark, pinyin without, or something else."""
    bare = unicodedata.normalize("NFD", inside.strip().replace("ɡ", "g"))
    toned = bool(_HAS_TONE.search(inside.strip()))
    bare = re.sub("[\u0300-\u0304\u0306-\u030c]", "", bare)
    if not _SYLLABLES.fullmatch(unicodedata.normalize("NFC", bare).lower()):
        return None
    if toned:
        return "toned"
    return "plain" if bare.islower() else None
