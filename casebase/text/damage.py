"""Mojibake: passages whose bytes were read in the wrong encoding or one byte off.

Nothing is mended here. A damaged passage is only found, so that no fact is anchored in it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import log

from casebase.text.characters import HAN
from casebase.text.commonness import ORDINARY, chinese, ranks, rarity

_FOREIGN = "\u0370-\u03ff\u0400-\u04ff\u3040-\u30ff\u3105-\u312f\uac00-\ud7af\u2500-\u257f\uff61-\uff9f"
"""Letters that Chinese bytes turn into: Greek, Cyrillic, kana, bopomofo, Hangul, box drawing."""
_LATIN = "\x80-\x9f¡-¬®-¶¸-ÖØ-öø-ÿŒœŠšŸŽžƒˆ˜‚„†‡‰‹›€™"
"""What UTF-8 and GBK bytes look like read as Windows-1252 (× and · are used in Chinese text)."""
_PINYIN = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"

_SIGN = re.compile(rf"[?？锟斤拷烫屯\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff{_LATIN}]")
_PLAIN_TO_SEE = re.compile(
    r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff\x80-\x9f]+"
    rf"|锟斤拷|[锟斤拷]{{4,}}|烫烫烫+|屯屯屯+|[{_LATIN}]{{3,}}(?:[{_LATIN}\s!-/]{{0,3}}[{_LATIN}]+){{0,200}}"
    rf"|(?<=[{HAN}。，”’])\?{{2,}}(?=[{HAN}“‘，、；：,;:])|\?{{3,}}"
    rf"|\?(?:！[{HAN}]{{0,2}}|[？。，、；：“”‘’])\?\d*|\?+[a-z](?=[{HAN}、，。])|[?？](?=0\d{2}年)\d+"
)
_ORPHAN = re.compile(rf"\?[{_PINYIN}]{{1,6}}\)")
_CUT_NUMBER = re.compile(r"(?<=\?)\d+")
"""Digits behind a lost byte, which may have been a digit too."""
_STRAY = re.compile(rf"\?(?=[！{HAN}{_FOREIGN}])")
_PAIRED = re.compile(r"\?([^\s?]{1,24})(?=\?)")
_ASKS = re.compile("[吗嗎呢么麼吧啊何谁誰少些几幾]$")
_LETTERS = re.compile(rf"！?[{HAN}{_FOREIGN}A-Za-z0-9]+\??")
_UNTIL_IN_STEP = re.compile(r"[^A-Za-z0-9?]{2,}[A-Za-z0-9?]?")
_HAN = re.compile(f"[{HAN}]")
_STRANGE = re.compile(
    rf"[{_FOREIGN}\u2160-\u217f\u2200-\u22ff\u2460-\u24ff\u3200-\u32ff\uff21-\uff5a々〕〉〇ü]|^[，。、；：”’）]"
)
"""What stands between damaged bytes and hardly ever in a short question: symbols, a mark at the start."""
_REACH = 24
"""How far beyond a damaged byte damage is looked for, in characters."""
_COMMON = 2_500
"""Characters of a higher rank make about one in a hundred of an article."""
_RUN_LEAST = 4
"""So many uncommon characters in close order are worth a trial of decodings."""
_RUN_MOST = 200
"""A longer run is looked at in parts, which join again."""
_HOPELESS = 8
"""So many uncommon characters in close order are damage even where no trial explains it."""
_NO_QUESTION = log(1_200)
"""Mean rarity beyond which a few characters between question marks are no question."""
_CLEARLY_BETTER = log(3)
"""One reading is clearly better than another where its characters are three times as common on average."""


def damaged(text: str, simple: str) -> list[tuple[int, int]]:
    """The damaged passages of a text, in order and apart.

    Args:
        text: without glosses, in the script and width it was given in, because its bytes are tried again.
        simple: the same text in Simplified script, character for character; commonness is judged on it.
    """
    found = list(_plain_to_see(text))
    if "?" in text:
        found += _after_lost_bytes(text, simple)
        found += _between_lost_bytes(text, simple)
    found += _odd_runs(text, simple)
    return _merged(found)


def _plain_to_see(text: str) -> Iterator[tuple[int, int]]:
    """Passages that are damage by the look of them."""
    done = 0
    for sign in _SIGN.finditer(text):
        match = _PLAIN_TO_SEE.match(text, sign.start()) if sign.start() >= done else None
        if match:
            done = match.end()
            yield match.span()


@cache
def _odd() -> re.Pattern[str]:
    """An uncommon Chinese character or a foreign letter."""
    common = sorted(ord(character) for character, rank in ranks().items() if rank <= _COMMON)
    edges = [0x33FF, *common, 0xA000]
    gaps = [(low + 1, high - 1) for low, high in pairwise(edges) if high - low > 1]
    return re.compile(f"[{''.join(f'{chr(low)}-{chr(high)}' for low, high in gaps)}{_FOREIGN}]")


@cache
def _close_order() -> re.Pattern[str]:
    odd = _odd().pattern
    return re.compile(rf"{odd}(?:[^\s，。、；：！？“”]{{0,2}}{odd}){{{_RUN_LEAST - 1},{_RUN_MOST}}}")


def _after_lost_bytes(text: str, simple: str) -> Iterator[tuple[int, int]]:
    """Passages that begin with the ``?`` a lost byte leaves and read one byte off from there."""
    for orphan in _ORPHAN.finditer(text):
        letters = _LETTERS.match(text, orphan.end(), orphan.end() + _REACH)
        end = orphan.end()
        if letters:
            end = letters.end() if letters[0].endswith("?") else _odd_prefix(simple, letters)
            number = _CUT_NUMBER.match(text, end)
            end = number.end() if number else end
        yield orphan.start(), end
    for stray in _STRAY.finditer(text):
        letters = _LETTERS.match(text, stray.end(), stray.end() + _REACH)
        length = _shifted_length(letters[0], simple[letters.start() : letters.end()]) if letters else 0
        if length:
            start = stray.start()
            while start and text[start - 1] == "?":
                start -= 1
            yield start, stray.end() + length


def _between_lost_bytes(text: str, simple: str) -> Iterator[tuple[int, int]]:
    """Short passages between two ``?`` that are made of characters no short question is made of."""
    for pair in _PAIRED.finditer(text):
        inside = simple[pair.start(1) : pair.end(1)]
        given = "".join(_HAN.findall(inside))
        odd = 3 * len(_odd().findall(inside)) > len(given)
        if _STRANGE.search(inside) or (
            given and not _ASKS.search(inside) and (odd or rarity(given) > _NO_QUESTION)
        ):
            yield pair.start(), pair.end() + 1


def _odd_prefix(simple: str, letters: re.Match[str]) -> int:
    """Where the unbroken row of odd characters at the start of some letters ends."""
    end = letters.start()
    while end < letters.end() and _odd().match(simple, end):
        end += 1
    return end


def _shifted_length(letters: str, simple: str) -> int:
    """How many of the letters make better Chinese when their GBK bytes are paired one byte later; 0 for none.

    The first letter's first byte belongs to the character lost before it. A letter of one byte brings the
    pairing back in step, and the passage ends there.
    """
    passage = _UNTIL_IN_STEP.match(letters)
    if not passage:
        return 0
    length = passage.end()
    again = chinese(letters[:length].encode("gbk", "replace")[1:].decode("gbk", "ignore"))
    given = "".join(_HAN.findall(simple[:length]))
    if len(again) < 2 or len(again) < length // 2 or not given:
        return 0
    return length if _reads_better(again, given) else 0


def _reads_better(again: str, given: str) -> bool:
    """Whether a second reading is ordinary Chinese and the first clearly is not."""
    second = rarity(again)
    return second < ORDINARY and rarity(given) - second > _CLEARLY_BETTER


def _odd_runs(text: str, simple: str) -> Iterator[tuple[int, int]]:
    """Runs of uncommon characters that another decoding of their bytes explains, or past explaining."""
    done = 0
    for run in _close_order().finditer(simple):
        odd = _odd().findall(run[0])
        foreign = any(not _HAN.match(character) for character in odd)
        if len(odd) >= _HOPELESS or (foreign and len(odd) > _RUN_LEAST) or _explained(text, simple, run):
            start = run.start()
            while start > done and _odd().match(simple, start - 1):
                start -= 1
            done = run.end()
            yield start, done


def _explained(text: str, simple: str, run: re.Match[str]) -> bool:
    """Whether a passage's bytes make ordinary Chinese as UTF-8, as the other legacy set, or one byte on."""
    passage = text[run.start() : run.end()]
    data = passage.encode("gb18030", "replace")
    readings = (
        data.decode("utf-8", "ignore"),
        data[1:].decode("gbk", "ignore"),
        data.decode("big5", "ignore"),
        passage.encode("big5", "replace").decode("gbk", "ignore"),
    )
    given = simple[run.start() : run.end()]
    again = (chinese(reading) for reading in readings)
    return any(len(other) >= len(passage) // 2 and _reads_better(other, given) for other in again)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
