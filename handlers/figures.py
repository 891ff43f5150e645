"""/figures: what a number is, or which figures there are of a place or a program."""

from telegram import Update

from casebase.library import Casebase, FigureHit, FiguresAnswer, PlaceAnswer
from casebase.library.answers import ProgramAnswer
from casebase.record import Case
from handlers import reply
from handlers.context import Context
from handlers.county import example, show_place
from handlers.gaps import keep_unanswered
from handlers.payload import Kind, Payload
from handlers.question import question
from handlers.views import asked_figures, buttons, phrases
from handlers.views.atoms import NOTHING, Atom
from handlers.views.figure import figure
from handlers.views.figures import key_figures
from handlers.views.message import Message
from handlers.views.program import programs
from handlers.views.sections import section


async def figures(update: Update, context: Context) -> None:
    """Answer what the number is; without one, which figures there are; without a word, show how to ask."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.off_loop(told_of_figures, context.casebase, asked))


def told_of_figures(casebase: Casebase, asked: str) -> Message:
    """What the number ``asked`` gives is, or all figures of what it names; an example where it is empty."""
    if not asked:
        return _example(casebase)
    answer = casebase.figures(asked)
    if answer.number is None and not answer.partial:
        return _all(casebase, answer)
    if len(answer.found) == 1:
        return told_of_figure(casebase, answer.found[0], asked_figures.how_read(answer))
    if answer.found:
        return asked_figures.all_of(answer) if answer.number is None else asked_figures.several(answer)
    keep_unanswered(casebase, asked, "figure")
    return asked_figures.none(answer)


def told_of_figure(casebase: Casebase, hit: FigureHit, note: Atom = NOTHING) -> Message:
    """What is known of that figure."""
    shown = casebase.figure(hit.case.id, hit.figure.id)
    return figure(shown, note) if shown else phrases.gone()


def _all(casebase: Casebase, answer: FiguresAnswer) -> Message:
    """All figures of what was named; of what has none, what there is of it at all."""
    case = _told_whole(casebase, answer)
    if case is not None:
        page = Payload(Kind.FIGURES, case.id, revision=case.revision)
        return section(case, page, asked_figures.how_read(answer))
    if answer.found:
        return asked_figures.all_of(answer)
    if isinstance(answer.named, ProgramAnswer):
        return programs(answer.named)
    return show_place(casebase, answer.named or casebase.county(answer.query))


def _told_whole(casebase: Casebase, answer: FiguresAnswer) -> Case | None:
    """The one case whose figures, all of them, were asked for."""
    named = answer.named
    if not isinstance(named, PlaceAnswer) or not (named.cases or named.inside):
        return None
    cases = {hit.case.id for hit in answer.found}
    return casebase.case(cases.pop()) if len(cases) == 1 else None


def _example(casebase: Casebase) -> Message:
    head = example(casebase)
    case = casebase.case(head.id) if head else None
    wanted = "想核对哪个数？在命令后面写上地方和数字"
    if case is None or not case.figures:
        return phrases.sample(wanted, "figures", "…", None)
    shown = FigureHit(case, key_figures(case, 1)[0])
    asked = f"{case.place.name} {shown.figure.text}"
    return phrases.sample(wanted, "figures", asked, buttons.of_figure(shown, asked))
