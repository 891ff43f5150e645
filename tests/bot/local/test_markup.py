"""The HTML parser: texts, entities and errors are the official server's."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local.entities import utf16_length, utf16_slice
from bot.local.errors import ApiError, NotBuiltError
from bot.local.markup import parse_html
from bot.local.reading import as_html


def entity(kind: str, offset: int, length: int, **details: str) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **details}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("资源县", "资源县", []),
        ("<b>资源</b>县", "资源县", [entity("bold", 0, 2)]),
        ("📍<b>资源县</b>", "📍资源县", [entity("bold", 2, 3)]),
        ("<strong>a</strong><em>b</em>", "ab", [entity("bold", 0, 1), entity("italic", 1, 1)]),
        ("<ins>a</ins><del>b</del><strike>c</strike>", "abc", None),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("<i><b>a</b></i>", "a", [entity("bold", 0, 1), entity("italic", 0, 1)]),
        ("<B>a</>", "a", [entity("bold", 0, 1)]),
        ("<b ><i\n>a</i\t></b >", "a", [entity("bold", 0, 1), entity("italic", 0, 1)]),
        ("<b></b>a", "a", []),
        ("&lt;b&gt; &amp; &quot;", '<b> & "', []),
        ("&lt &#65; &#x4E2D; &copy; &#0; &nbsp", "< A 中 &copy; &#0; &nbsp", []),
        ("a > b & c", "a > b & c", []),
        ("<tg-spoiler>a</tg-spoiler>", "a", [entity("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ("<blockquote>a\nb</blockquote>", "a\nb", [entity("blockquote", 0, 3)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        ('<blockquote cite="x" expandable=no>a</blockquote>', "a", [entity("expandable_blockquote", 0, 1)]),
        ("<pre>a</pre><code>b</code>", "ab", [entity("pre", 0, 1), entity("code", 1, 1)]),
        (
            '<pre><code class="language-python">a</code></pre>',
            "a",
            [entity("pre", 0, 1, language="python")],
        ),
        (
            '<code class="language-python"><pre>a</pre></code>',
            "a",
            [entity("pre", 0, 1, language="python")],
        ),
        ('<pre>x<code class="language-c">a</code></pre>', "xa", [entity("pre", 0, 2), entity("code", 1, 1)]),
        (
            '<a href="https://example.com/?a=1&amp;b=2">x</a>',
            "x",
            [entity("text_link", 0, 1, url="https://example.com/?a=1&b=2")],
        ),
        ("<a href='example.com'>x</a>", "x", [entity("text_link", 0, 1, url="http://example.com/")]),
        ("<a href=EXAMPLE.com>x</a>", "x", [entity("text_link", 0, 1, url="http://example.com/")]),
        ("<a>example.com</a>", "example.com", [entity("text_link", 0, 11, url="http://example.com/")]),
        ('<a href="资源县">x</a>', "x", []),
        (
            '<a href="https://example.com">x</a >',
            "x",
            [entity("text_link", 0, 1, url="https://example.com/")],
        ),
        ('<tg-emoji emoji-id="12">👍</tg-emoji>', "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="12")]),
    ],
)
def test_text_and_entities(source: str, text: str, entities: list[dict[str, object]] | None) -> None:
    parsed, found = parse_html(source)
    assert parsed == text
    if entities is not None:
        assert found == entities


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("资<b", "Unclosed start tag at byte offset 3"),
        ("<资源县>", 'Unsupported start tag "资源县" at byte offset 0'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("资源<br>", 'Unsupported start tag "br" at byte offset 6'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        (
            "&#xD800;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_broken_markup_is_refused_with_the_servers_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.status == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


def test_a_dropped_link_is_noted() -> None:
    ignored: list[str] = []
    parse_html('<a href="资源县">x</a>', ignored.append)
    assert ignored == ["a link without a usable address: '资源县'"]


def test_a_tag_that_is_not_built_fails_loudly() -> None:
    with pytest.raises(NotBuiltError):
        parse_html('<tg-time unix="1">x</tg-time>')


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
TAGS = st.sampled_from(["b", "i", "u", "s", "tg-spoiler", "code", "pre", "blockquote", "a"])


@st.composite
def markup(draw: st.DrawFn, depth: int = 3) -> tuple[str, str]:
    """A well-formed source and the text it must give."""
    source, text = [], []
    for _ in range(draw(st.integers(1, 3))):
        if depth and draw(st.booleans()):
            tag = draw(TAGS)
            inner_source, inner_text = draw(markup(depth - 1))
            attribute = ' href="https://example.com/"' if tag == "a" else ""
            source.append(f"<{tag}{attribute}>{inner_source}</{tag}>")
            text.append(inner_text)
        else:
            plain = draw(TEXTS)
            source.append(html.escape(plain))
            text.append(plain)
    return "".join(source), "".join(text)


@given(markup())
def test_well_formed_markup_gives_its_text_and_entities_inside_it(pair: tuple[str, str]) -> None:
    source, expected = pair
    # html.escape writes &#x27;, which the service reads as any numeric reference.
    text, entities = parse_html(source)
    assert text == expected
    for each in entities:
        assert each["length"] > 0
        assert 0 <= each["offset"] < each["offset"] + each["length"] <= utf16_length(text)


@given(markup())
def test_entities_nest_or_lie_apart(pair: tuple[str, str]) -> None:
    _, entities = parse_html(pair[0])
    for one in entities:
        for other in entities:
            start, end = one["offset"], one["offset"] + one["length"]
            inner, outer = other["offset"], other["offset"] + other["length"]
            assert (
                outer <= start
                or end <= inner
                or (start <= inner and outer <= end)
                or (inner <= start and end <= outer)
            )


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])


@given(st.text(alphabet="<>/=&;\"' abihrefpre资📍#x1", max_size=30))
def test_any_input_is_parsed_or_refused_with_a_reason(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except ApiError as error:
        refused = error
    else:
        assert all(utf16_slice(text, each["offset"], each["length"]) for each in entities)
        return
    assert refused.status == 400
    assert refused.description.startswith("Bad Request: can't parse entities: ")


@given(markup(depth=2))
def test_writing_entities_as_html_and_parsing_again_changes_nothing(pair: tuple[str, str]) -> None:
    text, entities = parse_html(pair[0])
    assert parse_html(as_html(text, entities)) == (text, entities)
