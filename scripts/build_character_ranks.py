"""Rank Chinese characters by how often they are used, from the word counts that jieba ships (MIT licence).

Run ``python scripts/build_character_ranks.py`` after a new jieba edition; it writes
``casebase/text/cues/character_ranks.txt``.
"""

import re
from collections import Counter
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

KEPT = 4_000
PER_LINE = 50
TARGET = Path(__file__).parent.parent / "casebase" / "text" / "cues" / "character_ranks.txt"


def ranked() -> list[str]:
    """The most used characters in order, as their words' counts add up."""
    counts: Counter[str] = Counter()
    for line in (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count = line.split(" ")[:2]
        for character in re.findall("[\u4e00-\u9fff]", word):
            counts[character] += int(count)
    return [character for character, _ in counts.most_common(KEPT)]


def main() -> None:
    """Write the data file."""
    characters = "".join(ranked())
    rows = [characters[at : at + PER_LINE] for at in range(0, len(characters), PER_LINE)]
    head = (
        f"# The {KEPT} most used Chinese characters (Simplified), most used first, {PER_LINE} a line.\n"
        f"# Source: word counts of jieba {version('jieba')}, dict.txt (MIT licence),\n"
        "# added up by scripts/build_character_ranks.py.\n"
    )
    TARGET.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
