"""A program: where and when first, how it is made up, how far it spread, its figures, what works alike."""

from collections.abc import Iterable, Sequence

from casebase.library import Kin, ProgramAnswer, ProgramHit, Sign
from casebase.record import Figure, Program
from casebase.search.match import CORRECTIONS
from handlers.payload import Kind, Payload
from handlers.views import buttons
from handlers.views.atoms import Atom, b, join, text
from handlers.views.clause import shortened
from handlers.views.figures import CLIP, by_nature, phrase, row, warning
from handlers.views.message import Button, Message, Shows, compose
from handlers.views.standing import standing
from handlers.views.understanding import like, name, understood
from handlers.views.way import SHOWN, kin_buttons, kin_line, way
from handlers.views.wording import as_written, belongs_to, first_seen, formula, program_name

_FIGURES = 4
_LINE = 100
_LISTED = 8
_UNFOLDED = 5
RAW = 20
"""Characters of a formula that are a formula and not yet a sentence."""
_A_ROW = 2
_RELATED = 4


def program(
    hit: ProgramHit,
    related: Iterable[ProgramHit] = (),
    notes: Iterable[Atom] = (),
    kin: Sequence[Kin] = (),
) -> Message:
    """The program with the case it belongs to.

    Args:
        hit: the program.
        related: programs that work alike.
        notes: lines on how the question was understood.
        kin: programs of other cases that are of the same kind, the plainest first.
    """
    shown, case = hit.program, hit.case
    own_set = members(hit)
    related = _besides(related, own_set, kin)
    figures = by_nature(f for i in shown.figures if (f := case.figure(i)))
    notes = [note for note in notes if note]
    first = text(f"最早：{first_seen(shown)}")
    spread = text("推广：", shortened(shown.spread or "材料未说明", _LINE))
    doing = text("做法：", shortened(shown.description, _LINE))
    head = [
        _title(hit),
        *notes,
        # A note, or what is of the same kind, takes a line: then others share one.
        join("；", [first, spread]) if notes or kin else first,
        *([join("。", [_formula(shown), doing])] if notes and kin else [_formula(shown), doing]),
        text() if notes or kin else spread,
        row(figures[:_FIGURES], case.place.name),
        kin_line(kin),
    ]
    clip = Payload(Kind.PROGRAM_EVIDENCE, shown.id, revision=case.revision)
    view = Payload(Kind.PROGRAM, shown.id, revision=case.revision)
    rows = [
        buttons.clips(case, figures[:_FIGURES]),
        (Button(f"{CLIP}原句", clip), buttons.of_case(case, f"案例：{case.place.name}")),
        buttons.actions(view, program_name(shown)),
        *buttons.in_rows(kin_buttons(hit, kin), _A_ROW),
        *buttons.in_rows(map(buttons.of_program, (*own_set, *related)), _A_ROW),
    ]
    return compose(head, _behind(hit, figures, related), rows, Shows.of(view, case, notes=notes))


@standing
def programs(answer: ProgramAnswer) -> Message:
    """The answer to “what is this program?”."""
    if answer.way is not None and not _of_one_place(answer):
        return way(answer)
    if len(answer.hits) == 1 or answer.way is not None:
        notes = [understood(answer.asked, "做法"), _elsewhere(answer)]
        others = [buttons.of_program(hit) for hit in answer.alike]
        found = program(answer.hits[0], answer.related, [join("。", notes)], answer.kin)
        return found.with_rows(*buttons.in_rows(others, _A_ROW))
    if answer.hits:
        return _several(answer)
    return nothing_like_it(answer)


def _of_one_place(answer: ProgramAnswer) -> bool:
    """Whether a way is only told of in one case, whose program is called so and is shown for all of them."""
    one_case = len({hit.case.id for hit in answer.hits}) == 1
    return (
        bool(answer.members) and one_case and answer.not_in is None and answer.members[0].sign <= Sign.CALLED
    )


