"""Compile the word lists of ``casebase/extraction/data`` from the dictionary that jieba ships.

Run by hand when jieba is updated: ``python scripts/compile_extraction_words.py``. The extraction itself
never imports jieba: it reads the two small files written here.

* ``words.tsv.xz``: common words with frequency and part of speech, to find where a name begins;
* ``given_names.tsv``: how often a character stands in a given name, to tell 李强 from 李强带.
"""

import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jieba

DATA = Path(__file__).parent.parent / "casebase" / "extraction" / "data"
SOURCE = "jieba {} dict.txt (MIT licence)".format(jieba.__version__)
FEWEST = 20
"""Words rarer than this find no boundary that a single character would not."""
LEFT_OUT = ("nr", "nt", "nz", "x", "zg", "eng")
"""Names, organisations and entries without a part of speech."""


def entries() -> Iterator[tuple[str, int, str]]:
    """Every entry of the dictionary: word, frequency, part of speech."""
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split()
        yield word, int(count), tag


def common_words() -> list[str]:
    """Lines of ``words.tsv``: one to four characters, no names of people or organisations."""
    lines = []
    for word, count, tag in entries():
        if len(word) > 4 or count < FEWEST or tag.startswith(LEFT_OUT):
            continue
        short = tag if tag in ("vn", "ns") else tag[:1]
        lines.append(f"{word}\t{count}\t{short}")
    return lines


def given_name_characters(surnames: set[str]) -> Counter[str]:
    """Characters of the dictionary's personal names after their surname."""
    count: Counter[str] = Counter()
    for word, _, tag in entries():
        if tag == "nr" and len(word) in (2, 3) and word[0] in surnames:
            count.update(word[1:])
    return count


def main() -> None:
    """Write both files."""
    lines = [f"# {SOURCE}: word, frequency, part of speech", *common_words()]
    (DATA / "words.tsv.xz").write_bytes(lzma.compress("\n".join(lines).encode(), preset=9))
    surname_lines = (DATA / "surnames.txt").read_text("utf-8").splitlines()
    surnames = {w for line in surname_lines if not line.startswith("#") for w in line.split() if len(w) == 1}
    rows = (f"{c}\t{n}" for c, n in given_name_characters(surnames).most_common() if n > 2)
    head = f"# {SOURCE}: characters of given names among its personal names, with counts"
    (DATA / "given_names.tsv").write_text("\n".join([head, *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
