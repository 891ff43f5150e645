"""Places: what each naming of a place means, with its whole hierarchy, and the one the article is about.

Full names anchor the article in a province, a prefecture, a county; short names, names that several places
bear and names that are ordinary words (资源, 合作) are taken for places only where anchors support them.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from casebase.extraction.former_names import as_told
from casebase.extraction.place_scan import Naming, scan
from casebase.extraction.reading import Reading, Stretches
from casebase.extraction.spans import PlaceSpan, Span
from casebase.extraction.told_counties import told_counties
from casebase.extraction.townships import Town, known_towns, settled, shaped_towns
from casebase.extraction.villages import Village, find_villages
from casebase.gazetteer import Gazetteer
from casebase.record import Level, Place

_MANY = 12
"""More counties than this are a survey: townships are then looked for in those of the lead only."""
_LOCATED = re.compile(r"，?(?:位于|地处|坐落于?|隶属于?|属于|是)")
_MODEL = re.compile("模式|经验|样本|样板")
"""After the short name of a county it says that a place is meant: 灵台模式."""
_STANDS_FOR = re.compile(r"[该本我][县市区旗镇乡]")
_ROW = 3
_COMES_BACK = 3
_COUNTY_SAID = re.compile("全县|县里|县委|县政府|我县|该县|级贫困县")
_CHAIN = 16
"""Characters a chain of places takes: 位于贵州省毕节市七星关区生机镇."""


@dataclass
class Node:
    """A place of the article with every place it is named at."""

    name: str
    level: Level
    code: str | None
    path: tuple[str, ...]
    mentions: list[Span] = field(default_factory=list)
    chained: list[Span] = field(default_factory=list)
    """Those of the mentions that only lead to a smaller place: the 资源县 of 资源县梅溪镇."""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from other places."""
        return self.path


