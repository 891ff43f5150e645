"""Web pages: the article out of the page."""

import re
from itertools import islice
from typing import Any

from casebase.errors import CasebaseError
from casebase.text.cues import words
from casebase.text.document import Document, sha256
from casebase.text.reading import masthead
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
_LINE_LEAST = 8
_LINKS_LEAST = 5
_EMPTY_AT_MOST = 200
_LINKS_MOST = 0.5
"""A part of a page with more of its text in links than this is a list of links."""
_PLACES_AT_MOST = 20
"""So many elements of one name are looked at; an article's place is among the first."""
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
    page = _Page(root, source)
    article = page.article()
    if not article:
        raise CasebaseError(page.why_no_article())
    meta = masthead.metadata(root)
    title = masthead.page_title(root, meta)
    over = [title] if title and title not in article[: 2 * len(title) + 40] else []
    return Document(
        "\n".join((*over, *masthead.source_lines(page.whole, article), article)),
        sha256(data),
        encoding,
        "html",
        title=title,
        published=masthead.published(meta),
        outlet=masthead.outlet(meta),
    )


class _Page:
    """One page, and the ways of finding the article in it."""

    def __init__(self, root: Any, source: str) -> None:
        self.root = root
        self.source = source
        self.whole = plain_text(root)
        self._linked = {"".join(link.itertext()).strip() for link in root.iter("a")}

    def article(self) -> str:
        """The article's text by the first way that finds one; empty where none does."""
        if not self._is_article(self.whole):
            return ""
        ways = (self._known_place, self._by_readability, self._by_trafilatura)
        return next(filter(self._is_article, (way() for way in ways)), "")

    def why_no_article(self) -> str:
        """The sentence for a page in which no article was found."""
        locked = self.root.xpath("//input[translate(@type, 'PASWORD', 'pasword')='password']")
        if locked or _LOGIN.search(self.whole):
            return "这个页面要先登录或验证才能看到正文；请打开后把文章文字复制给我，或保存成文件发来。"
        if link_share(self.root) > _LINKS_MOST and len(self.root.xpath("//a")) >= _LINKS_LEAST:
            return "这个页面只有一串链接，没有文章正文；请点进要收的那一篇，把它的链接发给我。"
        scripts = next(self.root.iter("script"), None) is not None
        if _NEEDS_SCRIPT.search(self.whole) or (scripts and len(self.whole) < _EMPTY_AT_MOST):
            return "这个页面的正文要在浏览器里才显示，我读不到；请打开后把文章文字复制给我。"
        return "在这个页面里没有找到文章正文；请把文章文字复制给我，或发 .docx、.pdf、.txt 文件。"

    def _prose(self, text: str) -> int:
        """How many characters stand in lines with punctuation that are not the text of a link."""
        lines = (line.strip() for line in text.split("\n"))
        return sum(
            len(line)
            for line in lines
            if len(line) >= _LINE_LEAST and _SENTENCES.search(line) and line not in self._linked
        )

    def _is_article(self, text: str) -> bool:
        return self._prose(text) >= _ARTICLE_LEAST

    def _known_place(self) -> str:
        """The text of the first known place that holds the main part of the page."""
        least = _MAIN_SHARE * self._prose(self.whole)
        for place in words("article_places"):
            best = max(map(plain_text, self._elements(place)), key=self._prose, default="")
            if self._is_article(best) and self._prose(best) >= least:
                return best
        return ""

    def _elements(self, place: str) -> list[Any]:
        """The elements an entry of the list of places names, but for lists of links."""
        if place.startswith("."):
            path = "//*[contains(concat(' ', normalize-space(@class), ' '), $name)]"
            found = self.root.xpath(path, name=f" {place[1:]} ")
        elif place.startswith("#"):
            found = self.root.xpath("//*[@id=$name]", name=place[1:])
        else:
            found = self.root.iter(place)
        return [element for element in islice(found, _PLACES_AT_MOST) if link_share(element) <= _LINKS_MOST]

    def _by_readability(self) -> str:
        # Imported late: known places are enough for most pages.
        from readability import Document as Readable
        from readability.readability import Unparseable

        try:
            tree = parse(Readable(self.source).summary(html_partial=True))
        except (Unparseable, ValueError, TypeError):
            return ""
        return "" if tree is None or link_share(tree) > _LINKS_MOST else plain_text(tree)

    def _by_trafilatura(self) -> str:
        # Imported late: it takes long to load and is the last resort.
        import trafilatura

        return trafilatura.extract(self.source, include_comments=False, include_tables=True) or ""
