"""What stands around a name: words that can surround one, or a piece of something else.

No list of phrases can know how the next person will ask. What can be told is whether the text around a name
falls apart into everyday words, and whether the words right beside it leave the name a word of its own.
"""

from casebase.search.tables import particles, topics, words

_LONGEST_WORD = 4


def cut(text: str) -> list[str]:
    """The words a folded text falls into, longest first from the left; a character alone where none fits."""
    known, linking, asked = words(), particles(), topics()
    pieces: list[str] = []
    at = 0
    while at < len(text):
        for length in range(min(_LONGEST_WORD, len(text) - at), 1, -1):
            piece = text[at : at + length]
            if piece in known or piece in linking or piece in asked:
                break
        else:
            piece = text[at]
        pieces.append(piece)
        at += len(piece)
    return pieces


def strange(text: str) -> int:
    """How many characters of the text belong to no everyday word."""
    linking, asked = particles(), topics()
    return sum(len(piece) == 1 and piece not in linking and piece not in asked for piece in cut(text))


def beside(before: str, after: str) -> bool:
    """Whether a word between the two texts is what they ask about: linked, not modified or modifying."""
    linking, asked = particles(), topics()
    left, right = cut(before[-8:]), cut(after[:8])
    return (not left or left[-1] in linking) and (not right or right[0] in linking or right[0] in asked)
