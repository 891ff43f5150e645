"""A source as GB/T 7714—2015 cites it (信息与文献 参考文献著录规则), in its sequential numbering style."""

from functools import cache
from importlib import resources

from casebase.record import Source

_NAMED = 3
"""Authors named before 等 (section 8.1.2)."""
_NO_OUTLET = "[出版者不详]"
"""In brackets, as what the source itself does not say is (section 8.4.2)."""
_NO_DATE = "[日期不详]"
_OTHER = "Z"
"""The document type of what is of no other known type (appendix B)."""


def citation(source: Source, accessed: str | None = None) -> str:
    """``李春生, 马宏富, 李传宝, 等. 题名[N]. 报纸名, 2016-11-20.``

    What the source does not say is said to be unknown and never filled in: without authors the title comes
    first (section 8.1.3 allows it in this style), without a known kind of outlet the type is Z.

    Args:
        source: what to cite.
        accessed: ISO date on which the address was read, where that is known.
    """
    kind = _type(source)
    medium = f"{kind}/OL" if source.url or kind == "EB" else kind
    where = _published(source, kind) + (f"[{accessed}]" if accessed and source.url else "")
    parts = [_authors(source), f"{source.title}[{medium}]", where, source.url or ""]
    return ". ".join(filter(None, parts)) + "."


def _authors(source: Source) -> str:
    return ", ".join(source.authors[:_NAMED]) + (", 等" if len(source.authors) > _NAMED else "")


def _type(source: Source) -> str:
    """The document type: by the outlet's name, or a web page where only an address is known."""
    outlet = (source.outlet or "").strip()
    endings = [ending for ending in _outlets() if outlet.lower().endswith(ending.lower())]
    if endings:
        return _outlets()[max(endings, key=len)]
    return "EB" if source.url else _OTHER


def _published(source: Source, kind: str) -> str:
    """Outlet and date in the form of the type (sections 4.3, 4.4 and 4.6)."""
    date = _date(source)
    if kind == "J":
        date = date if date == _NO_DATE else date[:4]
    elif kind == "EB" and source.outlet is None:
        return date if date == _NO_DATE else f"({date})"
    elif kind == "EB" and date != _NO_DATE:
        date = f"{date[:4]}({date})" if len(date) > len("2018") else date
    return f"{source.outlet or _NO_OUTLET}, {date}"


def _date(source: Source) -> str:
    """The date as far as the source gives it; a day without its year is no date of publication."""
    date = source.published
    return _NO_DATE if date is None or date.startswith("--") else date


@cache
def _outlets() -> dict[str, str]:
    """Document types by the endings of outlets' names, as ``outlets.tsv`` has them."""
    table = resources.files("handlers.views").joinpath("outlets.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows}
