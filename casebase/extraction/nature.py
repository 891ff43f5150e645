"""What kind of statement a figure is: a result, a task, a plan, a pledge, a capacity, an own account.

The rules are those of the case record's table of natures. The last cue before a figure decides; completion
(已, 了, 累计, 截至 …) cancels what was said before it; without any cue a plain statement has happened.
"""

import re
from collections.abc import Iterable

from casebase.extraction.accounts import Speeches
from casebase.extraction.clauses import Clauses
from casebase.extraction.cues import Cue, Cues, Reach, pattern
from casebase.extraction.dates import year_of
from casebase.extraction.intervals import Intervals
from casebase.extraction.outlook import find_outlook
from casebase.extraction.quantities import Quantity
from casebase.extraction.quotations import Quotation
from casebase.extraction.reported_speech import ReportedSpeech
from casebase.extraction.spans import DateSpan
from casebase.extraction.units import units
from casebase.record import Nature, PartialDate
from casebase.text.clean import CleanText

_FORWARD = (Reach.OPENING, Reach.SENTENCE)
_AHEAD = (*_FORWARD, Reach.CLAUSE, Reach.EFFECT, Reach.ANNUAL)
_ORDERS = (Nature.TASK, Nature.PLEDGE)
"""What frames a plan: 会议要求, … 确保 is a task."""
_STANDING = frozenset(["亩", "公顷", "头", "只", "株", "棵", "羽", "棚", "元", "块"])
"""Units of what stands there already, whatever its clause says is to come of it: 5亩果林预计产梨…"""
_DEFINITE = re.compile(r"(?:[对把向为]|针对)[^，。,；;]*的$")
"""将对未脱贫的8个县…: what is to be done is meant for a set that exists."""
_CAME_TO = re.compile(r"[减增升降高长大展][少加高长低]?[到至]$")
"""锐减到2016年底的6045人: a year something came to is over."""
_SIZES = ("装机", "库容")
"""What a plant or a reservoir holds: a capacity until it stands."""
_NEAR = 26
"""How many characters behind a figure its clause may still take back what it said."""
_VERBS_AHEAD = 3
_PARAGRAPH = 600
"""How much of a paragraph before a figure is asked for an opening or for signs of building."""


class Natures:
    """Tells the nature of the figures of one text."""

    def __init__(
        self,
        clean: CleanText,
        clauses: Clauses,
        quotations: tuple[Quotation, ...],
        dates: tuple[DateSpan, ...],
        published: PartialDate | None,
    ) -> None:
        self._text = clean.text
        self._clauses = clauses
        self._cues = Cues(clean.text, tuple(_years(clean.text, dates, published)))
        self._speeches = Speeches(clean.text, quotations)
        self._reported = ReportedSpeech(clean.text)
        self._outlook = Intervals(find_outlook(clean))

    def of(self, q: Quantity) -> Nature:
        """The nature of ``q``; for a share, that of its whole."""
        spoken = self._speeches.around(q.start)
        account = spoken[1].nature(q.start) if spoken else None
        if account is not None:
            return account
        nature = self._in_clause(q)
        if nature in (None, Nature.PLAN):
            frame = self._in_sentence(q)
            nature = frame if nature is None or frame in _ORDERS else nature
        elif nature is Nature.CAPACITY and self._in_sentence(q) is Nature.UNDECIDED:
            nature = Nature.UNDECIDED  # 若受灾，每袋可获赔…
        if self._meant_there(q, nature):
            return Nature.PLAN
        if nature in (None, Nature.RESULT) and self._reported.own(
            self._clauses.sentence(q.start)[0], q.start
        ):
            return Nature.OWN_ACCOUNT
        if nature is Nature.RESULT:
            return nature
        if spoken and self._pledged(spoken[0], q):
            return Nature.PLEDGE
        return nature or self._in_paragraph(q) or self._unsaid(q)

    def _meant_there(self, q: Quantity, nature: Nature | None) -> bool:
        """Among what is to come 累计109条 is what it is to come to, and a capacity is planned."""
        if nature not in (Nature.RESULT, Nature.CAPACITY) or not self._outlook.around(q.start):
            return False
        done = pattern("section", "done").search(self._text, *self._clauses.sentence(q.start))
        return nature is Nature.CAPACITY or done is None

    def _unsaid(self, q: Quantity) -> Nature:
        """Without any cue: what a plain statement is at that place of the article."""
        ahead = self._outlook.around(q.start) or self._work_ahead(q)
        return Nature.PLAN if ahead else Nature.RESULT

    def _work_ahead(self, q: Quantity) -> bool:
        """加快…、推进…、继续扩大…，建设基地300亩: a programme of work, where nothing is said to be done."""
        start, end = self._clauses.sentence(q.start)
        forward = pattern("section", "forward").findall(self._text, start, end)
        done = pattern("section", "done").search(self._text, start, end)
        return len(set(forward)) >= _VERBS_AHEAD and done is None

    def _in_clause(self, q: Quantity) -> Nature | None:
        """What the figure's own clause says."""
        start, end = self._clauses.clause(q.start)
        cues = self._cues.between(start, end)
        before = self._decide([c for c in cues if c.end <= q.start and c.reach in _AHEAD], q)
        behind = _behind(cues, q)
        if before not in (None, Nature.RESULT):
            return Nature.RESULT if behind and behind.nature is Nature.RESULT else before
        if behind and behind.reach is Reach.BEHIND and behind.nature is not Nature.RESULT:
            return behind.nature
        return self._investment(q) or before or (behind.nature if behind else None)

    def _in_sentence(self, q: Quantity) -> Nature | None:
        """What the clauses before it in its sentence say of the clauses coordinated with them."""
        start, _ = self._clauses.sentence(q.start)
        own, _ = self._clauses.clause(q.start)
        return self._decide([c for c in self._cues.between(start, own) if c.reach in _FORWARD], q)

    def _pledged(self, speech: Quotation, q: Quantity) -> bool:
        """Whether something was pledged earlier in the same quotation."""
        return any(
            c.nature is Nature.PLEDGE
            for c in self._cues.between(max(speech.start, q.start - _PARAGRAPH), q.start)
        )

    def _in_paragraph(self, q: Quantity) -> Nature | None:
        """What an opening (下一步…) earlier in the paragraph says, unless completion came between."""
        for cue in reversed(self._cues.between(self._paragraph_start(q.start), q.start)):
            if cue.nature is Nature.RESULT:
                return None
            if cue.reach is Reach.OPENING:
                return cue.nature
        return None

    def _decide(self, cues: list[Cue], q: Quantity) -> Nature | None:
        """The last word of ``cues``, which stand before ``q``."""
        for i, cue in reversed(list(enumerate(cues))):
            if self._in_brackets(cue.end, q.start):
                continue
            if cue.reach is Reach.ANNUAL and not self._building(cue, q):
                continue
            if cue.nature is Nature.PLAN and _DEFINITE.search(self._text, cue.end, q.start):
                return Nature.RESULT
            return _framed(cue, cues[:i])
        return None

    def _in_brackets(self, start: int, end: int) -> bool:
        """（…将兜底脱贫），人均收入…: what is said in brackets ends with them."""
        between = self._text[start:end]
        closed = between.find("）")
        return closed >= 0 and "（" not in between[:closed]

    def _building(self, cue: Cue, q: Quantity) -> bool:
        """Whether annual output is said of something being built, or describes a plant."""
        _, end = self._clauses.sentence(q.start)
        size = self._text[cue.start : cue.end] in _SIZES
        if size:
            begin = self._paragraph_start(cue.start)
            return pattern("building", "finished").search(self._text, begin, cue.start) is None
        return (
            pattern("building", "signs").search(self._text, self._paragraph_start(cue.start), end) is not None
            or pattern("building", "producer").search(self._text, max(0, cue.start - 8), cue.start)
            is not None
            or pattern("building", "plant").match(self._text, q.end) is not None
        )

    def _investment(self, q: Quantity) -> Nature | None:
        """Money named as the total of something that is being built is not yet spent."""
        if q.unit not in units().money:
            return None
        start, _ = self._clauses.clause(q.start)
        _, end = self._clauses.sentence(q.start)
        ahead = pattern("building", "ahead").search(self._text, q.end, end)
        if ahead and pattern("building", "spent").search(self._text, start, q.start):
            return Nature.PLAN
        if not pattern("building", "investment").search(self._text, start, q.start):
            return None
        if pattern("building", "completed").search(self._text, q.end, self._paragraph_end(q.end)):
            return None
        being_built = pattern("building", "signs").search(self._text, *self._clauses.sentence(q.start))
        return Nature.PLAN if being_built else None

    def _paragraph_start(self, at: int) -> int:
        return max(self._text.rfind("\n", 0, at) + 1, at - _PARAGRAPH)

    def _paragraph_end(self, at: int) -> int:
        end = self._text.find("\n", at, at + _PARAGRAPH)
        return end if end >= 0 else min(len(self._text), at + _PARAGRAPH)


