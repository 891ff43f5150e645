"""/find: passages by their words."""

from telegram import Update

from casebase.library import Casebase, ProgramAnswer
from casebase.library.plainly import plainly
from handlers import reply
from handlers.context import Context
from handlers.county import example
from handlers.gaps import keep_unanswered
from handlers.payload import Kind, Payload
from handlers.question import question
from handlers.views import phrases
from handlers.views.buttons import of_case
from handlers.views.found import SIZE, Passages, found, nothing_found
from handlers.views.message import Button, Message
from handlers.words import packed

_NEAR = 3
_MOST_PAGES = 20


async def find(update: Update, context: Context) -> None:
    """Show the passages that say what is searched for; without a word, show how to search."""
    asked = question(context.argument)
    await reply.answer(update, context, await context.off_loop(told_found, context.casebase, asked))


def told_found(casebase: Casebase, asked: str, page: int = 1) -> Message:
    """The passages that say what ``asked`` searches for; an example where it is empty."""
    if not asked:
        return _example(casebase)
    page = min(page, _MOST_PAGES)
    passages = _passages(casebase, asked, page * SIZE + 1)
    shown = passages[(page - 1) * SIZE : page * SIZE]
    if shown:
        return found(asked, shown, page, more=len(passages) > page * SIZE)
    keep_unanswered(casebase, asked, "passage")
    return _nothing(casebase, asked)


def told_in_passing(casebase: Casebase, asked: str) -> Message | None:
    """The passages that say ``asked`` word for word, where it names nothing; None where there are none."""
    very = f"“{plainly(asked)}”"
    passages = _passages(casebase, very, SIZE + 1)
    note = f"没有叫「{asked}」的地方或做法，材料里是这样写到的："
    return found(very, passages[:SIZE], 1, more=len(passages) > SIZE, note=note) if passages else None


def _passages(casebase: Casebase, asked: str, limit: int) -> Passages:
    hits = ((one, casebase.case(one.case.id)) for one in casebase.find(plainly(asked), limit))
    return [(one, case) for one, case in hits if case is not None]


def _nothing(casebase: Casebase, asked: str) -> Message:
    near = casebase.ask(asked)
    if isinstance(near, ProgramAnswer):
        return nothing_found(asked, (*near.hits, *near.alike)[:_NEAR], ())
    heads = {head.id: head for head in (*near.inside, *near.alike, *near.nearby)}
    buttons = [*map(of_case, near.cases), *map(of_case, heads.values())]
    return nothing_found(asked, (), buttons[:_NEAR])


def _example(casebase: Casebase) -> Message:
    head = example(casebase)
    case = casebase.case(head.id) if head else None
    alias = next((a for p in case.programs for a in p.aliases), "") if case else ""
    token = packed(alias) if alias else None
    button = Button(alias, Payload(Kind.FIND, token)) if token else None
    return phrases.sample("想找哪些字句？在命令后面写上几个词", "find", alias or "…", button)
