"""Everything the bot shows, on one page: within Telegram's limits, whole markup, and nothing copied."""

import os
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from bot.gallery.page import Picture, page
from bot.gallery.scenes import scenes
from bot.gallery.stage import Played, Seen, play
from bot.local.reading import as_html
from casebase.library import Casebase
from casebase.store import Store
from casebase.text.sentences import sentences
from handlers.payload import Kind, Payload
from handlers.views.atoms import utf16
from handlers.views.deskpayload import DeskPayload
from tests.casebase.five import FIVE

SHARED = Path(os.environ.get("CASEBASE_SHARED", Path(__file__).parents[4] / "shared"))
VOID = {"meta", "img", "br", "use", "path", "link", "input"}
MOST = {"text": 4096, "caption": 1024, "popup": 200, "copied": 256, "data": 64}
LINES = 6
FOLDED = re.compile(r"<blockquote expandable>.*?</blockquote>", re.DOTALL)
ONLY_WITH_MORE = {Kind.PASSAGE, Kind.FIND, Kind.WHO, Kind.WAY, Kind.KIN}
"""What turns or opens lists that five cases do not fill, and passages of texts that are not held."""
A_SENTENCE = 20
"""Characters from which a sentence is more than a heading."""


def shown(played: list[Played]) -> Iterator[Seen]:
    """Every message of the bot's, as it was at any time."""
    for one in played:
        yield from (seen for seen in one.seen if seen.kind in ("shown", "changed", "posted"))


def buttons(played: list[Played]) -> Iterator[dict[str, Any]]:
    for seen in shown(played):
        yield from (button for row in seen.rows for button in row)


def unfolded(seen: Seen) -> list[str]:
    html = re.sub(
        r"<blockquote expandable>.*?</blockquote>", "", as_html(seen.text, seen.entities), flags=re.DOTALL
    )
    return [line for line in re.sub(r"<[^>]+>", "", html).split("\n") if line]


class Balance(HTMLParser):
    """Checks that every tag that is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Closed by itself, as SVG has it."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()


def test_no_scene_asks_for_anything_telegram_refuses(played: list[Played]) -> None:
    assert [one.refused for one in played if one.refused] == []


def test_every_scene_shows_something(played: list[Played]) -> None:
    for one in played:
        assert any(seen.kind not in ("said", "note", "typed") for seen in one.seen), one.scene.title


def test_every_message_button_and_pop_up_is_within_telegrams_limits(played: list[Played]) -> None:
    for seen in shown(played):
        under = seen.file or seen.picture
        assert utf16(seen.text) <= MOST["caption" if under else "text"], seen.text
        assert len(seen.entities) <= 100
    for one in played:
        for seen in one.seen:
            assert utf16(seen.text) <= MOST.get(seen.kind, 4096)
    for button in buttons(played):
        assert 0 < len(button["text"]) <= 64
        assert len(button.get("callback_data", "").encode()) <= MOST["data"]
        assert len(button.get("copy_text", {}).get("text", "")) <= MOST["copied"]
        assert len(button.get("url", "").partition("start=")[2]) <= 64


def test_no_answer_in_a_group_is_longer_than_six_unfolded_lines(played: list[Played]) -> None:
    for one in played:
        for seen in one.seen:
            if one.scene.chat is not None and seen.kind in ("shown", "changed", "posted"):
                assert len(unfolded(seen)) <= LINES, seen.text


def test_every_kind_of_button_a_reader_is_shown_is_in_the_gallery(played: list[Played]) -> None:
    # The first scene's questions are another day's other ones.
    parsed = (Payload.parse(button.get("callback_data", "")) for button in buttons(played[1:]))
    seen = {payload.kind for payload in parsed if payload}
    assert set(Kind) - seen <= ONLY_WITH_MORE


def test_a_curator_s_buttons_are_in_it_too(played: list[Played]) -> None:
    parsed = [DeskPayload.parse(button.get("callback_data", "")) for button in buttons(played)]
    assert len({payload.verb for payload in parsed if payload}) > 8


def test_the_page_is_one_file_whose_tags_are_balanced(played: list[Played]) -> None:
    html = page(played, [Picture("卡片", b"\x89PNG")])
    balance = Balance()
    balance.feed(html)
    balance.close()
    assert balance.open == []
    for scene in scenes():
        assert scene.title in html
    assert not re.search(r'(?:src|href)="(?!#|data:image/png)', html), "nothing is fetched"
    assert "prefers-color-scheme: dark" in html


async def test_where_the_articles_are_held_no_field_holds_more_than_one_of_their_sentences(
    shipped: Path, tmp_path: Path
) -> None:
    texts = {case.id: SHARED / "seeds" / f"{case.id}.txt" for case in FIVE}
    if not all(path.exists() for path in texts.values()):
        pytest.skip(f"the articles are not here: {SHARED / 'seeds'}")
    origin = Path(shutil.copy(shipped, tmp_path / "origin.db"))
    store = Store.open(origin)
    for case in FIVE:
        store.texts.put(
            case.sources[0].sha256, "utf-8", texts[case.id].read_bytes().decode(), given_by="test"
        )
    store.close()
    whole = {text for path in texts.values() for text in _sentences(path.read_bytes().decode())}
    for number, scene in enumerate(scenes()):
        with Casebase.open(shutil.copy(origin, tmp_path / f"{number}.db")) as casebase:
            played = await play(scene, casebase)
        for seen in shown([played]):
            for line in seen.text.split("\n"):
                copied = [sentence for sentence in whole if sentence in line]
                assert len(copied) <= 1, copied


def _sentences(text: str) -> list[str]:
    return [
        s for s in (text[span.start : span.end].strip() for span in sentences(text)) if len(s) >= A_SENTENCE
    ]
