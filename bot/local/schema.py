"""The Bot API's methods and types, and how a request's parameters are read against them.

What Telegram refuses raises ``ApiError``; what it passes over in silence (an unknown parameter or field, a
number that is none) is written on the list the caller hands in, so that a test can see it.
"""

from __future__ import annotations

import functools
import importlib.resources
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.local.errors import ApiError, bad_request

#: Where an object of this type stands in an error text; from the official server's ``Client.cpp``.
CONTEXTS = {
    "InlineKeyboardButton": "Can't parse inline keyboard button: ",
    "KeyboardButton": "Can't parse keyboard button: ",
    "MessageEntity": "Can't parse MessageEntity: ",
    "InlineQueryResult": "Can't parse inline query result: ",
    "InlineQueryResultsButton": "Can't parse inline query results button: ",
    "InputMedia": "Can't parse InputMedia: ",
    "ReactionType": "Can't parse ReactionType: ",
    "BotCommand": "Can't parse BotCommand: ",
}
#: The key under which a method's row has the type of its result.
RESULT = "->"
JSON_NAMES = {"str": "String", "bool": "Boolean", "int": "Number", "float": "Number"}
INTEGER = re.compile(r"[+-]?\d+")


@dataclass(frozen=True)
class Upload:
    """A file that came with a request."""

    name: str
    content: bytes
    mime_type: str = "application/octet-stream"


@dataclass(frozen=True)
class Field:
    """One parameter or field: its alternatives, each a type string (see the compiling script)."""

    name: str
    types: tuple[str, ...]
    required: bool

    @classmethod
    def of(cls, name: str, source: str) -> Field:
        """Return the field of one line of the schema."""
        return cls(name, split_alternatives(source.removeprefix("!")), source.startswith("!"))


def split_alternatives(source: str) -> tuple[str, ...]:
    """Split ``[A|B]|C`` at its outer bars."""
    if source.startswith("[") and source.endswith("]") and "]|" not in source:
        return (source,)
    return tuple(re.findall(r"\[[^\]]*\]|[^|]+", source))


#: Parameters that are worth knowing again, and how many of them.
REPEATED = frozenset({"reply_markup", "link_preview_options", "results", "button"})
REMEMBERED = 500


class Schema:
    """The methods and types of one edition of the Bot API."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.edition: str = data["bot_api"]
        self._data = data
        #: Parameters read lately without remark: method, name and JSON, and the value.
        self.known: dict[tuple[str, str, str], Any] = {}
        self._canonical: dict[str, str] = {name.lower(): name for name in data["methods"]}

    def remember(self, source: tuple[str, str, str], value: Any) -> None:
        """Know a parameter's value again by its JSON; whoever is handed it does not change it."""
        self.known[source] = value
        if len(self.known) > REMEMBERED:
            del self.known[next(iter(self.known))]

    @functools.cache  # noqa: B019 - the schema itself lives as long as the process
    def type_fields(self, name: str) -> dict[str, Field] | None:
        """Return the fields of a type, or None for one the schema does not describe."""
        fields = self._data["types"].get(name)
        return None if fields is None else {key: Field.of(key, text) for key, text in fields.items()}

    @functools.cache  # noqa: B019
    def method_fields(self, name: str) -> dict[str, Field]:
        """Return the parameters of a method under its canonical name."""
        return {
            key: Field.of(key, text) for key, text in self._data["methods"][name].items() if key != RESULT
        }

    def result(self, method: str) -> Field:
        """Return what a method answers with."""
        return Field.of("result", self._data["methods"][method][RESULT])

    def method_name(self, name: str) -> str:
        """Return the canonical name of a method; the service takes any mixture of cases.

        Raises:
            ApiError: 404, for a method the Bot API does not have.
        """
        try:
            return self._canonical[name.lower()]
        except KeyError:
            raise ApiError(404, "Not Found: method not found") from None


@functools.cache
def load_schema() -> Schema:
    """Return the schema that ships with the package."""
    text = importlib.resources.files("bot.local.data").joinpath("botapi.json").read_text(encoding="utf-8")
    return Schema(json.loads(text))


