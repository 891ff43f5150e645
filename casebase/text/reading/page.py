"""Web pages: the article out of the page."""

import re
from typing import Any

from casebase.errors import CasebaseError
from casebase.text.cues import words
from casebase.text.reading import masthead
from casebase.text.reading.document import Document, sha256
from casebase.text.reading.encodings import decode
from casebase.text.reading.tree import link_share, parse, plain_text

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_HEAD = 4096
_SENTENCES = re.compile("[。！？；，]")
_LOGIN = re.compile(
    "请.{0,4}登录|登录后(?:查看|阅读|继续)|用户登录|账号登录|扫码登录|验证码|环境异常|完成验证|访问受限|权限不足|订阅后"
)
_NEEDS_SCRIPT = re.compile(
    "(?:启用|开启|打开|支持).{0,6}(?:javascript|脚本)|enable javascript", re.IGNORECASE
)
_ARTICLE_LEAST = 80
"""Characters; a page with fewer in sentences holds no article."""
_LINKS_MOST = 0.5
"""A part of a page with more of its text in links than this is a list of links."""
_MAIN_SHARE = 0.4
"""A known place counts where it holds at least this share of the page's prose."""


def read_page(data: bytes, declared: str | None = None) -> Document:
    """The article of a web page: its title, the line with source and date, and the paragraphs, line by line.

    Looks where known sites keep their articles, then asks readability, then trafilatura.

    Args:
        data: the page as it came.
        declared: the charset its HTTP header names.

    Raises:
        CasebaseError: where the page holds no article: one to log in at, of links only, or made by scripts.
    """
    named = _CHARSET.search(data, 0, _HEAD)
    source, encoding = decode(data, declared or (named[1].decode("ascii") if named else None))
    root = parse(source)
    if root is None:
        raise CasebaseError("这个网页是空的，里面没有文章；请打开页面后把文章文字复制给我。")
    whole = plain_text(root)
    article = _known_place(root, whole) or _by_readability(source) or _by_trafilatura(source)
    if _prose(article) < _ARTICLE_LEAST:
        raise CasebaseError(_why_no_article(root, whole))
    meta = masthead.metadata(root)
    title = masthead.page_title(root, meta)
    head = [line for line in (title, *masthead.source_lines(whole, article)) if line]
    if title and title in article[: 2 * len(title) + 40]:
        head.remove(title)
    return Document(
        "\n".join((*head, article)),
        sha256(data),
        encoding,
        "html",
        title=title,
        published=masthead.published(meta),
        outlet=masthead.outlet(meta),
    )


def _prose(text: str) -> int:
    """How many characters stand in lines that have punctuation, as sentences do and links do not."""
    return sum(len(line) for line in text.split("\n") if len(line) >= 20 and _SENTENCES.search(line))


def _known_place(root: Any, whole: str) -> str:
    """The text of the first known place that holds the main part of the page; empty where none does."""
    least = max(_ARTICLE_LEAST, _MAIN_SHARE * _prose(whole))
    for place in words("article_places"):
        best = max((plain_text(element) for element in _elements(root, place)), key=_prose, default="")
        if _prose(best) >= least:
            return best
    return ""


def _elements(root: Any, place: str) -> list[Any]:
    if place.startswith("."):
        found = root.xpath(
            "//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {place[1:]} "
        )
    elif place.startswith("#"):
        found = root.xpath("//*[@id=$name]", name=place[1:])
    else:
        found = root.iter(place)
    return [element for element in found if link_share(element) <= _LINKS_MOST]


def _by_readability(source: str) -> str:
    # Imported late: known places are enough for most pages.
    from readability import Document as Readable
    from readability.readability import Unparseable

    try:
        tree = parse(Readable(source).summary(html_partial=True))
    except (Unparseable, ValueError, TypeError):
        return ""
    text = "" if tree is None or link_share(tree) > _LINKS_MOST else plain_text(tree)
    return text if _prose(text) >= _ARTICLE_LEAST else ""


def _by_trafilatura(source: str) -> str:
    # Imported late: it takes long to load and is the last resort.
    import trafilatura

    return trafilatura.extract(source, include_comments=False, include_tables=True) or ""


def _why_no_article(root: Any, whole: str) -> str:
    if root.xpath("//input[translate(@type, 'PASWORD', 'pasword')='password']") or _LOGIN.search(whole):
        return "这个页面要先登录或验证才能看到正文；请打开后把文章文字复制给我，或保存成文件发来。"
    if link_share(root) > _LINKS_MOST and len(list(root.iter("a"))) >= 5:
        return "这个页面只有一串链接，没有文章正文；请点进要收的那一篇，把它的链接发给我。"
    if _NEEDS_SCRIPT.search(whole) or (len(whole) < 200 and len(list(root.iter("script"))) >= 1):
        return "这个页面的正文要在浏览器里才显示，我读不到；请打开后把文章文字复制给我。"
    return "在这个页面里没有找到文章正文；请把文章文字复制给我，或发 .docx、.pdf、.txt 文件。"
