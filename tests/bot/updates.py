"""Updates made up from the Bot API's own description: every kind, absurd values, fields that are missing."""

from typing import Any

from hypothesis import strategies as st

from bot.local.schema import Field, load_schema

PERSON, GROUP = 1001, -1001
KINDS = tuple(name for name in load_schema().type_fields("Update") or () if name != "update_id")
_WORDS = (
    *("/county 资源县", "/县资源县", "/model", "/find “木耳", "/compare 资源县 大苏河乡", "/start c_ziyuan"),
    *("/undo 1", "/settings", "/report", "/add", "小细胞", "30070是什么数", "https://example.org/a", " "),
    *(
        "c:ziyuan:1",
        "~d:1:0",
        "gx:1001:0",
        "lf:region-gx:1",
        "<b>",
        "&lt;",
        "\u202e",
        "\x00",
        "\ud83d",
        "=1+1",
    ),
    "😀" * 40,
    "长" * 5000,
)
_TEXT = st.one_of(st.sampled_from(_WORDS), st.text(max_size=40))
_NUMBER = st.one_of(st.integers(-3, 2000), st.sampled_from((2**31, 2**52, -(2**62), 1_790_000_000)))
_CHATS = (
    {"id": PERSON, "type": "private", "first_name": "林"},
    {"id": GROUP, "type": "group", "title": "群"},
)
_PEOPLE = (
    {"id": PERSON, "is_bot": False, "first_name": "林", "language_code": "zh-hant"},
    {"id": PERSON, "is_bot": False, "first_name": ""},
    {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
)
_KNOWN = {"Chat": st.sampled_from(_CHATS), "User": st.sampled_from(_PEOPLE)}
_LIKELY = frozenset({"text", "chat", "from", "message", "data", "reply_to_message", "caption"})
_DEEPEST = 3


@st.composite
def updates(draw: st.DrawFn) -> dict[str, Any]:
    """One update, without its number."""
    kind = draw(st.sampled_from(KINDS))
    fields = load_schema().type_fields("Update") or {}
    return {kind: draw(_value(fields[kind].types, 0))}


@st.composite
def _value(draw: st.DrawFn, types: tuple[str, ...], depth: int) -> Any:
    kind = draw(st.sampled_from(types))
    if kind.startswith("["):
        inner = tuple(kind[1:-1].split("|"))
        return draw(st.lists(_value(inner, depth + 1), max_size=2))
    if kind.startswith("="):
        return kind[1:]
    plain = {"str": _TEXT, "int": _NUMBER, "bool": st.booleans(), "float": st.floats(allow_nan=False)}
    if kind in plain:
        return draw(plain[kind])
    if kind in _KNOWN:
        return draw(_KNOWN[kind])
    fields = load_schema().type_fields(kind)
    return {} if fields is None else draw(_object(fields, depth))


@st.composite
def _object(draw: st.DrawFn, fields: dict[str, Field], depth: int) -> dict[str, Any]:
    made = {}
    for name, field in fields.items():
        # Of a hundred optional fields few are there; now and then a required one is missing.
        wanted = 95 if field.required else 50 if name in _LIKELY else 4
        if draw(st.integers(0, 99)) < wanted and (field.required or depth < _DEEPEST):
            made[name] = draw(_value(field.types, depth + 1))
    return made
