"""The place a whole article is about: the lowest one that nearly everything lies in, or none."""

import re
from collections import defaultdict
from functools import cache

from casebase.extraction import wordlists
from casebase.extraction.elsewhere import elsewhere
from casebase.extraction.places import Atlas, Node
from casebase.extraction.reading import Reading
from casebase.extraction.spans import Span
from casebase.record import Level

_TITLE_WEIGHT = 4.0
_LEAD_WEIGHT = 2.0
_TOPIC_WEIGHT = 1.4
"""A place that begins a clause is what the clause is about."""
_MARKS = frozenset("，。；：\n”")
_WHOLE_WEIGHT = 1.0
"""全县, 全乡…: the article speaks of the whole of a place of that level."""
_SHARE = 0.62
"""Least share of an article's places that must lie in the one it is about."""
_ONLY = {1: 0.6, 2: 1.0}
"""Least weight of the only county of a province or prefecture that an article names, beside its namings."""
_SPREAD = 0.4
"""Least share of paragraphs that speak of a place which neither title nor lead names."""

_LISTED = 3
"""So many places in a row, joined by 、, share the weight of one: where goods are sold, who took part."""
_OFFICE = re.compile(
    r"(?:委|政府|人大|政协|扶贫办|发改委|[一-鿿]{1,6}(?:厅|局|委员会|办公室|部|集团|公司|大学|学院|研究院|研究所|医院|银行|部队|保障中心|研究中心|商会|协会|旗舰店|[米酒茶药]业)(?!长|门)|网[讯消]|首[个批家例]|第一个|最|唯一)"
)
"""An office or firm of a province, or a first in it (西藏首个…村), is not what an article is about."""
_HELPS = re.compile(
    r"还?(?:(?:对口)?(?:援建|派出)|(?:对口|结对|定点)?(?:帮扶|支援|助力|帮|派驻|驻|援助)(?P<whom>))"
)
"""Who helps another place is not where the case is: 黄埔区援建…, 闽侯县助力隆德县."""
_HELPED_WITHIN = 2
_SEVERAL = 2
_OWN_PREFECTURE = re.compile("全市|市委|我市|全州|州委|我州")
_FAR = re.compile(r"(?:离|距离?)$")
"""阳山县离广州260公里: the other end of a distance."""
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
        alone = _alone(atlas, place) and below[best] >= _ONLY[len(place)] * own[place]
        if outweighed and not alone:
            break
        place = best
    node = atlas.nodes.get(place)
    if node is None:
        return _unnamed_prefecture(atlas, place) or _unnamed_county(atlas, place)
    return node if _carries(reading, atlas, place) else None


def _only_county(atlas: Atlas, path: Path) -> bool:
    """Whether the place is or lies in the one county that the article names, in the one province."""
    counties = [n.path for n in atlas.nodes.values() if n.level is Level.COUNTY]
    provinces = {n.path[0] for n in atlas.nodes.values() if n.path and n.level is not Level.VILLAGE}
    return len(counties) == 1 and len(provinces) == 1 and path[: len(counties[0])] == counties[0]


def _unnamed_prefecture(atlas: Atlas, place: Path) -> Node | None:
    """The prefecture of several counties, where the article calls it only 全市 or 市委."""
    counties = [n for n in atlas.nodes.values() if n.level is Level.COUNTY and n.path[:-1] == place]
    others = [n for n in atlas.nodes.values() if n.level is Level.COUNTY and n.path[:-1] != place]
    told = _OWN_PREFECTURE.search(atlas.reading.text)
    if len(counties) < _SEVERAL or others or told is None:
        return None
    known = [p for p in atlas.gazetteer.resolve(place[-1], level=Level.PREFECTURE).places if p.path == place]
    if not known or not atlas.reading.usable(*told.span()):
        return None
    return Node(place[-1], Level.PREFECTURE, known[0].code, place, [Span(*told.span())])


def _unnamed_county(atlas: Atlas, place: Path) -> Node | None:
    """The county of several townships that an article, cut off above, calls only 该县 or 全县."""
    towns = [n for n in atlas.nodes.values() if n.level is Level.TOWNSHIP and n.path[:-1] == place]
    told = _whole()[Level.COUNTY].search(atlas.reading.text)
    if len(towns) < _SEVERAL or told is None or not atlas.reading.usable(*told.span()):
        return None
    known = [p for p in atlas.gazetteer.resolve(place[-1], level=Level.COUNTY).places if p.path == place]
    return Node(place[-1], Level.COUNTY, known[0].code, place, [Span(*told.span())]) if known else None


