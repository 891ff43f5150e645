"""What stands around a name: words that can surround one, or a piece of something else.

No list of phrases can know how the next person will ask. What can be told is whether the text around a name
falls apart into everyday words, and whether the words right beside it leave the name a word of its own.
"""

from casebase.search.tables import after, before, particles, verbs, word_lengths, words

_NEARBY = 8
"""How many characters before a name are read to find the word right before it."""
UNITS = frozenset("县区市旗盟州")
"""Last characters of the names of counties and prefectures."""
_OF = "的"
LINKS = frozenset(("", "和", "与", "跟", "同", "及", "以及", "或", "还是", "vs", "到"))
"""What can stand between two names asked about together."""


def cut(text: str) -> list[str]:
    """The words a folded text falls into, longest first from the left; a character alone where none fits."""
    pieces: list[str] = []
    lengths, known = word_lengths(), words()
    at = 0
    while at < len(text):
        for length in lengths.get(text[at : at + 2], ()):
            piece = text[at : at + length]
            if length == 2 or (len(piece) == length and piece in known):
                break
        else:
            piece = text[at]
        pieces.append(piece)
        at += len(piece)
    return pieces


def first_word(text: str, at: int = 0) -> str:
    """The longest word that begins there; the character alone where none does, nothing at the end."""
    for length in word_lengths().get(text[at : at + 2], ()):
        word = text[at : at + length]
        if length == 2 or (len(word) == length and word in words()):
            return word
    return text[at : at + 1]


def is_strange(piece: str) -> bool:
    """Whether a piece of a text is no word one knows."""
    return len(piece) == 1 and piece not in particles()


def strange(text: str) -> int:
    """How many characters of the text belong to no everyday word."""
    closed = particles()
    return sum(len(piece) == 1 and piece not in closed for piece in cut(text))


def asked_about(left: str, right: str) -> bool:
    """Whether a word between the two texts is what they ask about, rather than a part of what they say."""
    head = cut(left[-_NEARBY:])
    # 想看看 falls into 想看 and 看, read from the left.
    if head and before().isdisjoint((head[-1], left[-2:], left[-3:])):
        return False
    tail = first_word(right)
    if tail == _OF:
        tail = first_word(right, 1)
    return not tail or tail in after()


def is_word(text: str) -> bool:
    """Whether a text is one everyday word."""
    return text in words() or text in particles()


def apart_from(left: str, right: str) -> bool:
    """Whether what stands beside a name leaves it whole: 梁山 in 梁山泊市 and 金山 in 旧金山 are pieces."""
    if len(left) == 1 and _unknown(left):
        return False
    tail = first_word(right)
    if not is_strange(tail):
        return True
    ahead = right[1:2]
    return ahead not in UNITS if ahead else len(left) > 1 or not _unknown(tail)


def _unknown(piece: str) -> bool:
    return is_strange(piece) and piece not in verbs()