def nothing_like_it(answer: ProgramAnswer) -> Message:
    """No program of that name: what was searched, and the nearest names to tap."""
    head = [text("没有找到叫「", b(name(answer.asked)), "」的做法。查过库里所有做法的名称、别名和公式。")]
    if answer.places:
        also = "；名字里有它的做法也列在下面：" if answer.alike else "："
        head.append(text("这是一个地方的名字，点一下看那里的案例", also))
    elif answer.alike:
        head.append(text("名字相近的有这些，点一下就看："))
    else:
        head.append(text("换个说法试试，比如只写引号里的几个字；发 /list 看库里有哪些案例。"))
    rows = [*map(buttons.of_place, answer.places), *map(_with_place, answer.alike)]
    return compose(head, [], buttons.in_rows(rows, 1))


def _several(answer: ProgramAnswer) -> Message:
    asked, count = answer.asked, len(answer.hits)
    if asked.how in CORRECTIONS:
        found = text("没有叫「", b(name(asked)), f"」的做法，{like(asked)}有{count}个，点一下看：")
    else:
        found = text("「", b(name(asked)), f"」对得上{count}个做法，点一下看：")
    shown = [_one_line(hit) for hit in answer.hits[:_LISTED]]
    more = text(f"还有{count - _LISTED}个没有列出，多写几个字就找得准。") if count > _LISTED else text()
    return compose(
        [found, *shown[:_UNFOLDED]],
        [*shown[_UNFOLDED:], more],
        buttons.in_rows(map(_with_place, answer.hits[:_LISTED]), 1),
    )


def _elsewhere(answer: ProgramAnswer) -> Atom:
    """That the place asked about is not known to have the program."""
    if answer.not_in is None:
        return text()
    return text(f"库里没有{answer.not_in.name}做这个的记载，这是{answer.hits[0].case.place.name}的")


def _with_place(hit: ProgramHit) -> Button:
    return buttons.of_program(hit, f"{program_name(hit.program)}（{hit.case.place.name}）")


def _one_line(hit: ProgramHit) -> Atom:
    where = hit.program.place
    return text("▪ ", b(program_name(hit.program)), f"（{where}）", shortened(hit.program.description, 60))


def _title(hit: ProgramHit) -> Atom:
    return text("🧩", b(hit.program.name), f" · {hit.program.kind} · {belongs_to(hit.program, hit.case)}")


def _formula(shown: Program) -> Atom:
    """The formula slot by slot, and as the source writes it where that is short and reads otherwise."""
    if shown.formula is None:
        return text()
    raw = as_written(shown.formula)
    told = f"（原文写作“{raw}”）" if raw and len(raw) <= RAW else ""
    return text("公式：", b(formula(shown.formula)), told)


def members(hit: ProgramHit) -> list[ProgramHit]:
    """The programs this one is made of, and the set it is one of."""
    near = (p for p in hit.case.programs if p.part_of == hit.program.id or p.id == hit.program.part_of)
    return [ProgramHit(hit.case, p) for p in near]


def _behind(hit: ProgramHit, figures: list[Figure], related: tuple[ProgramHit, ...]) -> list[Atom]:
    shown, case = hit.program, hit.case
    return [
        warning(case, figures),
        text(b("全文"), f"：{shown.description}") if len(shown.description) > _LINE else text(),
        text(b("推广"), f"：{shown.spread}") if shown.spread and len(shown.spread) > _LINE else text(),
        _named("机制", "、", shown.mechanisms),
        _named("其余数字", "；", (phrase(f, case.place.name) for f in figures[_FIGURES:])),
        _named("又叫", "、", shown.aliases),
        _named("成套", "、", (program_name(h.program) for h in members(hit))),
        _named("相近的做法", "、", (_with_place(h).label for h in related)),
    ]


def _besides(
    related: Iterable[ProgramHit], own_set: Sequence[ProgramHit], kin: Sequence[Kin]
) -> tuple[ProgramHit, ...]:
    """The programs that work alike and are shown nowhere else, fewer where there is kin to show."""
    shown = {one.program.id for one in (*own_set, *(each.hit for each in kin))}
    others = [one for one in related if one.program.id not in shown]
    return tuple(others[: max(0, _RELATED - min(len(kin), SHOWN))])


def _named(words: str, between: str, items: Iterable[str | Atom]) -> Atom:
    """又叫：小细胞、小细胞工程; empty for no items."""
    row = join(between, items)
    return text(b(words), "：", row) if row else text()
