"""Compile the word lists of ``casebase/extraction/data`` from what jieba and pypinyin ship.

Run by hand when they are updated: ``python scripts/compile_extraction_words.py``. The extraction itself
imports neither: it reads the small files written here.

* ``words.txt.xz``: common words with frequency and part of speech, to find where a name begins;
* ``given_names.tsv``: how often a character stands in a given name, to tell 李强 from 李强带;
* ``pinyin.tsv``: one toneless reading a character, for ids.
"""

import lzma
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import jieba
import pypinyin

DATA = Path(__file__).parent.parent / "casebase" / "extraction" / "data"
SOURCE = f"jieba {jieba.__version__} dict.txt (MIT licence)"
FEWEST = 20
"""Words rarer than this find no boundary that a single character would not."""
LEFT_OUT = ("nr", "nt", "nz", "x", "zg", "eng")
"""Names, organisations and entries without a part of speech."""


def entries() -> Iterator[tuple[str, int, str]]:
    """Every entry of the dictionary: word, frequency, part of speech."""
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split()
        yield word, int(count), tag


def common_words() -> Iterator[str]:
    """Lines of ``words.txt``: part of speech, logarithm of the share of running text, the words of both.

    One to four characters; no names of people or organisations but one-character ones (县, 张), which stand
    for themselves.
    """
    kept = [(word, count, _short(tag)) for word, count, tag in entries() if _wanted(word, count, tag)]
    total = math.log(sum(count for _, count, _ in kept))
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word, count, tag in kept:
        groups[tag, f"{math.log(count) - total:.1f}"].append(word)
    for (tag, share), words in sorted(groups.items()):
        yield f"{tag} {share} {' '.join(words)}"


def _wanted(word: str, count: int, tag: str) -> bool:
    return len(word) <= 4 and count >= FEWEST and (len(word) == 1 or not tag.startswith(LEFT_OUT))


def _short(tag: str) -> str:
    if tag.startswith(LEFT_OUT):
        return "n"
    return tag if tag in ("vn", "ns") else tag[:1]


def given_name_characters(surnames: set[str]) -> Counter[str]:
    """Characters of the dictionary's personal names after their surname."""
    count: Counter[str] = Counter()
    for word, _, tag in entries():
        if tag == "nr" and len(word) in (2, 3) and word[0] in surnames:
            count.update(word[1:])
    return count


def readings() -> Iterator[str]:
    """Lines of ``pinyin.tsv``: a syllable and the characters of GB 2312 read so first of all."""
    by_syllable: defaultdict[str, list[str]] = defaultdict(list)
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                character = bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            by_syllable[pypinyin.lazy_pinyin(character, v_to_u=False)[0]].append(character)
    for syllable, characters in sorted(by_syllable.items()):
        yield f"{syllable}\t{''.join(characters)}"


def main() -> None:
    """Write the files."""
    lines = [f"# {SOURCE}: part of speech, logarithm of the share of running text, words", *common_words()]
    (DATA / "words.txt.xz").write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))
    surname_lines = (DATA / "surnames.txt").read_text("utf-8").splitlines()
    surnames = {w for line in surname_lines if not line.startswith("#") for w in line.split() if len(w) == 1}
    rows = (f"{c}\t{n}" for c, n in given_name_characters(surnames).most_common() if n > 2)
    head = f"# {SOURCE}: characters of given names among its personal names, with counts"
    (DATA / "given_names.tsv").write_text("\n".join([head, *rows]) + "\n", "utf-8")

    head = f"# pypinyin {pypinyin.__version__} (MIT licence): first readings of GB 2312, without tones"
    (DATA / "pinyin.tsv").write_text("\n".join([head, *readings()]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