class Atlas:
    """All places of one article."""

    def __init__(self, reading: Reading, people: Collection[str] = (), year: int | None = None) -> None:
        self.reading = reading
        self.gazetteer = Gazetteer.load()
        self.nodes: dict[tuple[str, ...], Node] = {}
        namings = list(scan(reading, people))
        self.anchors = _anchors(namings)
        self.named = Counter(c for n in namings if n.full and len(n.codes) == 1 for c in n.codes)
        for code in told_counties(reading, namings, self.anchors):
            self.named[code] += 1
            self.anchors.update(code[:n] for n in (2, 4, 6))
        self._resolved = self._resolve(namings)
        self._add_divisions()
        self._add_towns()
        self._add_villages()
        self.nodes = as_told(self.nodes, reading.text, year)
        self._mark_chains()

    def spans(self) -> tuple[PlaceSpan, ...]:
        """The places, each at its first mention, in order."""
        spans = (self.span(n) for n in self.nodes.values() if n.mentions)
        return tuple(sorted(spans, key=lambda s: s.start))

    def span(self, node: Node) -> PlaceSpan:
        """A place as a span, at its first mention."""
        return _span(node, self.reading, self._county_code(node))

    def _county_code(self, node: Node) -> str | None:
        """The code of the county a place is or lies in, its own where it is a township of the register."""
        if node.level.rank < Level.COUNTY.rank:
            return None
        if node.code and node.level is Level.COUNTY:
            return node.code
        for n in range(len(node.path) - 1, 0, -1):
            county = self._known_county(node.path[:n])
            if county:
                return county
        return node.code[:6] if node.code else None

    def _known_county(self, path: tuple[str, ...]) -> str | None:
        """The code of the county with that path, named in the article or not."""
        node = self.nodes.get(path)
        if node is not None and node.level is Level.COUNTY:
            return node.code
        found = self.gazetteer.resolve(path[-1], level=Level.COUNTY).places
        return next((p.code for p in found if p.path == path), None)

    # Provinces, prefectures, counties

    def _resolve(self, namings: list[Naming]) -> list[tuple[Naming, Place]]:
        """Each naming that is believed, with the place it means."""
        found: list[tuple[Naming, Place]] = []
        waiting: list[Naming] = []
        for naming in namings:
            before = found[-1] if found and found[-1][0].end == naming.start else None
            code = self._choose(naming, before[1] if before else None)
            if code is None:
                waiting.append(naming)
            else:
                place = self.gazetteer.get(code)
                if place is not None:
                    found.append((naming, place))
        return sorted([*found, *self._listed(waiting, found)], key=lambda f: f[0].start)

    def _choose(self, naming: Naming, before: Place | None) -> str | None:
        """The code a naming means here; None where nothing supports that it means a place."""
        if before is not None and before.code:
            inside = [c for c in naming.codes if c.startswith(before.code) and c != before.code]
            if inside:
                return inside[0]
            if not naming.full and before.level.rank <= Level.PREFECTURE.rank:
                return None  # 浙江南阳 is no 南阳市: a street of that name.
        in_full = max(naming.codes, key=lambda c: self.named[c])
        if not naming.full and self.named[in_full]:
            return in_full
        supported = [c for c in naming.codes if self._supported(c)]
        if naming.full:
            return supported[0] if supported else naming.codes[0] if len(naming.codes) == 1 else None
        if naming.ordinary:
            modelled = _MODEL.match(self.reading.text, naming.end) and supported
            return supported[0] if modelled else self._headed(naming)
        if len(naming.codes[0]) == 2 or supported:
            return (supported or list(naming.codes))[0]
        if len(naming.codes[0]) == 4 and not naming.former:
            return naming.codes[0]
        return naming.codes[0] if self._spoken_of(naming) else None

    def _spoken_of(self, naming: Naming) -> bool:
        """光山…光山…全县: a short name with one meaning that comes back where 县里 or 全县 is said."""
        text = self.reading.text
        alone = len(naming.codes) == 1 and not naming.former and len(naming.codes[0]) > 4
        told = text.count(naming.form) >= _COMES_BACK or self._topic(naming)
        return alone and told and _COUNTY_SAID.search(text) is not None

    def _topic(self, naming: Naming) -> bool:
        """南漳在全省率先…: a short name that a paragraph begins with, in a province the article is about."""
        foreign = self.anchors and naming.codes[0][:2] not in self.anchors
        return not foreign and any(p.start == naming.start for p in self.reading.paragraphs)

    def _supported(self, code: str) -> bool:
        """Whether the article is anchored in the place itself or around it."""
        return self.anchors[code] > 0 or any(self.anchors[code[:n]] > 0 for n in (4, 2) if n < len(code))

    def _headed(self, naming: Naming) -> str | None:
        """An ordinary word is a place as the first word of the title: 资源：…, [资源县]."""
        title = self.reading.title
        after = self.reading.text[naming.end : naming.end + 1]
        if title and title.start <= naming.start < title.start + 8 and after in ("：", ":", "县", "市"):
            return naming.codes[0]
        return None

    def _listed(
        self, waiting: list[Naming], found: list[tuple[Naming, Place]]
    ) -> Iterator[tuple[Naming, Place]]:
        """石棉、汉源、越西: beside a place of the same province in a list an ordinary word is one too."""
        ends = {naming.end: place for naming, place in found}
        starts = {naming.start: place for naming, place in found}
        text = self.reading.text
        for naming, place in self._neighbours(waiting):
            ends[naming.end] = starts[naming.start] = place
            yield naming, place
        for naming in reversed(waiting):
            if naming.start in starts:
                continue
            beside = []
            if text[naming.end : naming.end + 1] == "、":
                beside.append(starts.get(naming.end + 1))
            if text[naming.start - 1 : naming.start] == "、":
                beside.append(ends.get(naming.start - 1))
            neighbours = [p for p in beside if p is not None and p.code]
            for code in naming.codes:
                meant = self.gazetteer.get(code)
                if meant and any(
                    n.level is meant.level and n.code and n.code[:2] == code[:2] for n in neighbours
                ):
                    starts[naming.start] = ends[naming.end] = meant
                    yield naming, meant
                    break

    def _neighbours(self, waiting: list[Naming]) -> Iterator[tuple[Naming, Place]]:
        """金口河、沐川、峨边、马边: short names in a row that one prefecture has all of mean its counties."""
        text = self.reading.text
        runs: list[list[Naming]] = []
        for naming in waiting:
            if runs and text[runs[-1][-1].end : naming.start] == "、":
                runs[-1].append(naming)
            else:
                runs.append([naming])
        for run in runs:
            shared = set.intersection(*({c[:4] for c in n.codes if len(c) > 4} for n in run))
            for naming in run if len(run) >= _ROW and len(shared) == 1 else ():
                county = self.gazetteer.get(next(c for c in naming.codes if c[:4] in shared))
                if county is not None:
                    yield naming, county

    def _add_divisions(self) -> None:
        for naming, place in self._resolved:
            self._node(place).mentions.append(Span(naming.start, naming.end))

    def _node(self, place: Place) -> Node:
        return self.nodes.setdefault(place.path, Node(place.name, place.level, place.code, place.path))

    # Townships

    def _add_towns(self) -> None:
        towns: dict[int, Town] = {}
        for county in self._counties():
            for town in known_towns(self.reading, county):
                known = towns.get(town.start)
                if known is None or town.end > known.end:
                    towns[town.start] = town
        towns = {t.start: t for t in towns.values() if not self._inside_division(t)}
        taken = Stretches((t.start, t.end) for t in towns.values())
        edges = self._edges() | {t.end for t in towns.values()}
        for town in settled(shaped_towns(self.reading, edges), edges):
            if not taken.touch(town.start, town.end):
                towns.setdefault(town.start, town)
        placed = [(t, p) for _, t in sorted(towns.items()) if (p := t.place or self._shaped(t)) is not None]
        self._drop_inside(town for town, _ in placed)
        for town, place in placed:
            self._node(place).mentions.append(Span(town.start, town.end))
        self._add_other_namings(placed)

    def _add_other_namings(self, placed: list[tuple[Town, Place]]) -> None:
        """A township known by one naming is meant wherever its full name stands."""
        taken = Stretches((m.start, m.end) for node in self.nodes.values() for m in node.mentions)
        for name, place in {town.name: place for town, place in placed}.items():
            for span in self.reading.find_all(name):
                if not taken.touch(span.start, span.end):
                    self._node(place).mentions.append(Span(span.start, span.end))

    def _counties(self) -> list[str]:
        """Codes of the counties whose townships the article may name, the most named first."""
        count = Counter(
            {n.code: len(n.mentions) for n in self.nodes.values() if n.level is Level.COUNTY and n.code}
        )
        codes = [code for code, _ in count.most_common(_MANY)]
        for node in self.nodes.values():
            if (
                node.level is Level.PREFECTURE
                and node.code
                and not any(c.startswith(node.code) for c in codes)
            ):
                codes.append(node.code)  # 东莞市 has townships of its own.
        return codes

    def _inside_division(self, town: Town) -> bool:
        """The match is the tail of a longer place's name."""
        return any(n.start <= town.start and town.end < n.end for n, _ in self._resolved)

    def _drop_inside(self, smaller: Iterable[Span]) -> None:
        """A short name that reaches into a smaller place's (镇平 in 藤州镇平政村, 海棠 in 海棠镇) is none."""
        taken = Stretches((s.start, s.end) for s in smaller)
        for key, node in list(self.nodes.items()):
            node.mentions = [m for m in node.mentions if not taken.touch(m.start, m.end)]
            if not node.mentions:
                del self.nodes[key]

    def _shaped(self, town: Town) -> Place | None:
        """A township by its shape: the one the gazetteer knows around here, else a new one of the county."""
        county = self._county_before(town.start)
        within = county.code if county else self._single_anchor()
        known = (
            self.gazetteer.resolve(town.name, level=Level.TOWNSHIP, within=within).places
            if within
            else (self.gazetteer.resolve(town.name, level=Level.TOWNSHIP).places)
        )
        if len(known) == 1:
            return known[0]
        above = county.path if county else ()
        return Place(code=None, name=town.name, level=Level.TOWNSHIP, path=(*above, town.name))

    def _single_anchor(self) -> str | None:
        """The prefecture or province the article is anchored in, where it is one."""
        for width in (4, 2):
            codes = {c[:width] for c in self.anchors if len(c) >= width}
            if len(codes) == 1:
                return codes.pop()
        return None

    def _county_before(self, at: int) -> Node | None:
        """The county named last before an offset in its paragraph, else the one named most."""
        counties = [n for n in self.nodes.values() if n.level is Level.COUNTY]
        paragraph = self.reading.paragraph_at(at)
        near = [
            (m.end, n)
            for n in counties
            for m in n.mentions
            if paragraph and paragraph.start <= m.start and m.end <= at
        ]
        if near:
            return max(near, key=lambda pair: pair[0])[1]
        return max(counties, key=lambda n: len(n.mentions), default=None)

    # Villages

    def _edges(self) -> set[int]:
        """Where names of places end, and 该乡 and the like that stand for one."""
        named = {m.end for node in self.nodes.values() for m in node.mentions}
        return named | {m.end() for m in _STANDS_FOR.finditer(self.reading.text)}

    def _add_villages(self) -> None:
        villages = find_villages(self.reading, self._edges())
        homes: dict[str, tuple[int, tuple[str, ...]]] = {}
        self._drop_inside(villages)
        for village in villages:
            parent = self._parent(village)
            if village.name not in homes or _surer(parent, homes[village.name]):
                homes[village.name] = parent
        for village in villages:
            path = (*homes[village.name][1], village.name)
            node = self.nodes.setdefault(path, Node(village.name, Level.VILLAGE, None, path))
            node.mentions.append(Span(village.start, village.end))

    def _parent(self, village: Village) -> tuple[int, tuple[str, ...]]:
        """Path of the township or county a village lies in, and how sure that is.

        The place right before it (3), the last in its sentence (2), the article's only township (1) or the
        county in reach (0).
        """
        above = [
            n for n in self.nodes.values() if n.level is not Level.VILLAGE and n.level is not Level.PROVINCE
        ]
        for node in above:
            if any(m.end == village.start or (m.end == village.start - 1) for m in node.mentions):
                return 3, node.path
        located = _LOCATED.match(self.reading.text, village.end)
        if located:
            inside = [
                n for n in above if any(located.end() <= m.start < located.end() + _CHAIN for m in n.mentions)
            ]
            if inside:
                return 3, max(inside, key=lambda n: len(n.path)).path
        sentence = self.reading.sentence_at(village.start)
        near = [
            (m.end, n)
            for n in above
            for m in n.mentions
            if sentence.start <= m.start and m.end <= village.start
        ]
        closest = max(near, key=lambda pair: pair[0])[1] if near else None
        if closest is not None and closest.level is not Level.PREFECTURE:
            return 2, closest.path
        towns = [n for n in above if n.level is Level.TOWNSHIP]
        if len(towns) == 1 and towns[0].mentions[0].end <= village.start:
            return 1, towns[0].path
        if closest is not None:
            return 1, closest.path
        county = self._county_before(village.start) or (towns[0] if len(towns) == 1 else None)
        return 0, county.path if county else ()

    def _mark_chains(self) -> None:
        starts = {m.start: n for n in self.nodes.values() for m in n.mentions}
        for node in self.nodes.values():
            node.chained = [
                m for m in node.mentions if m.end in starts and starts[m.end].level.rank > node.level.rank
            ]


