"""Punctuation: doubled marks made single, half-width marks in Chinese text made full width."""

import re
from collections.abc import Iterator

from casebase.text.characters import HAN
from casebase.text.traced import Edit

_RUN = re.compile(r"[，,、；;：:。！!？?]{2,}")
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_TERMINAL = "。！？"
_BESIDE = rf"[{HAN}，。、；：！？（）《》【】“”‘’%]"
_NARROW = re.compile(rf"[,;:!?](?:(?<={_BESIDE}.)(?!/)|(?={_BESIDE}))")
_STOP = re.compile(rf"\.(?<=[{HAN}”’）].)(?<![一二三四五六七八九十].)(?=[{HAN}“‘（\n]|$)")
_APART = re.compile(rf"(?<=[{HAN}”’）%\d] )[,;:!?](?= )")
_PAREN = re.compile(rf"\(([^()\n]{{0,80}}[{HAN}][^()\n]{{0,80}})\)|\((?<=[{HAN}”’》].)([^()\n]{{1,80}})\)")


def doubled_marks(text: str) -> Iterator[Edit]:
    """Edits that leave one mark where a scraper left several: 。。 or 情况，。 or 省厅，、.

    A comma slipped in before a stronger mark goes; of several sentence ends the first stays. ？！ stays, and
    so do …… and ——, which are two characters by rule (GB/T 15834-2011), and runs of a Latin text.
    """
    for match in _RUN.finditer(text):
        run = match[0].translate(_WIDE)
        if run in ("？！", "！？") or _is_latin(text, match):
            continue
        ends = [mark for mark in run if mark in _TERMINAL]
        yield match.start(), match.end(), ends[0] if ends else run[-1]


def _is_latin(text: str, run: re.Match[str]) -> bool:
    """Whether a run of half-width marks stands in Latin text: nothing Chinese beside it."""
    if not run[0].isascii():
        return False
    beside = text[max(run.start() - 1, 0) : run.start()] + text[run.end() : run.end() + 1]
    return beside.isascii()


def wide_marks(text: str) -> str:
    """The text, of the same length, with half-width , ; : ! ? ( ) beside Chinese characters in full width.

    Numbers keep theirs (1,600 and 08:25), and so do addresses. A text that ends its sentences with full stops
    gets 。 for them.
    """
    if not any(mark in text for mark in ",;:!?(."):
        return text
    if len(_STOP.findall(text)) > text.count("。"):
        text = _STOP.sub("。", text)
    text = _APART.sub(lambda mark: mark[0].translate(_WIDE), text)
    text = _NARROW.sub(lambda mark: mark[0].translate(_WIDE), text)
    return _PAREN.sub(lambda pair: f"（{pair[0][1:-1]}）", text)
