"""Full-width digits, letters and signs to half width; odd spaces and look-alike characters to plain ones."""

import re
import unicodedata
from functools import cache

from casebase.text.cues import words

_SIGNS = str.maketrans("％＋－／＝＠＆＃＿＊～｜．＄＾｀＼", "%+-/=@&#_*~|.$^`\\")
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SMALL_FORMS = str.maketrans("｡､﹐﹑﹒﹔﹕﹖﹗﹙﹚｢｣∶︰", "。、，、。；：？！（）「」：：")
_BULLETS = str.maketrans("․・･‧∙", "·····")


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0xFF10, 0xFF5B):
        character = chr(code)
        if character.isalnum():
            table[code] = unicodedata.normalize("NFKC", character)
    # Text taken out of PDF files carries radicals in place of characters: ⼈ for 人.
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    table.update({ord(pair[0]): pair[1] for pair in words("radicals")})
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    for signs in (_SIGNS, _SMALL_FORMS, _BULLETS):
        table.update({code: chr(plain) for code, plain in signs.items()})
    return table


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, _table())))}]+")


def half_width(text: str) -> str:
    """The text with digits, Latin letters and number signs in half width, of the same length.

    Source of the pairs: the Unicode blocks Halfwidth and Fullwidth Forms, CJK Compatibility Ideographs,
    Kangxi Radicals. Chinese punctuation stays full width.
    """
    return _wide().sub(lambda wide: wide[0].translate(_table()), text)
