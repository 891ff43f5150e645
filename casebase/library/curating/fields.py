"""What of a fact can be changed, and how what a curator writes becomes the field's value."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from casebase.errors import CasebaseError
from casebase.extraction.quantities import find_quantities
from casebase.gazetteer import Gazetteer
from casebase.record import Case, Nature, ProgramKind, SiteRole, Standing

_ONE_LINE = 40


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that can be changed."""

    name: str
    """As the record calls it."""
    label: str
    choices: type[StrEnum] | None = None
    """Its values, where there are only these."""
    read: Callable[[str, Case], dict[str, Any]] | None = None
    """What a written answer changes, where that is more than the field itself."""


def _value(text: str, _: Case) -> dict[str, Any]:
    found = list(find_quantities(text))
    if len(found) != 1:
        raise CasebaseError("没认出一个数。请只写数和单位，比如：131户、近2万亩、15%。")
    quantity = found[0]
    return {
        "text": text,
        "value": quantity.value,
        "value_max": quantity.value_max,
        "unit": quantity.unit,
        "hedge": quantity.hedge,
    }


def _place(text: str, case: Case) -> dict[str, Any]:
    places = Gazetteer.load().resolve(text).places
    if not places:
        raise CasebaseError(f"行政区划里没有「{text}」。请写全名，比如：资源县，或 桂林市资源县。")
    if len(places) > 1:
        raise CasebaseError(f"叫「{text}」的不止一处，请带上省市，比如：{''.join(places[0].path[-2:])}。")
    place, old = places[0], case.place.name
    renamed = {
        field: getattr(case, field).replace(old, place.name) for field in ("title", "one_line", "summary")
    }
    renamed["one_line"] = renamed["one_line"][:_ONE_LINE]
    return {"place": place.model_dump(mode="json"), **renamed}


def _masked(text: str, _: Case) -> dict[str, Any]:
    return {"masked": text.strip() in ("是", "隐", "隐名", "要")}


FIELDS: dict[str, tuple[Field, ...]] = {
    "h": (
        Field("place", "地方", read=_place),
        Field("title", "标题"),
        Field("one_line", "一句话"),
        Field("summary", "概况"),
    ),
    "f": (
        Field("nature", "性质", Nature),
        Field("value", "数值", read=_value),
        Field("unit", "单位"),
        Field("of", "数的是什么"),
        Field("scope", "哪里的数"),
    ),
    "p": (Field("name", "名称"), Field("kind", "种类", ProgramKind), Field("place", "地方")),
    "m": (Field("text", "内容"), Field("heading", "小标题")),
    "s": (Field("role", "讲法", SiteRole), Field("told", "讲了什么")),
    "v": (
        Field("name", "姓名"),
        Field("role", "身份"),
        Field("standing", "类别", Standing),
        Field("masked", "对外隐名（是/否）", read=_masked),
    ),
}
"""By kind of fact. A field's position is part of buttons already sent, so new ones go to the end."""


def field_of(key: str, name: str) -> Field | None:
    """The field of that name of a fact."""
    return next((field for field in FIELDS.get(key[:1], ()) if field.name == name), None)


def changes_of(case: Case, key: str, name: str, written: str) -> dict[str, Any]:
    """What a written answer changes of a fact.

    Raises:
        CasebaseError: there is no such field, or the answer is no value of it.
    """
    field = field_of(key, name)
    text = " ".join(written.split())
    if field is None or not text:
        raise CasebaseError("没看懂要改什么，请回到草稿重新点「改」。")
    if field.choices is not None and text not in list(field.choices):
        raise CasebaseError(f"「{field.label}」只能是：{'、'.join(field.choices)}。")
    return field.read(text, case) if field.read else {name: text}
