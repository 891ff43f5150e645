"""A case written out in full: a document from top to bottom, a workbook sheet by sheet."""

from casebase.record import Case, Program, Source
from handlers.views.citation import citation
from handlers.views.evidence import masked
from handlers.views.exports import tables
from handlers.views.exports.blocks import Block, Bullets, Column, Heading, Paragraph, Report, Table
from handlers.views.figures import PROMISED, by_nature, phrase, tally
from handlers.views.printable import Words, printable
from handlers.views.script import to_traditional
from handlers.views.wording import (
    as_written,
    belongs_to,
    date,
    first_seen,
    formula,
    level,
    located,
    standing,
    version,
)

_SILENT = "材料未说明"
_NOTE = (
    "本文件由县域案例库写成，只收事实、自己的概述和出处，不收原文。「出处」一栏的字数从原文第1字数起，"
    "标点和空白都算；校验值对得上的，才是同一份原文。"
)


def report(case: Case, *, traditional: bool = False) -> Report:
    """The whole case. Names that are masked wherever shown are masked in every text of it."""
    written = Report(
        case.title,
        _about(case),
        (*_opening(case), *_programs(case), *_facts(case), *_unsaid(case), *_sources(case)),
        tuple(sheet for sheet in _sheets(case) if sheet.rows),
    )

    def fit_to_show(text: str) -> str:
        shown = masked(case, str(text))
        if traditional and not isinstance(text, Words):
            shown = to_traditional(shown)
        return printable(shown)

    return written.rewritten(fit_to_show)


def _sheets(case: Case) -> list[Table]:
    return [
        _overview(case),
        tables.programs(case),
        tables.figures(case),
        tables.measures(case),
        tables.sites(case),
        tables.persons(case),
        _source_table(case),
    ]


def _about(case: Case) -> str:
    dates = "、".join(dict.fromkeys(date(source.published) for source in case.sources))
    marks = "、".join(map(str, standing(case)))
    return " · ".join((located(case.place), level(case.place), dates, version(case), marks))


def _opening(case: Case) -> list[Block]:
    context = case.context
    told = (
        ("概要", case.summary),
        ("起因", context.problem),
        ("条件", context.conditions),
        ("对象", context.target_group),
        ("产业", "、".join(case.industries)),
    )
    return [
        Paragraph(case.one_line),
        *(Paragraph(text or _SILENT, label) for label, text in told if text or label != "产业"),
    ]


def _programs(case: Case) -> list[Block]:
    if not case.programs:
        return []
    blocks: list[Block] = [Heading(f"做法（{len(case.programs)}个）")]
    for program in case.programs:
        blocks += [Heading(f"{program.name}（{program.kind}）", level=2), *_program(program, case)]
    return blocks


def _program(shown: Program, case: Case) -> list[Paragraph]:
    raw = as_written(shown.formula) if shown.formula else ""
    made_of = f"{formula(shown.formula)}{f'（原文写作“{raw}”）' if raw else ''}" if shown.formula else ""
    own = by_nature(f for i in shown.figures if (f := case.figure(i)))
    told = (
        ("内容", shown.description),
        ("公式", made_of),
        ("所在", belongs_to(shown, case)),
        ("最早", first_seen(shown)),
        ("推广", shown.spread or _SILENT),
        ("机制", "、".join(shown.mechanisms) or _SILENT),
        ("数字", "；".join(phrase(f, case.place.name).plain for f in own)),
        ("又叫", "、".join(shown.aliases)),
        ("出处", tables.where(case, shown.evidence)),
    )
    return [Paragraph(text, label) for label, text in told if text]


def _facts(case: Case) -> list[Block]:
    blocks: list[Block] = []
    if case.measures:
        blocks += [Heading("步骤"), tables.measures(case).to_read]
    if case.figures:
        blocks += [Heading("数字"), Paragraph(_how_to_read(case)), tables.figures(case).to_read]
    if case.sites:
        blocks += [Heading("地点"), tables.sites(case).to_read]
    if case.people:
        blocks += [Heading("人物"), tables.persons(case).to_read]
    return blocks


def _how_to_read(case: Case) -> str:
    there = dict.fromkeys(f.whole_nature or f.nature for f in by_nature(case.figures))
    promised = "、".join(n for n in there if n in PROMISED)
    return f"{tally(case.figures)}。" + (f"{promised}不是已经做到的事。" if promised else "")


def _unsaid(case: Case) -> list[Block]:
    return [Heading(_SILENT), Bullets(case.not_stated)] if case.not_stated else []


def _sources(case: Case) -> list[Block]:
    blocks: list[Block] = [Heading("出处")]
    for number, source in enumerate(case.sources, 1):
        blocks.append(Paragraph(Words(citation(source)), f"[{number}]"))
        blocks += [Paragraph(text, label) for label, text in _details(source) if text]
    return [*blocks, Paragraph(_NOTE, "说明")]


def _details(source: Source) -> list[tuple[str, str]]:
    mended = "、".join(f"{repair.kind}{repair.count}处" for repair in source.damage)
    return [
        ("转载", source.rights or ""),
        ("篇幅", f"{source.length}字" + ("，只读到一部分" if source.partial else "")),
        ("修复", mended),
        ("校验", f"sha256 {source.sha256}"),
    ]


def _overview(case: Case) -> Table:
    context = case.context
    rows = (
        ("案例", case.title),
        ("一句话", case.one_line),
        ("地方", located(case.place)),
        ("层级", level(case.place)),
        ("代码", case.place.code),
        ("概要", case.summary),
        ("起因", context.problem),
        ("条件", context.conditions),
        ("对象", context.target_group),
        ("产业", "、".join(case.industries)),
        ("版本", version(case)),
        ("状态", "、".join(map(str, standing(case)))),
        *((_SILENT, item) for item in case.not_stated),
        ("说明", _NOTE),
    )
    told = tuple((label, text or _SILENT) for label, text in rows)
    return Table("案例", (Column("项目", 14), Column("内容", 90)), told)


def _source_table(case: Case) -> Table:
    columns = (
        Column("引用", 60),
        Column("题名", 40),
        Column("媒体", 18),
        Column("作者", 24),
        Column("日期", 16),
        Column("网址", 40),
        Column("转载", 30),
        Column("字数", 10),
        Column("sha256", 66),
    )
    rows = (
        (
            Words(citation(s)),
            Words(s.title),
            Words(s.outlet or "材料未载出处"),
            "、".join(s.authors) or None,
            date(s.published),
            s.url,
            s.rights,
            float(s.length),
            s.sha256,
        )
        for s in case.sources
    )
    return Table("出处", columns, tuple(rows))
