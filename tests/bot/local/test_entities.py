"""Formatted text as the service stores it: found entities, trimmed ends, nesting, limits."""

from __future__ import annotations

import pytest

from bot.local.entities import find_entities, tidy, utf16_length, utf16_slice
from bot.local.markup import parse_html


def found(text: str) -> list[tuple[str, str]]:
    return [(each["type"], utf16_slice(text, each["offset"], each["length"])) for each in find_entities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/county 资源县", [("bot_command", "/county")]),
        ("/county@casebase_bot 资源县", [("bot_command", "/county@casebase_bot")]),
        ("/county资源县", []),
        ("/县 资源县", []),
        ("／county 资源县", []),
        ("请看 /help。", [("bot_command", "/help")]),
        ("1/2 和 a/b", []),
        ("@casebase_bot 小细胞", [("mention", "@casebase_bot")]),
        ("a@example.com", [("email", "a@example.com")]),
        ("#资源县 #小细胞", [("hashtag", "#资源县"), ("hashtag", "#小细胞")]),
        ("#支部+合作社", [("hashtag", "#支部")]),
        ("#1", []),
        ("📍https://example.com/a?b=1，后", [("url", "https://example.com/a?b=1")]),
    ],
)
def test_what_the_service_finds_by_itself(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_lengths_are_counted_in_utf16_units() -> None:
    assert utf16_length("📍资源") == 4
    assert utf16_slice("📍资源", 2, 1) == "资"


def test_blank_ends_are_cut_and_entities_move_along() -> None:
    text, entities = tidy(*parse_html("\n  资源<b>县 </b> \n"), pytest.fail)
    assert text == "资源县"
    assert entities == [{"type": "bold", "offset": 2, "length": 1}]


def test_a_blank_front_inside_an_entity_stays() -> None:
    text, entities = tidy(*parse_html("<b> a</b>"), pytest.fail)
    assert (text, entities) == (" a", [{"type": "bold", "offset": 0, "length": 2}])


def test_control_characters_become_spaces_and_direction_marks_go() -> None:
    text, entities = tidy(*parse_html("a\x07b\r\u202ec<b>d</b>"), pytest.fail)
    assert text == "a bcd"
    assert entities == [{"type": "bold", "offset": 4, "length": 1}]


@pytest.mark.parametrize(
    ("source", "kept", "noted"),
    [
        ("<b>名<code>码</code></b>", [("bold", "名"), ("code", "码")], "bold over code/pre"),
        ("<code><b>x</b></code>", [("code", "x")], "bold over code/pre"),
        ("<b><b>x</b>y</b>", [("bold", "xy")], None),
        (
            "<blockquote>a<blockquote expandable>b</blockquote></blockquote>",
            [("blockquote", "ab")],
            "expandable_blockquote inside another entity that contains none",
        ),
        (
            '<a href="https://example.com/"><code>x</code></a>',
            [("code", "x")],
            "text_link inside another entity that contains none",
        ),
        ("<blockquote><b>a</b></blockquote>", [("blockquote", "a"), ("bold", "a")], None),
    ],
)
def test_what_may_not_nest_is_mended_and_noted(
    source: str, kept: list[tuple[str, str]], noted: str | None
) -> None:
    ignored: list[str] = []
    text, entities = tidy(*parse_html(source), ignored.append)
    shown = [(each["type"], utf16_slice(text, each["offset"], each["length"])) for each in entities]
    assert shown == kept
    assert ignored == ([noted] if noted else [])


def test_entities_beyond_a_hundred_are_dropped_and_noted() -> None:
    ignored: list[str] = []
    _, entities = tidy(*parse_html("<b>a</b>b" * 101), ignored.append)
    assert len(entities) == 100
    assert ignored == ["101 entities in one message, the service keeps 100"]


def test_a_command_inside_code_is_not_marked() -> None:
    _, entities = tidy(*parse_html("<code>/county 资源县</code>"), pytest.fail)
    assert [each["type"] for each in entities] == ["code"]
