"""Compile the Bot API's methods and types into ``bot/local/data/botapi.json``.

The source is the wheel of PyPI ``aiogram`` (MIT), whose classes are generated from
https://core.telegram.org/bots/api. The wheel is only read (as syntax trees), never imported:

    pip download --no-deps --dest /tmp/wheel aiogram==3.31.0
    python scripts/compile_botapi_schema.py /tmp/wheel/aiogram-3.31.0-py3-none-any.whl

A type is one string: ``int``, ``str``, ``bool``, ``float``, ``InputFile``, the name of a type, ``[T]`` for an
array of T, ``A|B`` for either, ``=word`` for exactly that value. A leading ``!`` marks a required field.
Under ``->`` a method has the type of its result.
"""

from __future__ import annotations

import ast
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "bot" / "local" / "data" / "botapi.json"
SCALARS = {
    "int": "int",
    "str": "str",
    "bool": "bool",
    "float": "float",
    "DateTime": "int",
    "datetime.datetime": "int",
    "datetime.timedelta": "int",
    "InputFile": "InputFile",
}
#: Documented there, but no object of the service's: the wrapper of a file, aiogram's event of an error.
NOT_TYPES = {"InputFile", "ErrorEvent"}
#: What aiogram writes besides the type itself: no value, or its own default.
NOISE = {"None", "Default", "Any"}


def modules(wheel: zipfile.ZipFile, folder: str) -> dict[str, ast.Module]:
    """Return the syntax trees of one folder of the package, by file name."""
    prefix = f"aiogram/{folder}/"
    return {
        name.removeprefix(prefix): ast.parse(wheel.read(name))
        for name in sorted(wheel.namelist())
        if name.startswith(prefix) and name.endswith(".py")
    }


def enum_values(trees: dict[str, ast.Module]) -> dict[str, str]:
    """Return ``Enum.MEMBER`` → its string value."""
    values = {}
    for tree in trees.values():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                for line in node.body:
                    if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                        target = line.targets[0]
                        assert isinstance(target, ast.Name)
                        values[f"{node.name}.{target.id}"] = str(line.value.value)
    return values


def unions(trees: dict[str, ast.Module]) -> dict[str, list[str]]:
    """Return the names of every ``SomethingUnion`` with the annotations it stands for."""
    found = {}
    for tree in trees.values():
        for node in tree.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                found[node.target.id] = alternatives(node.value)
    return found


def alternatives(node: ast.expr) -> list[str]:
    """Split ``A | B | C`` (or ``Union[A, B]``) into its members' source text."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return alternatives(node.left) + alternatives(node.right)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple):
        wrapper = ast.unparse(node.value)
        if wrapper == "Union":
            return [ast.unparse(member) for member in node.slice.elts]
        if wrapper == "Annotated":
            return alternatives(node.slice.elts[0])
    return [ast.unparse(node)]


class Compiler:
    """Turns annotations into the type strings of the schema."""

    def __init__(self, enums: dict[str, str], named_unions: dict[str, list[str]]) -> None:
        self.enums = enums
        self.named_unions = named_unions

    def type_string(self, source: str) -> str:
        """Return the type string of one annotation."""
        names: list[str] = []
        for member in alternatives(ast.parse(source, mode="eval").body):
            if member not in NOISE:
                names += [name for name in self.members(member) if name not in names]
        return "|".join(names)

    def members(self, source: str) -> list[str]:
        """Return the type strings one member of an annotation stands for."""
        if source in SCALARS:
            return [SCALARS[source]]
        if source in self.named_unions:
            return [name for member in self.named_unions[source] for name in self.members(member)]
        if found := re.fullmatch(r"list\[(.*)\]", source):
            return [f"[{self.type_string(found[1])}]"]
        if found := re.fullmatch(r"Literal\[(.*)\]", source):
            literal = found[1]
            return [
                "="
                + (self.enums[literal] if literal in self.enums else str(ast.literal_eval(literal)).lower())
            ]
        if source.startswith("dict["):
            return ["dict"]
        assert re.fullmatch(r"[A-Z]\w+", source), source
        return [source]

    def fields(self, node: ast.ClassDef) -> dict[str, str]:
        """Return a class's fields with their type strings."""
        result = {}
        for line in node.body:
            if not isinstance(line, ast.AnnAssign) or not isinstance(line.target, ast.Name):
                continue
            # A field named after a Python keyword carries a trailing underscore ("from_user" has an alias).
            name = alias(line) or line.target.id
            if line.target.id.startswith("__"):
                continue
            source = ast.unparse(line.annotation)
            required = line.value is None or source.startswith("Literal[") or is_field_without_default(line)
            result[name] = ("!" if required else "") + self.type_string(source)
        return result


def alias(line: ast.AnnAssign) -> str | None:
    """Return the name on the wire where aiogram had to rename a field."""
    if isinstance(line.value, ast.Call):
        for keyword in line.value.keywords:
            if keyword.arg == "alias" and isinstance(keyword.value, ast.Constant):
                return str(keyword.value.value)
    return None


def is_field_without_default(line: ast.AnnAssign) -> bool:
    """Return whether a renamed field is ``Field(..., alias=…)``."""
    call = line.value
    return isinstance(call, ast.Call) and bool(call.args) and ast.unparse(call.args[0]) == "..."


def returning(node: ast.ClassDef) -> str:
    """Return the annotation of a method's result."""
    for line in node.body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "__returning__":
            return ast.unparse(line.value)
    raise ValueError(f"{node.name} has no __returning__")


def classes(trees: dict[str, ast.Module]) -> list[ast.ClassDef]:
    """Return the classes documented on core.telegram.org, in order of name."""
    found = [
        node
        for tree in trees.values()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and "core.telegram.org/bots/api#" in (ast.get_docstring(node) or "")
    ]
    return sorted(found, key=lambda node: node.name)


def compile_schema(wheel_path: Path) -> dict[str, Any]:
    """Read the wheel and return the schema."""
    with zipfile.ZipFile(wheel_path) as wheel:
        method_trees, type_trees = modules(wheel, "methods"), modules(wheel, "types")
        compiler = Compiler(enum_values(modules(wheel, "enums")), unions(type_trees))
        meta = wheel.read("aiogram/__meta__.py").decode()
    version, api = (re.search(rf'{name} = "([^"]+)"', meta) for name in ("__version__", "__api_version__"))
    assert version
    assert api
    methods = {
        node.name[0].lower() + node.name[1:]: {
            "->": compiler.type_string(returning(node)),
            **compiler.fields(node),
        }
        for node in classes(method_trees)
    }
    types = {node.name: compiler.fields(node) for node in classes(type_trees) if node.name not in NOT_TYPES}
    return {
        "source": f"compiled by scripts/compile_botapi_schema.py from PyPI aiogram {version[1]} (MIT)",
        "bot_api": api[1],
        "methods": methods,
        "types": types,
    }


def main() -> None:
    """Write the schema, one method or type a line so that a new edition reads well as a diff."""
    schema = compile_schema(Path(sys.argv[1]))
    lines = ["{"] + [f" {json.dumps(name)}: {json.dumps(schema[name])}," for name in ("source", "bot_api")]
    for section in ("methods", "types"):
        rows = [f"  {json.dumps(name)}: {json.dumps(fields)}" for name, fields in schema[section].items()]
        lines += [f' "{section}": {{', ",\n".join(rows), " }" + ("," if section == "methods" else "")]
    TARGET.write_text("\n".join([*lines, "}", ""]), encoding="utf-8")
    print(f"{len(schema['methods'])} methods, {len(schema['types'])} types → {TARGET}")


if __name__ == "__main__":
    main()
