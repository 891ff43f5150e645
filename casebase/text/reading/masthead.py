"""What a page says of its article: title, outlet, date, in its metadata and in the line over the text."""

import re
from typing import Any

_TITLES = ("articletitle", "og:title", "twitter:title", "title")
_PUBLISHED = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "publish_time",
    "datepublished",
    "date",
    "weibo:article:create_at",
)
_OUTLETS = ("contentsource", "source", "mediaid", "og:site_name", "sitename", "application-name")
_DATE = r"(?:19|20)\d{2}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}"
_SOURCE = re.compile(rf"(?:来源|稿源|发布时间|发布日期|时间|日期|作者|记者|來源|作者|時間)\s?[:：]|{_DATE}")
_SOURCE_AT_MOST = 120
_SITE = re.compile(
    r"\s*[_|｜—–-]+\s*[^_|｜—–-]*(?:网|网站|報|报|政府|频道|在线|新闻|中心|公众号|客户端|app|com|cn|\.).*$",
    re.IGNORECASE,
)


def metadata(root: Any) -> dict[str, str]:
    """The page's ``meta`` entries by name or property, in lower case, the first of a name only."""
    found: dict[str, str] = {}
    for entry in root.iter("meta"):
        name = (entry.get("name") or entry.get("property") or entry.get("itemprop") or "").strip().lower()
        content = (entry.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def page_title(root: Any, meta: dict[str, str]) -> str | None:
    """The article's title: the page's only h1, its metadata, or its title element without the site's name."""
    headings = [" ".join("".join(heading.itertext()).split()) for heading in root.iter("h1")]
    headings = [heading for heading in headings if 4 <= len(heading) <= 100]
    if len(headings) == 1:
        return headings[0]
    for name in _TITLES:
        if meta.get(name):
            return _SITE.sub("", meta[name]) or meta[name]
    title = root.find(".//title")
    text = " ".join("".join(title.itertext()).split()) if title is not None else ""
    return (_SITE.sub("", text) or text) or None


def published(meta: dict[str, str]) -> str | None:
    """The date the metadata give, as written."""
    return next((meta[name] for name in _PUBLISHED if name in meta), None)


def outlet(meta: dict[str, str]) -> str | None:
    """The outlet the metadata give."""
    return next((meta[name] for name in _OUTLETS if name in meta), None)


def source_lines(page: str, article: str) -> list[str]:
    """The lines over the article in which the page tells source, author and date, that the article lacks.

    Args:
        page: the text of the whole page.
        article: the text taken for the article.
    """
    first = next((line for line in article.split("\n") if len(line) >= 20), article)
    over = page[: page.find(first)] if first in page else page[:2000]
    lines = [
        line.strip() for line in over.split("\n") if len(line) <= _SOURCE_AT_MOST and _SOURCE.search(line)
    ]
    return [line for line in lines[-2:] if line not in article]
