"""How a place's official name is shortened: 资源县 → 资源, 清原满族自治县 → 清原, 清原县."""

import re
from functools import cache
from typing import NamedTuple

from casebase.gazetteer import tables
from casebase.record import Level

UNITS: dict[Level, tuple[str, ...]] = {
    Level.PROVINCE: ("特别行政区", "自治区", "省", "市"),
    Level.PREFECTURE: ("自治州", "地区", "盟", "市"),
    Level.COUNTY: ("自治县", "自治旗", "新区", "特区", "矿区", "林区", "县", "区", "市", "旗"),
    Level.TOWNSHIP: ("街道", "苏木", "地区", "镇", "乡"),
}
"""The words a level's names end in, longer before shorter."""

# The unit that stays when the people's names go: 自治县 becomes 县, 自治州 becomes 州.
_AUTONOMOUS = "自治"


class ShortName(NamedTuple):
    """A shorter way to say an official name."""

    form: str
    ethnic: bool
    """Whether it is the official name less the peoples in it, unit kept: 清原县, 凉山州."""


@cache
def _ethnic_tail() -> re.Pattern[str]:
    alternatives = "|".join(sorted(tables.lines("ethnic.txt"), key=len, reverse=True))
    return re.compile(rf"^(..+?)((?:{alternatives})+)((?:自治)?(?:区|州|县|旗|乡|镇|苏木))$")


def unit(name: str, level: Level) -> str:
    """The unit a name of that level ends in, ``""`` where it has none."""
    return next((word for word in UNITS.get(level, ()) if name.endswith(word)), "")


def short_names(name: str, level: Level) -> tuple[ShortName, ...]:
    """The shorter forms of an official name that follow from how such names are made.

    A form of one character (单 for 单县) is never one: it would be found in every other sentence.
    """
    forms: dict[str, bool] = {}
    ethnic = _ethnic_tail().match(name) if "族" in name or _AUTONOMOUS in name else None
    if ethnic:
        stem, tail = ethnic[1], ethnic[3].removeprefix(_AUTONOMOUS)
        forms[stem] = False
        if level is not Level.PROVINCE:
            forms[stem + tail] = True
    elif level is not Level.PROVINCE and _AUTONOMOUS in name:
        # The people's name is the place's own: 东乡族自治县, 鄂温克族自治旗.
        stem, _, tail = name.partition(_AUTONOMOUS)
        stem = stem.removesuffix("族")
        forms[stem] = False
        forms[stem + tail] = True
    else:
        forms[name.removesuffix(unit(name, level))] = False
    return tuple(ShortName(form, flag) for form, flag in forms.items() if len(form) > 1 and form != name)