def _alone(atlas: Atlas, place: Path) -> bool:
    """Whether one county stands for the province, or for a prefecture that is hardly named for itself."""
    if len(place) not in _ONLY or not _one_county(atlas, place):
        return False
    node = atlas.nodes.get(place)
    named = [m for m in node.mentions if m not in node.chained] if node else []
    return len(place) == 1 or len(named) <= 1


def _one_county(atlas: Atlas, place: Path) -> bool:
    """Whether everything the article names inside a province or prefecture lies in one county."""
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
    shared = _shares(atlas)
    starts = {m.start for node in atlas.nodes.values() for m in node.mentions}
    for node in atlas.nodes.values():
        for mention in node.mentions:
            if mention in node.chained or _FILED.match(atlas.reading.text, mention.end):
                continue
            if not _beside(atlas.reading.text, node, mention, starts):
                own[node.path] += _weight(atlas.reading, mention) * shared.get(mention.start, 1.0)
    _add_wholes(atlas, own)
    within: dict[Path, float] = defaultdict(float)
    for path, weight in own.items():
        for n in range(1, len(path) + 1):
            within[path[:n]] += weight
    return own, within


def _shares(atlas: Atlas) -> dict[int, float]:
    """The share of one naming's weight that each of a list has, by where it begins."""
    text = atlas.reading.text
    named = sorted((m.start, m.end) for n in atlas.nodes.values() for m in n.mentions)
    runs: list[list[tuple[int, int]]] = []
    for mention in named:
        if runs and text[runs[-1][-1][1] : mention[0]] == "、":
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return {start: 1 / len(run) for run in runs if len(run) >= _LISTED for start, _ in run}


def _beside(text: str, node: Node, mention: Span, starts: set[int]) -> bool:
    """Whether the place is only named as the one whose office speaks, or as the one that helps another."""
    if node.level.rank < Level.COUNTY.rank and _OFFICE.match(text, mention.end):
        return True
    if _FAR.search(text, max(0, mention.start - 2), mention.start):
        return True
    if node.level.rank <= Level.COUNTY.rank and elsewhere(text, mention):
        return True
    helps = _HELPS.match(text, mention.end)
    if helps is None:
        return False
    another = any(helps.end() + gap in starts for gap in range(_HELPED_WITHIN + 1))
    return helps["whom"] is None or another


def _weight(reading: Reading, mention: Span) -> float:
    title = reading.title
    if title is not None and title.start <= mention.start < title.end:
        return _TITLE_WEIGHT
    begins = mention.start == 0 or reading.text[mention.start - 1] in _MARKS
    topic = _TOPIC_WEIGHT if begins else 1.0
    return topic * (_LEAD_WEIGHT if mention.start < reading.lead.end else 1.0)


def _add_wholes(atlas: Atlas, own: dict[Path, float]) -> None:
    """全县 counts for the county named last before it, 全村 for the village."""
    for level, pattern in _whole().items():
        mentions = sorted(
            (m.start, n.path) for n in atlas.nodes.values() if n.level is level for m in n.mentions
        )
        only = _county_of_all(atlas) if level is Level.COUNTY and not mentions else None
        if not mentions and only is None:
            continue
        for match in pattern.finditer(atlas.reading.text):
            if atlas.reading.usable(*match.span()):
                before = [path for start, path in mentions if start < match.start()]
                meant = only or (before[-1] if before else mentions[0][1])
                own[meant] += _WHOLE_WEIGHT


def _county_of_all(atlas: Atlas) -> Path | None:
    """The county of every township and village of an article that names no county: its 我县."""
    below = [n for n in atlas.nodes.values() if n.level.rank > Level.COUNTY.rank]
    codes = {atlas.span(n).county_code for n in below if n.mentions}
    code = codes.pop() if len(codes) == 1 else None
    county = atlas.gazetteer.get(code) if code else None
    return county.path if county else None


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
    if _only_county(atlas, path) and len(mentions) > 1:
        return True
    touched = {reading.paragraph_index(m.start) for m in mentions}
    return len(touched) >= _SPREAD * max(len(reading.paragraphs), 1)