def _behind(cues: list[Cue], q: Quantity) -> Cue | None:
    """The cue by which the rest of the clause speaks of the figure."""
    for cue in cues:
        near = cue.start < q.end + _NEAR or cue.reach is Reach.LISTED
        if not near or cue.start < q.end or cue.reach in _AHEAD:
            continue
        return None if cue.reach is Reach.SUBJECT and q.unit in _STANDING else cue
    return None


def _framed(cue: Cue, before: list[Cue]) -> Nature:
    """The nature of a cue within what frames it: 会议要求, … 确保 is a task; 预计可增收 is a plan."""
    frame = set()
    for earlier in reversed(before):
        if earlier.nature is Nature.RESULT:
            break
        frame.add(earlier.nature)
    if cue.nature is Nature.PLAN:
        return next((n for n in _ORDERS if n in frame), Nature.PLAN)
    if cue.nature is Nature.CAPACITY and cue.reach is not Reach.ANNUAL and Nature.PLAN in frame:
        return Nature.PLAN
    return cue.nature


def _years(text: str, dates: Iterable[DateSpan], published: PartialDate | None) -> Iterable[Cue]:
    """Years as cues: those after the article's own are plans, those before it are over.

    Without the article's date, years after the latest it reports of are plans.
    """
    own = year_of(published)
    told = [d for d in dates if year_of(d.iso) is not None and not d.relative]
    latest = own or max((year_of(d.iso) or 0 for d in told if not _until(text, d)), default=None)
    for d in told:
        year = year_of(d.iso) or 0
        if latest and year > latest + (own is None and _ranges(text, d)):
            yield Cue(d.start, d.end, Nature.PLAN, Reach.SENTENCE)
        elif own and year < own and not _until(text, d):
            yield Cue(d.start, d.end, Nature.RESULT, Reach.SENTENCE)


def _until(text: str, date: DateSpan) -> bool:
    before = text[max(0, date.start - 3) : date.start]
    if _CAME_TO.search(before):
        return False
    return before.endswith(("到", "至", "争", "从")) and not before.endswith(("截至", "截止到"))


def _ranges(text: str, date: DateSpan) -> bool:
    """2017年至2019年: the end of a range may be the year after the last one told."""
    return text[max(0, date.start - 2) : date.start] in ("年至", "年到")
