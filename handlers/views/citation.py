"""A source as GB/T 7714—2015 cites it (信息与文献 参考文献著录规则), in its sequential numbering style."""

from casebase.record import Source

_NAMED = 3
"""Authors named before 等 (section 8.1.2)."""


def citation(source: Source) -> str:
    """``李春生, 马宏富, 李传宝, 等. 题名[N]. 报纸名, 2016-11-20.``; 不详 for what the source does not say."""
    authors = ", ".join(source.authors[:_NAMED]) + (", 等" if len(source.authors) > _NAMED else "")
    medium = "N/OL" if source.url else "N"
    outlet = source.outlet or "出版者不详"
    published = source.published or "日期不详"
    place = f"{outlet}, {published}." + (f" {source.url}." if source.url else "")
    return (
        f"{authors}. {source.title}[{medium}]. {place}" if authors else f"{source.title}[{medium}]. {place}"
    )
