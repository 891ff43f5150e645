"""Cases no picture may break on: everything long, everything many, everything that looks like markup."""

from casebase.record import Case, Figure, Nature, Person, Program, Standing
from tests.casebase.cases import evidence, made_up

MARKUP = (
    '#panic("x") $x^2$ *粗* _斜_ <b>b</b> "引" \\n @ref // [x] {y} = 标题 `代码` ~ --- https://a.example/#x'
)
"""What typst, Markdown, HTML or a spreadsheet would take for more than text."""
UNSEEN = "前\u202e后\u200b\x07尾"
"""A text that holds what turns a line around, shows nothing, and rings a bell."""


def marked_up() -> Case:
    """A case whose every text looks like markup."""
    case = made_up()
    figure = case.figures[1].model_copy(update={"text": "3个*", "of": f"站点{MARKUP}", "note": MARKUP})
    program = case.programs[0].model_copy(update={"name": f"=“一盏灯”{MARKUP}"[:40], "description": MARKUP})
    source = case.sources[0].model_copy(update={"title": MARKUP, "outlet": "#报"})
    return made_up(
        title=MARKUP,
        one_line='#let x = 1; $y$ *z* <b> "q" \\ @a // [b]',
        summary=MARKUP,
        figures=(case.figures[0], figure),
        programs=(program,),
        not_stated=(MARKUP, "=1+1", "+1", "-1", "@SUM(A1)", "\t=1"),
        sources=(source,),
        industries=("=HYPERLINK(1)",),
    )


def overlong() -> Case:
    """A case with more, and longer, of everything than a picture holds; a word without a break among it."""
    case = made_up()
    endless = "W" * 90
    figures = tuple(_figure(case, number) for number in range(40))
    programs = tuple(_program(case, number) for number in range(30))
    place = case.place.model_copy(update={"name": "某某某某某某某某族某某某某某某族自治县"})
    source = case.sources[0].model_copy(update={"title": "长" * 300, "outlet": endless})
    return made_up(
        place=place,
        one_line="字" * 40,
        figures=figures,
        programs=programs,
        not_stated=tuple(endless + "字" * 80 for _ in range(20)),
        sources=(source, *(source.model_copy(update={"id": f"s{n}"}) for n in range(4))),
        people=(
            Person(
                name="王小二",
                role="村民",
                standing=Standing.VILLAGER,
                masked=True,
                evidence=evidence("王小二"),
            ),
        ),
    )


def _figure(case: Case, number: int) -> Figure:
    natures = list(Nature)
    nature = natures[number % len(natures)]
    share = {"share_of": "份" * 50, "whole_nature": Nature.PLAN} if nature is Nature.SHARE else {}
    update = {
        "id": f"f{number}",
        "text": "近1234567余万平方米以上",
        "value": 10.0**number,
        "of": f"王小二说的第{number}件事" + "长" * 50,
        "nature": nature,
        "conflicts": ("f1",) if number == 0 else (),
        "note": "注" * 400,
        "as_of": "2016-11-20",
        **share,
    }
    return case.figures[0].model_copy(update=update)


def _program(case: Case, number: int) -> Program:
    update = {
        "id": f"jia-p{number}",
        "name": f"第{number}个" + "做" * 60,
        "description": "述" * 600,
        "spread": "推" * 600,
        "figures": tuple(f"f{n}" for n in range(40)),
        "key": True,
    }
    return case.programs[0].model_copy(update=update)
