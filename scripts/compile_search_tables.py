"""Compile the character and word tables of ``casebase/search/tables`` from public packages.

    python scripts/compile_search_tables.py --char-similar DIR

Sources, all installed with pip: pypinyin (MIT) for readings, OpenCC (Apache-2.0) for the Simplified form of a
character, jieba (MIT) for everyday words, and char-similar 0.0.2 (MIT; its wheel unpacked into ``DIR``, it is
not a dependency) for stroke orders and parts. Every table says so in its first line.
"""

import json
from collections import defaultdict
from pathlib import Path

import click
import jieba
import opencc
from pypinyin import Style, lazy_pinyin, pinyin_dict
from pypinyin.style import convert as style_of

TABLES = Path(__file__).parent.parent / "casebase/search/tables"
HAN = range(0x4E00, 0x9FA6)
LONGEST_WORD = 4
COMMON_FREQUENCY, WORD_FREQUENCY = 200, 30
"""How often jieba's corpus must have seen a word for it to count as a common one, or as one at all."""
VERB_FREQUENCY = 2000
VERBS = "vpdcrt"
"""Parts of speech, by their first letter in jieba, of characters that are words by themselves."""
FOREIGN_ENDINGS = "县市府省国岛港"
PART_FREQUENCY = 7.0
"""Natural logarithm of how often char-similar's corpus must have seen a character to be worth its strokes."""


def write(name: str, source: str, lines: list[str]) -> None:
    """Write one table with the line on its source."""
    path = TABLES / name
    path.write_text("\n".join([f"# {source}", *lines]) + "\n", encoding="utf-8")
    print(f"{name}: {len(lines)} lines, {path.stat().st_size // 1024} KB")


def simplified() -> dict[str, str]:
    """Traditional and variant characters with the character the project reads them as."""
    convert = opencc.OpenCC("t2s").convert
    pairs = {chr(c): convert(chr(c)) for c in [*range(0x3400, 0x4DC0), *HAN]}
    return {old: new for old, new in pairs.items() if old != new and len(new) == 1}


def readings(skip: dict[str, str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Characters by their usual reading, and the other readings a character has; without tones."""
    usual: dict[str, list[str]] = defaultdict(list)
    others: dict[str, list[str]] = {}
    for code in [0x3007, *HAN]:
        char = chr(code)
        if char in skip or code not in pinyin_dict.pinyin_dict:
            continue
        marked = pinyin_dict.pinyin_dict[code].split(",")
        plain = list(
            dict.fromkeys(style_of(one, Style.NORMAL, strict=False).replace("ü", "v") for one in marked)
        )
        usual[plain[0]].append(char)
        if len(plain) > 1:
            others[char] = plain[1:]
    return usual, others


def phrases(everyday: list[str], usual: dict[str, list[str]]) -> list[str]:
    """Everyday words that are not read as their characters usually are, with their reading."""
    alone = {char: reading for reading, chars in usual.items() for char in chars}
    rows = []
    for word in everyday:
        said = [one.replace("ü", "v") for one in lazy_pinyin(word)]
        if said != [alone.get(char, char) for char in word]:
            rows.append(f"{word} {' '.join(said)}")
    return rows


def everyday() -> tuple[list[str], list[str], list[str]]:
    """Words of two to four characters: common ones, and rarer or foreign ones; and verbs of one character."""
    common, rarer, alone = set(), set(), set()
    with Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8") as rows:
        for row in rows:
            word, count, tag = row.split()
            if any(ord(char) not in HAN for char in word) or len(word) > LONGEST_WORD:
                continue
            if len(word) == 1:
                if int(count) >= VERB_FREQUENCY and tag[0] in VERBS:
                    alone.add(word)
            elif int(count) >= COMMON_FREQUENCY:
                common.add(word)
            elif int(count) >= WORD_FREQUENCY or (tag == "ns" and word[-1] in FOREIGN_ENDINGS):
                rarer.add(word)
    return sorted(common), sorted(rarer), sorted(alone)


def shapes(folder: Path, skip: dict[str, str]) -> list[str]:
    """Characters with their strokes in order (1 横 2 竖 3 撇 4 点 5 折) and the parts they fall into."""
    load = lambda name: json.loads((folder / f"char_similar/data/char_{name}.dict").read_text("utf-8"))  # noqa: E731
    orders, parts, frequency = load("order"), load("stroke"), load("frequency")
    common = [c for c in orders if frequency.get(c, 0) >= PART_FREQUENCY and ord(c) in HAN and c not in skip]
    return [f"{c} {orders[c]} {''.join(parts.get(c, ()))}".rstrip() for c in sorted(common)]


@click.command()
@click.option("--char-similar", "folder", required=True, type=click.Path(exists=True, path_type=Path))
def main(folder: Path) -> None:
    """Write all tables."""
    variants = simplified()
    write(
        "simplified.txt",
        "traditional and variant characters, then what they are read as; from OpenCC t2s (Apache-2.0)",
        ["".join(variants), "".join(variants.values())],
    )
    usual, others = readings(variants)
    write(
        "pinyin.txt",
        "usual reading and the characters that have it, then characters with their other readings; "
        "from pypinyin (MIT)",
        [f"{reading} {''.join(chars)}" for reading, chars in sorted(usual.items())]
        + [f"{char} {' '.join(rest)}" for char, rest in sorted(others.items())],
    )
    common, rarer, alone = everyday()
    write("common.txt", "common words; from jieba's dictionary (MIT)", common)
    write("rarer.txt", "rarer words and foreign places; from jieba's dictionary (MIT)", rarer)
    write(
        "verbs.txt", "characters that are verbs or the like by themselves; from jieba (MIT)", ["".join(alone)]
    )
    write(
        "phrases.txt",
        "words not read as their characters are; from pypinyin (MIT)",
        phrases([*common, *rarer], usual),
    )
    write(
        "shapes.txt",
        "character, strokes in order (1 横 2 竖 3 撇 4 点 5 折), parts; from char-similar 0.0.2 (MIT)",
        shapes(folder, variants),
    )


if __name__ == "__main__":
    main()
