"""Character classes the cleaning rules share, as the insides of regular-expression brackets."""

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff"
"""Chinese characters: the unified ideographs with their extensions, the compatibility block, and 〇."""

WIDE_PUNCTUATION = "，。、；：！？（）《》〈〉【】〔〕［］“”‘’「」『』…—"
"""Punctuation that takes a full square in Chinese text, so no space belongs beside it."""

SENTENCE_END = "。！？!?…"
"""What a sentence can end with, before its closing quotes and brackets."""

CLOSING = "”’」』）)】》〉〕］\"'"
"""Quotes and brackets that may follow the end of a sentence."""


def printed_width(text: str) -> int:
    """How wide a text prints, in half-width units: two for a Chinese character, one for a Latin letter."""
    return len(text.encode("gb18030", "replace"))
