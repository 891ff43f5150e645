"""``Casebase``: the one front door to look up, and later to draft, publish, correct and undo."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from casebase.data.shipped import shipped_editions
from casebase.errors import CasebaseError
from casebase.gazetteer import Gazetteer
from casebase.library.answers import CaseHead, FigureHit, Kin, PlaceAnswer, ProgramAnswer, ProgramHit, Wanted
from casebase.library.asked_way import AskedWay, way_answer
from casebase.library.asking import Wish, selection_asked, wish
from casebase.library.comparing import CompareAnswer, compare_answer
from casebase.library.curating.desk import Desk
from casebase.library.daily import Daily, daily
from casebase.library.decisions import Decision
from casebase.library.facets import Selection
from casebase.library.figures import FiguresAnswer, figures_answer
from casebase.library.finding import AlikeCase, Finder, Found
from casebase.library.formulas import WhoAnswer, who_answer
from casebase.library.identity import FigureIdentity, figure_identity
from casebase.library.industries import IndustryAnswer, industry_answer
from casebase.library.kinship import kin
from casebase.library.likeness import LikenessAnswer, likeness_answer
from casebase.library.listing import ListAnswer, list_answer, selected
from casebase.library.partners import Partner, partners
from casebase.library.places import known_place_answer
from casebase.library.programs import related
from casebase.library.shipping import take_over
from casebase.library.snapshot import Snapshot
from casebase.library.suggestions import Suggestion, suggestions, to_begin_with
from casebase.library.veil import veiled
from casebase.library.wanted import county_answer, free_answer, model_answer
from casebase.library.ways import way_of_key
from casebase.record import Case, Evidence, Quote
from casebase.search import NameIndex
from casebase.store import Groups, SharedCard, Shares, Store, Uploads
from casebase.store.inbox import Inbox
from casebase.text.quote import quote

log = logging.getLogger(__name__)

_steady: ContextVar[Snapshot | None] = ContextVar("steady", default=None)


class Casebase:
    """Cases of one database file, with an index in memory that follows the file's revision.

    Safe to use from several threads. Every method may touch the disk: callers on an event loop run it
    in a thread. While :attr:`is_current`, looking up by name or id is done in memory, in a fraction of a
    millisecond, and may be done on the loop.

    While the file cannot be read, what was read last goes on being answered.
    """

    def __init__(self, store: Store, gazetteer: Gazetteer) -> None:
        self._store = store
        self._gazetteer = gazetteer
        self._renewing = Lock()
        self._snapshot = Snapshot.of(0, (), gazetteer)
        self._troubled = False
        self._finder = Finder(None, store.texts.get)
        self.desk = Desk(store, self._current)
        """What curators do."""

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """The casebase in that SQLite file; a new file is made and given the shipped cases.

        Raises:
            CasebaseError: the file is no database, is newer than this program, or cannot be opened.
        """
        store = Store.open(Path(path))
        try:
            take_over(store, shipped_editions())
            casebase = cls(store, Gazetteer.load())
            casebase._current()
        except BaseException:
            store.close()
            raise
        return casebase

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._finder.close()
        self._store.close()

    @property
    def inbox(self) -> Inbox:
        """What was sent to the bot and is being worked on."""
        return self._store.inbox

    @property
    def writes_waiting(self) -> int:
        """How many small writes are not on disk yet; many where the database cannot be written."""
        return self._store.background.waiting

    def settle(self, seconds: float = 1.5) -> bool:
        """Wait until the small writes made so far are on disk; whether they are."""
        return self._store.background.flush(seconds)

    @property
    def is_current(self) -> bool:
        """Whether the index in memory is of the file's newest revision; takes microseconds."""
        return self._snapshot.revision == self._newest()

    @property
    def revision(self) -> int:
        """Number of the newest revision in the file."""
        return self._store.revision

    @property
    def names(self) -> NameIndex:
        """The index over the places and programs of the newest revision."""
        return self._current().names

    def county(self, query: str) -> PlaceAnswer:
        """What there is of the place the query names, gazetteer first."""
        snapshot = self._current()
        return snapshot.recent.get(("county", query), lambda: county_answer(snapshot, query))

    def program(self, query: str) -> ProgramAnswer:
        """What there is of the program the query names."""
        snapshot = self._current()
        return snapshot.recent.get(("model", query), lambda: model_answer(snapshot, query))

    def ask(self, query: str) -> PlaceAnswer | ProgramAnswer:
        """The better of the two for free text; outcome ``unknown`` where it names neither."""
        snapshot = self._current()
        return snapshot.recent.get(("any", query), lambda: free_answer(snapshot, query))

    def wish(self, query: str) -> Wish:
        """Which kind of answer free text asks for."""
        return wish(self._current(), query)

    def figures(self, query: str) -> FiguresAnswer:
        """Which figure the query's number is, or whose figures it asks for."""
        return figures_answer(self._current(), query)

    def figure(self, case_id: str, figure_id: str) -> FigureIdentity | None:
        """What is known of that figure; None where the case or the figure is not there any more."""
        snapshot = self._current()
        case = snapshot.case(case_id)
        figure = case.figure(figure_id) if case else None
        if case is None or figure is None:
            return None
        return figure_identity(snapshot, FigureHit(case, figure), self._store.texts.get)

    def who(self, query: str) -> WhoAnswer:
        """Who works by the formula, the mechanism or the program the query names."""
        return who_answer(self._current(), query)

    def compare(self, query: str) -> CompareAnswer:
        """The cases or programs the query sets side by side."""
        return compare_answer(self._current(), query)

    def partners(self, case: Case, instead_of: PlaceAnswer | None = None) -> tuple[Partner, ...]:
        """The cases a case is best compared with, each with why; a neighbour of a place without one first."""
        return partners(self._current(), case, instead_of)

    def find(self, query: str, limit: int = 10) -> tuple[Found, ...]:
        """The passages that answer a query, best first: “very words”, -without, A 或 B, 产业:木耳 年:2017."""
        return self._finder.find(self._current(), query, limit)

    def described(self, query: str) -> ProgramAnswer | None:
        """The programs the query may describe in words of its own, to be offered; None for none."""
        return self._finder.described(self._current(), query)

    def similar(self, case_id: str, limit: int = 5) -> tuple[AlikeCase, ...]:
        """The cases most like one of them, each with the reasons."""
        return self._finder.like(self._current(), case_id, limit)

    def similar_to(self, description: str, limit: int = 5) -> tuple[AlikeCase, ...]:
        """The cases most like what somebody describes, each with what it took that they do not speak of."""
        return self._finder.like_described(self._current(), description, limit)

    def like_us(self, description: str) -> LikenessAnswer:
        """The cases most like a described village: why in each attribute, and what they took."""
        snapshot = self._current()
        return likeness_answer(snapshot, description, partial(self._finder.like_described, snapshot))

    def suggest(self, query: str) -> tuple[Suggestion, ...]:
        """What to choose from while the query is still being typed, the likeliest first."""
        snapshot = self._current()
        return snapshot.recent.get(("typed", query), lambda: suggestions(snapshot, query))

    def recent_and_popular(self, day: date) -> tuple[Suggestion, ...]:
        """What to choose from before anything is typed on that day."""
        return to_begin_with(self._current(), self.shares.counts(), day)

    def daily(self, day: date) -> Daily | None:
        """What that day has to offer; None while there is no case."""
        snapshot = self._current()
        return snapshot.recent.get(("daily", day), lambda: daily(snapshot, day))

    def case(self, case_id: str) -> Case | None:
        """The published case of that id, following merges; None where there is none."""
        return self._current().case(case_id)

    def place(self, ref: str) -> PlaceAnswer | None:
        """What there is of the place whose ``Place.ref`` that is; None where there is no such place."""
        snapshot = self._current()
        told = snapshot.places.referred(ref)
        place = told.place if told else self._gazetteer.get(ref)
        return known_place_answer(snapshot, place) if place else None

    def program_by_id(self, program_id: str) -> ProgramHit | None:
        """The program of that id with its case."""
        programs = self._current().programs
        if program_id in programs:
            return programs[program_id]
        target = self._store.redirects.target(program_id)
        return programs.get(target) if target else None

    def related(self, hit: ProgramHit) -> tuple[ProgramHit, ...]:
        """Other programs that work like it, the most alike first."""
        return related(self._current(), (hit,))

    def kin(self, hit: ProgramHit) -> tuple[Kin, ...]:
        """同类: the programs of other cases that are of a kind with it, the plainest first, each with why."""
        snapshot = self._current()
        return snapshot.recent.get(("kin", hit.program.id), lambda: kin(snapshot, hit))

    def way(self, key: str) -> ProgramAnswer | None:
        """The programs of the way of working that goes by that key; None where there is no such way."""
        way = way_of_key(key)
        return way_answer(self._current(), AskedWay(way, way.name), way.name) if way else None

    def cases(self, region: str | None = None) -> tuple[CaseHead, ...]:
        """The published cases by place code, of one province or prefecture where ``region`` names it."""
        snapshot = self._current()
        heads = snapshot.recent.get(("heads",), snapshot.heads)
        if region is None:
            return heads
        inside = {place.key for place in self._gazetteer.resolve(region).places}
        return tuple(h for h in heads if any((h.place.key + "/").startswith(key + "/") for key in inside))

    def selection_asked(self, query: str) -> str:
        """What of a question like 广西有哪些案例 chooses among the cases: 广西; empty for all of them."""
        return selection_asked(query)

    def listed(self, query: str) -> ListAnswer:
        """The cases the query selects by region, level, mechanism, industry, year; all where it is empty."""
        snapshot = self._current()
        return snapshot.recent.get(("listed", query), lambda: list_answer(snapshot, query))

    def selected(self, region: str | None, keys: Iterable[str]) -> ListAnswer:
        """The cases of a region and of facets.

        Args:
            region: ``Place.ref`` of the region; None for everywhere, as for one there is no longer.
            keys: ``Facet.key`` of each facet; those that no case has any more are left out.
        """
        snapshot = self._current()
        answer = self.place(region) if region else None
        facets = tuple(facet for key in keys if (facet := snapshot.facets.facet(key)))
        return selected(snapshot, Selection(answer.place if answer else None, facets))

    def industry(self, query: str) -> IndustryAnswer:
        """The cases of the industries the query names."""
        return industry_answer(self._current(), query)

    def quote(self, evidence: Evidence) -> Quote | None:
        """The slice with its sentence, where this installation holds the source's text."""
        source = self._current().sources.get(evidence.source)
        text = self._store.texts.get(source.sha256) if source else None
        return quote(text, evidence) if text is not None else None

    @property
    def shares(self) -> Shares:
        """The cards posted through the bot."""
        return self._store.shares

    def keep_card(self, card: SharedCard, at: datetime | None) -> bool:
        """Keep where a card stands, soon; does not touch the disk.

        Args:
            card: what was posted or is shown there now.
            at: when it was posted; None where a page was turned, and what was posted there stays what it was.

        Returns:
            Whether it may be behind already: a case was changed between drawing and posting it.
        """
        # Kept before it is compared: whoever looks for cards that are behind a later change finds it.
        self.shares.remember(card, at)
        snapshot = self._snapshot
        if snapshot.revision != self._store.known_revision:
            return True
        newest = {case: snapshot.records[case].revision for case in card.cases if case in snapshot.records}
        return any(newest.get(case, revision) > revision for case, revision in card.cases.items())

    @property
    def uploads(self) -> Uploads:
        """The drawings Telegram holds already."""
        return self._store.uploads

    @property
    def groups(self) -> Groups:
        """How each group wants the bot to behave."""
        return self._store.groups

    def group_moved(self, old: int, new: int) -> None:
        """A group became a supergroup: what was set for it holds on, what was posted is out of reach."""
        self.groups.move(old, new)
        self._store.conversation.forget_chat(old)
        self.shares.lose_chat(old, "群已升级，旧消息改不到")

    def decision(self, case_id: str) -> Decision | None:
        """What was last done to the case and why, merges followed; None where there never was one.

        Cases that were taken back are known here too.
        """
        case = self._current().followed(case_id)
        revision = next(iter(self._store.revisions_of(case.id)), None) if case else None
        return Decision(case, revision) if case and revision else None

    def earlier(self, case_id: str, revision: int) -> Case | None:
        """The case as that revision left it; None where it did not write it."""
        case = self._store.record(case_id, revision)
        return veiled(case) if case else None

    def case_with_program(self, program_id: str) -> str | None:
        """The id of the case that holds the program, even where it was taken back."""
        records = self._current().records.values()
        return next((case.id for case in records if case.program(program_id)), None)

    def keep_gap(self, query: str, scope: Wanted) -> None:
        """Remember for the curators that a question found nothing; who asked is not kept."""
        self._store.conversation.keep_gap(query, scope)

    def remember_answer(self, chat: int, question: int, answer: int) -> None:
        """Keep that message ``answer`` answers message ``question`` of ``chat``."""
        self._store.conversation.remember_answer(chat, question, answer)

    def answer_to(self, chat: int, question: int) -> int | None:
        """The message that answers ``question``, if one is remembered."""
        return self._store.conversation.answer_to(chat, question)

    def forget(self) -> None:
        """Remove what was only kept for a while: answers too old to be edited, updates done long ago."""
        self._store.conversation.forget()
        self._store.inbox.forget()

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Answer everything in the block, in this task or thread, from the index as it is now."""
        token = _steady.set(self._snapshot)
        try:
            yield
        finally:
            _steady.reset(token)

    def _current(self) -> Snapshot:
        """The snapshot of the file's newest revision, made anew where the file has moved on."""
        if (held := _steady.get()) is not None:
            return held
        snapshot = self._snapshot
        if snapshot.revision == self._newest():
            return snapshot
        with self._renewing:
            newest = self._newest()
            if self._snapshot.revision != newest:
                try:
                    changed = self._store.cases_since(self._snapshot.revision)
                except CasebaseError as error:
                    self._say_once(error)
                    return self._snapshot
                self._snapshot = self._snapshot.after(newest, map(veiled, changed))
            return self._snapshot

    def _newest(self) -> int:
        """The file's newest revision; the one in memory where the file cannot be read."""
        try:
            newest = self._store.revision
        except CasebaseError as error:
            self._say_once(error)
            return self._snapshot.revision
        self._troubled = False
        return newest

    def _say_once(self, error: CasebaseError) -> None:
        """One line in the log for as long as the trouble lasts."""
        if not self._troubled:
            log.error("answering from memory, the database cannot be read: %s", error)
        self._troubled = True
