"""How dates, places, formulas and names are put into words on every face."""

from functools import lru_cache

from casebase.extraction.formula import UNSTATED
from casebase.gazetteer.naming import short_names
from casebase.record import Case, Evidence, Formula, Level, Place, Program, Review, Slot, Status
from handlers.views.clause import shortened

HOUSE = "县域案例库"
"""What the bot calls itself on what it makes."""
UNDATED = "材料未载日期"
_MARKS = "“”\"'‘’"
"""Quotation marks around a formula, which are not part of it."""
_SAID_IN_FULL = 5
"""Characters of a place's name that nobody shortens."""
_LABEL_WIDTH = 14
"""Characters of a program's name that still fit a line of several."""


def date(iso: str | None) -> str:
    """An ISO date of any precision as it is read: 2016年3月; 3月 where the source names no year."""
    if iso is None:
        return UNDATED
    if iso.startswith("--"):
        month, *day = iso.removeprefix("--").split("-")
        return f"{int(month)}月" + "".join(f"{int(d)}日" for d in day)
    return "".join(f"{int(part)}{unit}" for part, unit in zip(iso.split("-"), "年月日", strict=False))


def level(place: Place) -> str:
    """县级, 乡级…"""
    return f"{place.level}级"


def whole(place: Place) -> str:
    """All of a place, as people say it: 全县, 全州, of a 自治区 全区."""
    return f"全{place.name[-1]}"


def region(place: Place) -> str:
    """Where a place lies, as people say it: 广西桂林, 辽宁抚顺清原满族自治县; empty for a province."""
    parents = place.parents
    above = [_short(parents[0], Level.PROVINCE)] if parents else []
    if len(parents) > 1 and parents[1] not in (
        "市辖区",
        "县",
        "省直辖县级行政区划",
        "自治区直辖县级行政区划",
    ):
        above.append(_short(parents[1], Level.PREFECTURE))
    return "".join([*above, *parents[2:]])


def province(place: Place) -> str:
    """The province a place lies in, as people say it: 广西, 北京."""
    return _short(place.path[0], Level.PROVINCE)


def short(place: Place) -> str:
    """A place as people say it where its full name is long: 化隆, but 资源县."""
    return place.name if len(place.name) <= _SAID_IN_FULL else _short(place.name, place.level)


def located(place: Place) -> str:
    """The place with its region: 资源县（广西桂林）."""
    where = region(place)
    return f"{place.name}（{where}）" if where else place.name


def slot(part: Slot) -> str:
    """One party of a formula: 1党员, 1–3非贫困户, N非贫困户, 合作社."""
    if part.min is None:
        return part.role
    if part.max is None:
        return f"N{part.role}"
    return f"{part.min}{part.role}" if part.min == part.max else f"{part.min}–{part.max}{part.role}"


def formula(of: Formula) -> str:
    """A formula in its slots: 1党员＋1–3非贫困户＋1贫困户; as written where nobody says what they are."""
    if all(part.role == UNSTATED for part in of.slots):
        return f"{of.raw.strip(_MARKS)}（各指什么，材料未说明）" if of.slots else of.raw
    return "＋".join(map(slot, of.slots)) or of.raw


def as_written(of: Formula) -> str:
    """How the source writes a formula; empty where that is how it is shown anyway."""
    raw = of.raw.strip(_MARKS)
    known = formula(of)
    return "" if raw.replace("+", "＋") == known or known.startswith(raw) else raw


def first_seen(program: Program) -> str:
    """Where and when a program was first done: 官洞村，2016年3月."""
    first = program.first_seen
    if first is None or not (first.place or first.when):
        return "材料未说明何时何地"
    return f"{first.place or '材料未说明何地'}，{date(first.when) if first.when else '材料未说明何时'}"


def belongs_to(program: Program, case: Case) -> str:
    """Where a program is at home: 资源县官洞村（广西桂林）."""
    place = case.place.name
    own = program.place == place
    return f"{place}{'' if own else program.place}（{region(case.place)}）"


def standing(case: Case) -> tuple[Status | Review, ...]:
    """How far a case is to be trusted, all that is to be said of it: 已更正, 已核."""
    return (case.review,) if case.status is Status.PUBLISHED else (case.status, case.review)


def version(case: Case) -> str:
    """Which state of the record is shown: 第12版; the revision number of the casebase that wrote it."""
    return f"第{case.revision}版" if case.revision else "未入库"


def stretch(evidence: Evidence) -> str:
    """Where in its source a fact was read: 原文第124–130字, counted from 1."""
    return f"原文第{evidence.start + 1}–{evidence.end}字"


def program_name(program: Program) -> str:
    """A name that fits a line of several: the full one, or the alias people would use."""
    if len(program.name) <= _LABEL_WIDTH:
        return program.name
    fitting = [alias for alias in program.aliases if 2 <= len(alias) <= _LABEL_WIDTH]
    return max(fitting, key=len) if fitting else shortened(program.name, _LABEL_WIDTH)


def listed(items: tuple[str, ...], at_most: int) -> str:
    """The first items with 、 between them, and 等 with their number where there are more."""
    some = "、".join(items[:at_most])
    return f"{some}等{len(items)}项" if len(items) > at_most else some


@lru_cache(4096)
def _short(name: str, of_level: Level) -> str:
    return next((short.form for short in short_names(name, of_level)), name)
