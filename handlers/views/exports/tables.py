"""A case's facts in rows, each with where it was read."""

from collections.abc import Iterable

from casebase.record import Case, Evidence, Figure, Program
from handlers.views.exports.blocks import Column, Table, Value
from handlers.views.facts import people
from handlers.views.figures import by_nature, conflict, nature
from handlers.views.printable import Words
from handlers.views.wording import as_written, date, first_seen, formula, located, stretch

_WHERE = Column("出处", 30)


def figures(case: Case) -> Table:
    """Every figure with its nature, whose and when it is, and what a careful reader should know of it."""
    columns = (
        Column("编号", 7),
        Column("数字", 14),
        Column("性质", 12),
        Column("数的是什么", 32),
        Column("地方", 14),
        Column("时间", 14),
        Column("占什么", 22),
        Column("说明", 36),
        Column("数值", 14, only_in_workbook=True),
        Column("数值上限", 12, only_in_workbook=True),
        Column("单位", 8, only_in_workbook=True),
        _WHERE,
    )
    return Table("数字", columns, tuple(_figure(f, case) for f in by_nature(case.figures)))


def _figure(shown: Figure, case: Case) -> tuple[Value, ...]:
    told = conflict(shown, case) if shown.conflicts else shown.note
    return (
        shown.id,
        shown.text,
        nature(shown) or str(shown.nature),
        shown.of,
        shown.scope,
        date(shown.as_of) if shown.as_of else None,
        shown.share_of,
        f"⚠{told}" if shown.conflicts else told,
        _amount(shown.value, shown.unit),
        _amount(shown.value_max, shown.unit),
        shown.unit or None,
        where(case, shown.evidence),
    )


def _amount(value: float | None, unit: str) -> float | None:
    """The number that stands before its unit: records keep 40% as the fraction 0.4."""
    return value if value is None or unit != "%" else round(value * 100, 6)


def programs(case: Case) -> Table:
    """Every program."""
    columns = (
        Column("编号", 24),
        Column("做法", 28),
        Column("类别", 8),
        Column("地方", 14),
        Column("公式", 30),
        Column("原文写作", 24),
        Column("最早", 22),
        Column("机制", 26),
        Column("内容", 50),
        Column("推广", 30),
        Column("属于", 24),
        Column("又叫", 24),
        Column("数字", 16),
        _WHERE,
    )
    return Table("做法", columns, tuple(_program(p, case) for p in case.programs))


def _program(shown: Program, case: Case) -> tuple[Value, ...]:
    whole = case.program(shown.part_of) if shown.part_of else None
    return (
        shown.id,
        shown.name,
        str(shown.kind),
        shown.place,
        formula(shown.formula) if shown.formula else None,
        (as_written(shown.formula) or None) if shown.formula else None,
        first_seen(shown) if shown.first_seen else None,
        "、".join(shown.mechanisms) or None,
        shown.description,
        shown.spread,
        whole.name if whole else None,
        "、".join(shown.aliases) or None,
        "、".join(shown.figures) or None,
        where(case, shown.evidence),
    )


def measures(case: Case) -> Table:
    """Every step, in order."""
    columns = (Column("步骤", 24), Column("内容", 60), _WHERE)
    rows = ((m.heading, m.text, where(case, m.evidence)) for m in case.measures)
    return Table("步骤", columns, tuple(rows))


def sites(case: Case) -> Table:
    """Every place told of."""
    columns = (Column("地方", 24), Column("所在", 36), Column("怎样说到", 10), Column("说了什么", 50), _WHERE)
    rows = (
        (s.place.name, located(s.place), str(s.role), s.told, where(case, s.evidence)) for s in case.sites
    )
    return Table("地点", columns, tuple(rows))


def persons(case: Case) -> Table:
    """Everyone named, under the name that may be shown."""
    columns = (Column("姓名", 12), Column("身份", 36), Column("类别", 10), _WHERE)
    rows = ((p.shown, p.role, str(p.standing), where(case, p.evidence)) for p in people(case))
    return Table("人物", columns, tuple(rows))


def where(case: Case, evidence: Iterable[Evidence]) -> str:
    """Where a fact was read; the source is named where there are several."""
    titles = {source.id: source.title for source in case.sources}
    if len(titles) == 1:
        return "；".join(map(stretch, evidence))
    return Words("；".join(f"《{titles[e.source]}》{stretch(e)}" for e in evidence))