def _surer(one: tuple[int, tuple[str, ...]], other: tuple[int, tuple[str, ...]]) -> bool:
    """A parent that is surer, or as sure and further down."""
    return (one[0], len(one[1])) > (other[0], len(other[1]))


def _anchors(namings: Iterable[Naming]) -> Counter[str]:
    """How often the article surely names each place, itself and the ones around it."""
    count: Counter[str] = Counter()
    for naming in namings:
        sure = naming.full or not (naming.ordinary or naming.former or len(naming.codes[0]) > 4)
        code = naming.codes[0]
        if sure and all(c.startswith(code) for c in naming.codes):  # 平凉 was a city of 平凉市 too.
            count.update(code[:n] for n in (2, 4, 6) if n <= len(code))
    return count


def _span(node: Node, reading: Reading, county_code: str | None) -> PlaceSpan:
    mentions = tuple(sorted(node.mentions, key=lambda m: m.start))
    first = mentions[0]
    official = node.name if node.level.rank <= Level.COUNTY.rank else "".join(node.path[-2:])
    return PlaceSpan(
        first.start,
        first.end,
        name=reading.text[first.start : first.end],
        official=official,
        level=node.level,
        code=node.code,
        path=node.path,
        mentions=mentions,
        county_code=county_code,
    )


def find_places(reading: Reading, people: Collection[str] = ()) -> tuple[PlaceSpan, ...]:
    """The places an article names, each once with all its mentions, in order of the first.

    Args:
        reading: the article.
        people: names of the people in it, which hold no places.
    """
    return Atlas(reading, people).spans()
