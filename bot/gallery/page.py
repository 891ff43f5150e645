"""The gallery's page: what was seen of each scene, drawn as a chat, in one file that needs no other."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from string import Template
from typing import Any

from bot.gallery.stage import NAMES, READER_ID, Played, Seen
from bot.local.reading import as_html

_FOLDED = re.compile(r"<blockquote expandable>(.*?)</blockquote>", re.DOTALL)
_FOLDING = (
    r'<blockquote><details class="fold"><summary>'
    r'<span class="three">\1</span></summary></details></blockquote>'
)
_MARKS = {
    "url": "url",
    "copy_text": "copy",
    "switch_inline_query": "share",
    "switch_inline_query_current_chat": "share",
    "switch_inline_query_chosen_chat": "share",
}
"""The sign in a button's corner where it does not ask the bot."""
_OF_PEOPLE = ("said", "posted")
_BUBBLES = ("said", "shown", "changed", "posted")
_BEFORE = {"opened": "打开 ", "copied": "已复制：", "sign": "机器人的表态 "}


@dataclass(frozen=True, slots=True)
class Picture:
    """A card drawn for outside of chats."""

    caption: str
    png: bytes


def page(played: Sequence[Played], pictures: Iterable[Picture]) -> str:
    """The whole page."""
    template = Template(resources.files("bot.gallery").joinpath("page.html").read_text("utf-8"))
    titles = [escape(one.scene.title) for one in played]
    return template.substitute(
        contents="".join(f'<a href="#s{n}">{title}</a>' for n, title in enumerate(titles))
        + '<a href="#cards">卡片</a>',
        scenes="\n".join(_scene(n, one) for n, one in enumerate(played)),
        cards="\n".join(map(_picture, pictures)),
    )


def _scene(number: int, played: Played) -> str:
    scene = played.scene
    title, note = escape(scene.title), escape(scene.note)
    name, about = ("县域案例库", "机器人") if scene.chat is None else ("驻村工作群", "群")
    named = f"<div><b>{name}</b><small>{about}</small></div>"
    bar = f'<div class="bar"><div class="face">{name[0]}</div>{named}</div>'
    talk = "\n".join(map(_seen, played.seen))
    kind = "private" if scene.chat is None else "group"
    chat = f'<div class="chat {kind}">{bar}<div class="talk">\n{talk}\n</div></div>'
    return f'<section id="s{number}"><h2>{title}</h2><p>{note}</p>{chat}</section>'


def _seen(seen: Seen) -> str:
    if seen.kind in _BUBBLES:
        return _bubble(seen)
    if seen.kind == "results":
        return _results(seen)
    return f'<div class="{seen.kind}">{_BEFORE.get(seen.kind, "")}{escape(seen.text, quote=False)}</div>'


def _bubble(seen: Seen) -> str:
    mine = " mine" if seen.who.startswith(NAMES[READER_ID]) and seen.kind in _OF_PEOPLE else ""
    where = f'<div class="elsewhere">→ {escape(seen.where)}</div>' if seen.where else ""
    who = f'<span class="who">{escape(seen.who)}</span>'
    file = f'<div class="file">{escape(seen.file)}</div>' if seen.file else ""
    file += f'<img alt="图" src="{_data(seen.picture)}">' if seen.picture else ""
    mark = '<span class="mark">已编辑</span>' if seen.kind == "changed" else ""
    said = f'<div class="text">{_html(seen.text, seen.entities)}</div>'
    return f'{where}<div class="b {seen.kind}{mine}">{who}{file}{said}{mark}</div>{_keys(seen)}'


def _keys(seen: Seen) -> str:
    if not seen.rows:
        return ""
    rows = "".join(f"<div>{''.join(map(_key, row))}</div>" for row in seen.rows)
    return f'<div class="keys of-{seen.kind}">{rows}</div>'


def _key(button: dict[str, Any]) -> str:
    mark = next((_sign(mark) for name, mark in _MARKS.items() if name in button), "")
    style = f' class="{button["style"]}"' if button.get("style") else ""
    return f"<span{style}>{escape(button['text'])}{mark}</span>"


def _sign(name: str) -> str:
    return f'<svg><use href="#i-{name}"/></svg>'


def _results(seen: Seen) -> str:
    lines = "".join(
        f"<p><b>{escape(r['title'])}</b>{escape(r.get('description', ''))}</p>" for r in seen.results
    )
    return f'<div class="results"><h3>{escape(seen.text)}</h3>{lines}</div>'


def _html(text: str, entities: Iterable[dict[str, Any]]) -> str:
    """A message's text with its markup; what is folded shows three lines until it is opened."""
    return _FOLDED.sub(_FOLDING, as_html(text, entities))


def _picture(picture: Picture) -> str:
    caption = escape(picture.caption)
    return (
        f'<figure><img alt="{caption}" src="{_data(picture.png)}"><figcaption>{caption}</figcaption></figure>'
    )


def _data(png: bytes) -> str:
    return f"data:image/png;base64,{b64encode(png).decode('ascii')}"
