"""Ways of working that an article is about throughout, named without marks and without a telling verb.

定制茶园, 精准防贫保险, 爱心扶贫超市: the title names one and the text comes back to it, or a thing of the
kind is opened (爱心扶贫超市开业). What it ends in says that it can be a way of working; that it is this
article's own is said by its coming back.
"""

import re
from collections.abc import Iterator
from functools import cache

from casebase.extraction import program_cues as cues
from casebase.extraction import wordlists
from casebase.extraction.boundaries import head_of
from casebase.extraction.lexicon import lexicon
from casebase.extraction.mention import Mention
from casebase.extraction.reading import Reading
from casebase.record import ProgramKind

_IN_TITLE = 3
"""How often a name stands in an article whose title holds it…"""
_THROUGHOUT = 4
"""…and in another."""
_SHORTEST = 2
_LONGEST = 10
"""Characters before the ending."""
_OPENED = re.compile(r"(?:正式)?(?:开业|开张|揭牌|挂牌|揭幕)")


@cache
def _endings() -> "re.Pattern[str]":
    return re.compile(wordlists.alternatives(wordlists.sections("program_cues")["subjects"]))


class Subjects:
    """The mentions of such names.

    Args:
        reading: the article.
        places: names of places in it, the longest first; they are no part of the name.
    """

    def __init__(self, reading: Reading, places: tuple[str, ...]) -> None:
        self.reading = reading
        self.text = reading.text
        self.places = places

    def mentions(self) -> Iterator[Mention]:
        """One mention a name, where it first stands so that its beginning is clear."""
        found: dict[str, Mention] = {}
        for match in _endings().finditer(self.text):
            mention = self._mention(match.start(), match.end())
            if mention is not None:
                found.setdefault(mention.name, mention)
        yield from found.values()

    def _mention(self, at: int, end: int) -> Mention | None:
        start = self._begin(at)
        name = self.text[start:end]
        if not _SHORTEST <= at - start <= _LONGEST or not self.reading.usable(start, end):
            return None
        if cues.general(self.text[start:at]) or cues.national(name) or not self._is_own(name, end):
            return None
        return Mention(start, end, name=name, core=name, kind=ProgramKind.OTHER, weight=1)

    def _begin(self, at: int) -> int:
        """Behind the verb or mark before it, and behind a place."""
        start = head_of(self.text, at).start
        place = next((p for p in self.places if self.text.startswith(p, start)), "")
        start += len(place)
        for word in lexicon().cut(self.text[start:at]):
            piece = self.text[start + word.start : start + word.end]
            if piece in ("首家", "首个", "一家", "个", "家", "的"):
                return start + word.end
        return start

    def _is_own(self, name: str, end: int) -> bool:
        if _OPENED.match(self.text, end):
            return True
        times = self.text.count(name)
        title = self.reading.title
        titled = title is not None and name in self.text[title.start : title.end].replace("“", "")
        return times >= (_IN_TITLE if titled else _THROUGHOUT)
