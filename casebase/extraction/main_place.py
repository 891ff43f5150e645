"""The place a whole article is about: the lowest one that nearly everything lies in, or none."""

import re
from collections import defaultdict
from functools import cache

from casebase.extraction import wordlists
from casebase.extraction.places import Atlas, Node
from casebase.extraction.reading import Reading
from casebase.extraction.spans import Span
from casebase.record import Level

_TITLE_WEIGHT = 4.0
_LEAD_WEIGHT = 2.0
_WHOLE_WEIGHT = 1.0
"""全县, 全乡…: the article speaks of the whole of a place of that level."""
_SHARE = 0.62
"""Least share of an article's places that must lie in the one it is about."""
_ONLY = 0.6
"""The same for the only county of a province that an article names, beside the namings of the province."""
_SPREAD = 0.4
"""Least share of paragraphs that speak of a place which neither title nor lead names."""

_FILED = re.compile(r"[一-鿿/、]{0,6}\d{1,2}月\d{1,2}日(?:电|讯)|(?:电|讯|报道)(?=\W|$)")
"""Where a report was filed is not what it is about: 新华社北京6月8日电."""

Path = tuple[str, ...]


@cache
def _whole() -> dict[Level, "re.Pattern[str]"]:
    found = {}
    for line in wordlists.lines("place_cues.txt"):
        level, _, cues = line.partition(":")
        if cues and len(level) == 1:
            found[Level(level)] = re.compile(wordlists.alternatives(tuple(cues.split())))
    return found


def main_place(atlas: Atlas) -> Node | None:
    """The lowest place the article as a whole is about; None where it is about many or about none."""
    reading = atlas.reading
    own, within = _weights(atlas)
    place: Path = ()
    while True:
        below = {
            path: w
            for path, w in within.items()
            if len(path) == len(place) + 1 and path[: len(place)] == place
        }
        if not below:
            break
        best = max(below, key=lambda path: (below[path], path))
        outweighed = below[best] < _SHARE * (own[place] + sum(below.values()))
        alone = len(place) == 1 and _one_county(atlas, place) and below[best] >= _ONLY * own[place]
        if outweighed and not alone:
            break
        place = best
    node = atlas.nodes.get(place)
    if node is None or not _carries(reading, atlas, place):
        return None
    return node


def _one_county(atlas: Atlas, place: Path) -> bool:
    """Whether everything the article names inside a province lies in one county."""
    inside = [
        n
        for n in atlas.nodes.values()
        if n.path[: len(place)] == place
        and n.path != place
        and not all(_FILED.match(atlas.reading.text, m.end) for m in n.mentions)
    ]
    counties = [n for n in inside if n.level is Level.COUNTY]
    if len(counties) != 1:
        return False
    county = counties[0].path
    return all(n.path[: len(county)] == county[: len(n.path)] for n in inside)


def _weights(atlas: Atlas) -> tuple[dict[Path, float], dict[Path, float]]:
    """For each path the weight of its own mentions, and of those with everything inside it."""
    own: dict[Path, float] = defaultdict(float)
    for node in atlas.nodes.values():
        for mention in node.mentions:
            if mention not in node.chained and not _FILED.match(atlas.reading.text, mention.end):
                own[node.path] += _weight(atlas.reading, mention)
    _add_wholes(atlas, own)
    within: dict[Path, float] = defaultdict(float)
    for path, weight in own.items():
        for n in range(1, len(path) + 1):
            within[path[:n]] += weight
    return own, within


def _weight(reading: Reading, mention: Span) -> float:
    title = reading.title
    if title is not None and title.start <= mention.start < title.end:
        return _TITLE_WEIGHT
    return _LEAD_WEIGHT if mention.start < reading.lead.end else 1.0


def _add_wholes(atlas: Atlas, own: dict[Path, float]) -> None:
    """全县 counts for the county named last before it, 全村 for the village."""
    for level, pattern in _whole().items():
        mentions = sorted(
            (m.start, n.path) for n in atlas.nodes.values() if n.level is level for m in n.mentions
        )
        if not mentions:
            continue
        for match in pattern.finditer(atlas.reading.text):
            if atlas.reading.usable(*match.span()):
                before = [path for start, path in mentions if start < match.start()]
                own[before[-1] if before else mentions[0][1]] += _WHOLE_WEIGHT


def _meant_by_whole(reading: Reading, atlas: Atlas, path: Path) -> bool:
    """The lead says 该乡 or 全乡, and the article names one place of that level only."""
    level = atlas.nodes[path].level
    pattern = _whole().get(level)
    alone = sum(n.level is level for n in atlas.nodes.values()) == 1
    lead = reading.lead
    return alone and pattern is not None and pattern.search(reading.text, lead.start, lead.end) is not None


def _carries(reading: Reading, atlas: Atlas, path: Path) -> bool:
    """Title or lead name the place or one inside it, or most paragraphs do."""
    mentions = [m for n in atlas.nodes.values() if n.path[: len(path)] == path for m in n.mentions]
    if any(m.start < reading.lead.end for m in mentions) or _meant_by_whole(reading, atlas, path):
        return True
    province = atlas.nodes.get(path[:1])
    announced = province is not None and any(m.start < reading.lead.end for m in province.mentions)
    if announced and _one_county(atlas, path[:1]):
        return True
    touched = {reading.paragraph_index(m.start) for m in mentions}
    return len(touched) >= _SPREAD * max(len(reading.paragraphs), 1)
