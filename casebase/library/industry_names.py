"""Industries under their several names: 电子商务 is 电商, 肉牛 is a kind of what 养牛 asks for."""

from functools import cache

from casebase.library.tables import rows

_NONE = "-"


def one_name(industry: str) -> str:
    """The name an industry is counted under: the same for all words for the very same."""
    return _same().get(industry, industry)


def all_names(industry: str) -> tuple[str, ...]:
    """Every word whose industries are meant by one: itself, other words for it, and its kinds."""
    name = one_name(industry)
    return tuple(dict.fromkeys((industry, name, *_meant().get(name, ()))))


@cache
def _same() -> dict[str, str]:
    return {word: name for name, same, _ in rows("industry_names") for word in _words(same)}


@cache
def _meant() -> dict[str, tuple[str, ...]]:
    """What a name stands for besides itself; a character alone would be in too many words."""
    return {
        name: tuple(word for word in (*_words(same), *_words(kinds)) if len(word) > 1)
        for name, same, kinds in rows("industry_names")
    }


def _words(cell: str) -> list[str]:
    return [] if cell == _NONE else cell.split()