class Reader:
    """Reads one request's parameters, collecting what the service would silently pass over."""

    def __init__(self, schema: Schema, method: str, ignored: Callable[[str], None]) -> None:
        self.schema = schema
        self.method = method
        self.ignored = ignored

    def read(self, raw: Mapping[str, Any], files: Mapping[str, Upload]) -> dict[str, Any]:
        """Return the parameters with their types right; files stay under their field's name as ``Upload``."""
        fields = self.schema.method_fields(self.method)
        values: dict[str, Any] = {}
        for name, value in raw.items():
            if name not in fields:
                self.ignored(f"{self.method}: unknown parameter {name}")
            elif value is not None:
                values[name] = self.parameter(fields[name], value)
        values.update({name: upload for name, upload in files.items() if name in fields})
        return values

    def parameter(self, field: Field, value: Any) -> Any:
        """Read one parameter: forms bring everything as text, objects and arrays as JSON text."""
        structured = [
            text for text in field.types if text[0] == "[" or (text[0].isupper() and text != "InputFile")
        ]
        if structured and isinstance(value, str) and not (value and "str" in field.types):
            return self.written(field, value) if value else None
        if structured:
            return self.value(field, value, self.method) if value is not None else None
        return self.scalar(field, value)

    def written(self, field: Field, text: str) -> Any:
        """Read a parameter given as JSON text; under load the same keyboards come over and over."""
        known = self.schema.known.get((self.method, field.name, text))
        if known is not None:
            return known
        remarks: list[str] = []
        try:
            value = json.loads(text)
        except ValueError:
            raise bad_request(f"Can't parse {field.name.replace('_', ' ')} JSON object") from None
        if value is None:
            return None
        reader = Reader(self.schema, self.method, remarks.append)
        value = reader.value(field, value, self.method)
        for remark in remarks:
            self.ignored(remark)
        if not remarks and field.name in REPEATED:
            self.schema.remember((self.method, field.name, text), value)
        return value

    def scalar(self, field: Field, value: Any) -> Any:
        """Read a top-level scalar; leniently, 0 or false stands for what the service cannot read."""
        if "str" in field.types or "InputFile" in field.types:
            return str(value) if not isinstance(value, Upload) else value
        text = str(value).strip()
        kind = field.types[0]
        if kind == "bool":
            if text.lower() not in ("true", "false", "1", "0", "yes", "no"):
                self.ignored(f"{self.method}: {field.name} is not a boolean: {text!r}")
            return text.lower() in ("true", "yes", "1")
        if kind == "float":
            return float(text)
        if not INTEGER.fullmatch(text):
            self.ignored(f"{self.method}: {field.name} is not an integer: {text!r}")
            return 0
        return int(text)

    def value(self, field: Field, value: Any, context: str) -> Any:
        """Read a value inside JSON, where the service is strict about types."""
        if isinstance(value, list):
            inner = next((text for text in field.types if text.startswith("[")), None)
            if inner is None:
                raise self.wrong_type(field, context)
            element = Field(field.name, split_alternatives(inner[1:-1]), required=True)
            return [self.value(element, item, context) for item in value]
        if isinstance(value, dict):
            names = [text for text in field.types if text[0].isupper()]
            if not names:
                raise self.wrong_type(field, context)
            return self.object(self.choose(names, value), value, context)
        return self.leaf(field, value, context)

    def leaf(self, field: Field, value: Any, context: str) -> Any:
        """Read a scalar inside JSON; a number may stand for a string and the other way round."""
        for kind in field.types:
            if kind.startswith("="):
                if str(value).lower() == kind[1:]:
                    return value
            elif kind == "bool":
                if isinstance(value, bool):
                    return value
            elif isinstance(value, bool):
                continue
            elif kind == "str" and isinstance(value, str | int | float):
                return str(value)
            elif kind == "int" and INTEGER.fullmatch(str(value)):
                return int(value)
            elif kind == "float" and isinstance(value, int | float):
                return value
        raise self.wrong_type(field, context)

    def object(self, type_name: str, value: dict[str, Any], context: str) -> dict[str, Any]:
        """Read an object of a known type."""
        fields = self.schema.type_fields(type_name)
        if fields is None:
            return value
        inner = next((text for name, text in CONTEXTS.items() if _is_a(type_name, name)), "")
        prefix = inner or (context if context in CONTEXTS.values() else "")
        result = {}
        for name, item in value.items():
            if name not in fields:
                self.ignored(f"{self.method}: unknown field {name} in {type_name}")
            elif item is not None:
                result[name] = self.value(fields[name], item, prefix)
        missing = [field.name for field in fields.values() if field.required and field.name not in result]
        if missing:
            raise bad_request(f'{prefix}Can\'t find field "{missing[0]}"')
        return result

    def choose(self, names: list[str], value: dict[str, Any]) -> str:
        """Return which of several types an object is: the one whose constants and fields fit best."""

        def fit(name: str) -> tuple[bool, int, int]:
            fields = self.schema.type_fields(name) or {}
            constants = [field for field in fields.values() if field.types[0].startswith("=")]
            agrees = all(str(value.get(field.name)).lower() == field.types[0][1:] for field in constants)
            missing = sum(field.required and field.name not in value for field in fields.values())
            return agrees, -missing, sum(key in fields for key in value)

        return names[0] if len(names) == 1 else max(names, key=fit)

    def wrong_type(self, field: Field, context: str) -> ApiError:
        """Return the refusal of a value of the wrong type."""
        prefix = context if context in CONTEXTS.values() else ""
        kind = field.types[0]
        expected = "Array" if kind.startswith("[") else JSON_NAMES.get(kind, "Object")
        return bad_request(f'{prefix}Field "{field.name}" must be of type {expected}')


def _is_a(type_name: str, family: str) -> bool:
    """Return whether a type is ``family`` or one of its kinds (``InputMediaPhoto`` is an ``InputMedia``)."""
    if family in ("InlineQueryResult", "InputMedia", "ReactionType"):
        return type_name.startswith(family) and type_name != "InlineQueryResultsButton"
    return type_name == family
