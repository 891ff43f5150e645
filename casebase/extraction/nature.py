"""What kind of statement a figure is: happened, or a task, a plan, a pledge, a capacity, someone's own account.

The rules are those of the case record's table of natures. The last cue before a figure decides; completion (已, 了,
累计, 截至 …) cancels what was said before it; without any cue a plain statement of fact has happened.
"""

from bisect import bisect_right
from collections.abc import Iterable

from casebase.extraction.accounts import OwnAccounts
from casebase.extraction.cues import Cue, Cues, Reach, pattern
from casebase.extraction.dates import year_of
from casebase.extraction.outlook import find_outlook
from casebase.extraction.quantities import Quantity
from casebase.extraction.quotations import Quotation
from casebase.extraction.sentences import Sentences
from casebase.extraction.spans import DateSpan
from casebase.extraction.units import units
from casebase.record import Nature, PartialDate
from casebase.text.clean import CleanText

_FORWARD = (Reach.OPENING, Reach.SENTENCE, Reach.ANNUAL)
_NEAR = 26
"""How many characters behind a figure its clause may still take back what it said."""


class Natures:
    """Tells the nature of the figures of one text."""

    def __init__(
        self,
        clean: CleanText,
        sentences: Sentences,
        quotations: tuple[Quotation, ...],
        dates: tuple[DateSpan, ...],
        published: PartialDate | None,
    ) -> None:
        self._text = clean.text
        self._sentences = sentences
        self._speeches = [q for q in quotations if q.speech]
        self._cues = Cues(clean.text, tuple(_coming_years(clean.text, dates, published)))
        self._accounts = OwnAccounts(clean.text, self._speeches)
        self._outlook = find_outlook(clean)

    def of(self, q: Quantity) -> Nature:
        """The nature of ``q``; for a share, that of its whole."""
        account = self._accounts.nature(q.start)
        if account is not None:
            return account
        nature = self._clause(q) or self._sentence(q)
        if nature is Nature.RESULT:
            return nature
        return self._pledged(q) or nature or self._paragraph(q) or self._unsaid(q)

    def _unsaid(self, q: Quantity) -> Nature:
        """Without any cue: what a plain statement is at that place of the article."""
        ahead = any(start <= q.start < end for start, end in self._outlook)
        return Nature.PLAN if ahead else Nature.RESULT

    def _clause(self, q: Quantity) -> Nature | None:
        """What the figure's own clause says."""
        start, end = self._sentences.clause(q.start)
        cues = self._cues.between(start, end)
        before = self._decide([c for c in cues if c.end <= q.start and c.reach is not Reach.BEHIND], q)
        behind = next((c.nature for c in cues if q.end <= c.start < q.end + _NEAR and c.reach is Reach.BEHIND), None)
        if before in (None, Nature.RESULT):
            return self._investment(q) or before or behind
        return Nature.RESULT if behind is Nature.RESULT else before

    def _sentence(self, q: Quantity) -> Nature | None:
        """What the clauses before it in its sentence say of the clauses coordinated with them."""
        start, _ = self._sentences.sentence(q.start)
        own, _ = self._sentences.clause(q.start)
        cues = [c for c in self._cues.between(start, own) if c.reach in _FORWARD]
        return self._decide(cues, q)

    def _pledged(self, q: Quantity) -> Nature | None:
        """Whether a pledge earlier in the same speech still holds."""
        speech = next((s for s in self._speeches if s.start < q.start < s.end), None)
        if speech is None:
            return None
        pledges = (c for c in self._cues.between(speech.start, q.start) if c.nature is Nature.PLEDGE)
        return next((c.nature for c in pledges), None)

    def _paragraph(self, q: Quantity) -> Nature | None:
        """What an opening (下一步…) earlier in the paragraph says, unless completion came between."""
        start = self._text.rfind("\n", 0, q.start) + 1
        cues = self._cues.between(start, q.start)
        last = next((c for c in reversed(cues) if c.reach is Reach.OPENING or c.nature is Nature.RESULT), None)
        return last.nature if last and last.nature is not Nature.RESULT else None

    def _decide(self, cues: list[Cue], q: Quantity) -> Nature | None:
        """The last word of ``cues``, which stand before ``q``."""
        for i, cue in reversed(list(enumerate(cues))):
            if cue.reach is Reach.ANNUAL and not self._building(cue, q):
                continue
            earlier = {c.nature for c in cues[:i]}
            if cue.nature is Nature.PLAN and Nature.PLEDGE in earlier:
                return Nature.PLEDGE
            return Nature.PLAN if cue.reach is Reach.EFFECT and Nature.PLAN in earlier else cue.nature
        return None

    def _building(self, cue: Cue, q: Quantity) -> bool:
        """Whether annual output is said of something being built, or describes a plant."""
        start = self._text.rfind("\n", 0, cue.start) + 1
        _, end = self._sentences.sentence(q.start)
        if pattern("building", "signs").search(self._text, start, end):
            return True
        return pattern("building", "plant").match(self._text, q.end) is not None

    def _investment(self, q: Quantity) -> Nature | None:
        """Money named as the total of something that is being built is not yet spent."""
        if q.unit not in units().money:
            return None
        start, _ = self._sentences.clause(q.start)
        if not pattern("building", "investment").search(self._text, start, q.start):
            return None
        return Nature.PLAN if pattern("building", "signs").search(self._text, *self._sentences.sentence(q.start)) else None


def _coming_years(text: str, dates: Iterable[DateSpan], published: PartialDate | None) -> Iterable[Cue]:
    """Years after the article's own, as cues of a plan; without its date, after the latest it reports of."""
    known = [d for d in dates if year_of(d.iso) is not None and not d.relative]
    own = year_of(published)
    if own is None:
        told = [year_of(d.iso) or 0 for d in known if text[max(0, d.start - 1) : d.start] not in ("到", "至", "争")]
        own = max(told, default=None)
    if own is None:
        return
    for d in known:
        if (year_of(d.iso) or 0) > own:
            yield Cue(d.start, d.end, Nature.PLAN, Reach.SENTENCE)
