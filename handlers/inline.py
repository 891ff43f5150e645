"""Inline mode: cards to choose from while someone types ``@bot …`` in any chat."""

from dataclasses import dataclass
from functools import lru_cache

from telegram import (
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode

from casebase.errors import CasebaseError
from casebase.library import Casebase, Suggestion
from handlers import deeplink
from handlers.calendar import beijing_day, now
from handlers.calls import call, compact
from handlers.context import Context
from handlers.drawn import Drawn
from handlers.keyboard import keyboard
from handlers.payload import Kind, Payload
from handlers.question import question, reads_traditional
from handlers.views.clause import shortened
from handlers.views.inline import Result
from handlers.views.script import is_traditional, to_traditional

_PAGE = 20
"""Results an answer; Telegram takes fifty, and asks for more when the list is scrolled to its end."""
_CACHE_TIME = 10
"""Seconds Telegram may serve an answer again; within them it may serve a case that was just retracted."""
_QUERY = 20
"""Characters of a query said again."""
_SENTENCE = 40
"""Characters a button above the results shows."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered for a query."""

    results: tuple[Result, ...]
    next_offset: str
    """Empty at the end."""
    button: str
    """What the button above the results says."""
    argument: str
    """What that button opens in private."""
    is_personal: bool
    """Whether another asker could be offered something else for the same query."""


async def inline(update: Update, context: Context) -> None:
    """Offer cards for what has been typed so far."""
    query = update.inline_query
    assert query is not None
    language = query.from_user.language_code
    # What is popular stands in the database; what is typed is found in memory.
    look = context.looked_up if any(map(str.isalnum, query.query)) else context.asked
    offer = await look(offered, context.drawn, query.query, query.offset, language)
    button = {"text": offer.button, "start_parameter": offer.argument}
    await call(
        context.bot,
        "answerInlineQuery",
        {
            "inline_query_id": query.id,
            "results": f"[{','.join(article(result, context.bot.username) for result in offer.results)}]",
            "cache_time": _CACHE_TIME,
            "is_personal": offer.is_personal,
            "next_offset": offer.next_offset,
            "button": compact(button),
        },
    )


def offered(casebase: Casebase, drawn: Drawn, typed: str, offset: str, language: str | None) -> Offer:
    """What to offer for ``typed``, from ``offset`` on, to someone whose client speaks ``language``."""
    traditional = is_traditional(typed)
    is_personal = traditional is None
    if traditional is None:
        traditional = reads_traditional(language)
    first = int(offset) if offset.isdecimal() else 0
    button, argument = "在私聊里看全部案例", deeplink.EVERYTHING
    try:
        found, asked = _found(casebase, typed)
        if asked:
            words = shortened(asked, _QUERY)
            button = f"在私聊里问「{words}」" if found else f"没有找到「{words}」，到私聊里问"
            argument = deeplink.asking(asked) or argument
    except CasebaseError as error:
        found, button = (), shortened(error.sentence, _SENTENCE)
    last = first + _PAGE
    return Offer(
        results=tuple(drawn.result(s, traditional=traditional) for s in found[first:last]),
        next_offset=str(last) if last < len(found) else "",
        button=to_traditional(button) if traditional else button,
        argument=argument,
        is_personal=is_personal,
    )


@lru_cache(maxsize=1000)
def article(result: Result, username: str) -> str:
    """The result as Telegram takes it, in JSON: a line of a compact list, without a picture."""
    line = InlineQueryResultArticle(
        id=result.id,
        title=result.title,
        description=result.description,
        input_message_content=InputTextMessageContent(
            result.message.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=keyboard(result.message, username),
    )
    return compact(line.to_dict())


def _found(casebase: Casebase, typed: str) -> tuple[tuple[Suggestion, ...], str]:
    """What the query may mean, and its words: what a share button named stands first.

    Raises:
        CasebaseError: the query holds no word.
    """
    words, _, last = typed.rstrip().rpartition(" ")
    link = deeplink.parse(last)
    if link is None:
        asked = question(typed)
        if asked:
            return casebase.suggest(asked), asked
        return casebase.recent_and_popular(beijing_day(now())), asked
    shared, asked = _shared(casebase, link), question(words)
    others = casebase.suggest(asked) if asked else ()
    return (*shared, *(s for s in others if s.key not in {one.key for one in shared})), asked


def _shared(casebase: Casebase, link: Payload) -> tuple[Suggestion, ...]:
    """The case or program a share button named; none where it is no longer there."""
    hit = casebase.program_by_id(link.id) if link.kind is Kind.PROGRAM else casebase.case(link.id)
    return (Suggestion(hit),) if hit else ()
