"""Queries the project makes itself: names mistyped as people mistype them, with the right answers.

Every draw is seeded. The right answers of a mistyped name are all names the typed text is as near to, so that
an engine is not blamed for what nobody could know. Nothing here looks into ``casebase/search``.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

import opencc
from pypinyin import Style, lazy_pinyin
from rapidfuzz.distance import OSA, Indel
from rapidfuzz.process import extract

from casebase.gazetteer import Gazetteer
from casebase.record import Level

MATERIAL = Path(__file__).parent / "material"
_UNIT = re.compile(r"(自治县|自治旗|自治州|新区|地区|县|区|市|旗|盟|州)$")
_PEOPLES = re.compile(
    r"((?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|"
    r"东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|裕固|独龙|"
    r"鄂伦春|各)族)+|(?:蒙古|哈萨克|柯尔克孜)$"
)
_COMMON = 3500
_ALIKE = 0.8
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that can be asked for."""

    id: str
    kind: str
    name: str
    province: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its right answers; none where nothing may be answered."""

    kind: str
    text: str
    scope: str
    answers: frozenset[str]
    all_of: tuple[frozenset[str], ...] = ()
    """Where several names are asked for: the right answers of each."""


def names_of_file(path: Path) -> list[Name]:
    """The names of a JSON list of ``{id, kind, name, province, city}``."""
    return [
        Name(row["id"], row["kind"], row["name"], row["province"] or "", row["city"] or "")
        for row in json.loads(path.read_text("utf-8"))
    ]


def names_of_gazetteer(programs: list[str]) -> list[Name]:
    """The counties and prefectures of the gazetteer, and programs."""
    places = [
        Name(place.code, "county", place.name, place.province, place.city or "")
        for place in Gazetteer.load().catalogue()
        if place.level is not Level.PROVINCE
    ]
    return places + [Name(f"m{at}", "model", name) for at, name in enumerate(programs)]


def material(name: str) -> list[str]:
    """The lines of a file of ``material``."""
    lines = (MATERIAL / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def stem(name: str) -> str:
    """A place's name without its unit and without peoples, where two characters are left."""
    short = _UNIT.sub("", name)
    plain = _PEOPLES.sub("", short) if "自治" in name or short != name else short
    short = plain if len(plain) >= 2 else short
    return short if len(short) >= 2 else name


def core(name: str) -> str:
    """A program's quoted core, or its name."""
    quoted = re.search(r"[“「]([^”」]+)[”」]", name)
    return quoted[1] if quoted else name


@cache
def letters(text: str) -> str:
    """Toneless pinyin in one run, ü as v."""
    return "".join(lazy_pinyin(text))


class Drawer:
    """Draws queries from a list of names."""

    def __init__(self, names: list[Name], seed: int) -> None:
        self.random = random.Random(seed)
        self.names = names
        self.places = [name for name in names if name.kind == "county"]
        self.programs = [name for name in names if name.kind == "model"]
        self.gazetteer = Gazetteer.load()
        self._traditional = opencc.OpenCC("s2t")
        self._pinyin = {
            (place.name, place.province, place.city or ""): place.pinyin
            for place in self.gazetteer.catalogue()
        }

    def syllables(self, name: Name) -> list[str]:
        """The syllables of a place's name as the register reads it, of a program's as pypinyin does."""
        known = self._pinyin.get((name.name, name.province, name.city))
        return list(known) if known else lazy_pinyin(re.sub(r"[^\u4e00-\u9fff\w]", "", name.name))

    @cached_property
    def homophones(self) -> dict[str, list[str]]:
        """Toneless syllable → the common characters read so."""
        table: dict[str, list[str]] = defaultdict(list)
        for code in range(0x4E00, 0x9FA6):
            char = chr(code)
            try:
                char.encode("gb2312")
            except UnicodeEncodeError:
                continue
            table[lazy_pinyin(char)[0]].append(char)
        return table

    @cached_property
    def common(self) -> list[str]:
        """Common characters."""
        return sorted({char for chars in self.homophones.values() for char in chars})[:_COMMON]

    # Ways to spoil a text -------------------------------------------------------------------------------

    def homophone(self, text: str, count: int = 1) -> str:
        """Characters replaced by others of the same sound; the unit is left alone."""
        chars = list(text)
        free = [at for at, char in enumerate(chars) if char >= "\u4e00" and at < len(_UNIT.sub("", text))]
        for at in self.random.sample(free, min(count, len(free))):
            others = [c for c in self.homophones.get(lazy_pinyin(chars[at])[0], []) if c != chars[at]]
            if others:
                chars[at] = self.random.choice(others)
        return "".join(chars)

    def substitute(self, text: str) -> str:
        """One character of the stem replaced by any other."""
        at = self.random.randrange(max(1, len(_UNIT.sub("", text))))
        return text[:at] + self.random.choice(self.common) + text[at + 1 :]

    def drop(self, text: str) -> str:
        """One character of the stem left out."""
        at = self.random.randrange(max(1, len(_UNIT.sub("", text))))
        return text[:at] + text[at + 1 :]

    def insert(self, text: str) -> str:
        """One character doubled, or another put in."""
        at = self.random.randrange(len(text))
        extra = text[at] if self.random.random() < 0.5 else self.random.choice(self.common)
        return text[:at] + extra + text[at:]

    def swap(self, text: str) -> str:
        """Two neighbours in the wrong order."""
        at = self.random.randrange(len(text) - 1)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

    def letter_slip(self, text: str) -> str:
        """One letter missing, doubled, hit beside or swapped."""
        at = self.random.randrange(1, len(text) - 1)
        kind = self.random.randrange(4)
        if kind == 0:
            return text[:at] + text[at + 1 :]
        if kind == 1:
            return text[:at] + text[at] + text[at:]
        if kind == 2:
            return text[:at] + self.random.choice("abcdefghijklmnopqrstuvwxyz") + text[at + 1 :]
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

    def mishear(self, syllables: list[str]) -> str:
        """One or two syllables with a neighbouring sound."""
        said = list(syllables)
        for at in self.random.sample(range(len(said)), min(len(said), self.random.choice((1, 1, 2)))):
            said[at] = self._near_syllable(said[at])
        return "".join(said)

    def _near_syllable(self, one: str) -> str:
        swaps = [
            ("zh", "z"),
            ("ch", "c"),
            ("sh", "s"),
            ("z", "zh"),
            ("c", "ch"),
            ("s", "sh"),
            ("l", "n"),
            ("n", "l"),
        ]
        ways = [
            new + one[len(old) :]
            for old, new in swaps
            if one.startswith(old) and not one.startswith(old + "h")
        ]
        if one.endswith("ng"):
            ways.append(one[:-1])
        elif one.endswith(("an", "en", "in")):
            ways.append(one + "g")
        if one == "hui":
            ways.append("fei")
        return self.random.choice(ways) if ways else one

    def lookalikes(self, char: str) -> list[str]:
        """Common characters that share a large part with this one, by their strokes."""
        strokes = self.strokes.get(char, "")
        if len(strokes) < 3:
            return []
        found = extract(strokes, self.strokes, scorer=Indel.normalized_similarity, limit=12)
        return [other for _, score, other in found if other != char and score > _ALIKE]

    @cached_property
    def strokes(self) -> dict[str, str]:
        """Characters with their strokes in order."""
        rows = (files("casebase.search.tables") / "shapes.txt").read_text("utf-8").splitlines()[1:]
        return {row[0]: row.split(" ")[1] for row in rows}

    def requoted(self, text: str) -> str:
        """Other quotation marks."""
        left, right = self.random.choice(("「」", "《》", "''", '""', "『』", "〝〞", "  "))
        return text.replace("“", left).replace("”", right)

    def replussed(self, text: str) -> str:
        """Other plus signs."""
        return text.replace("+", self.random.choice(("＋", " + ", "十", "加", " ", "、", "/")))

    def part(self, plain: str) -> str:
        """A middle piece of a name."""
        length = max(4, int(len(plain) * self.random.uniform(0.5, 0.8)))
        start = self.random.randrange(max(1, len(plain) - length))
        return plain[start : start + length]

    def reordered(self, text: str) -> str:
        """What stands around the quoted core on its other side."""
        quoted = re.search(r"[“「]([^”」]+)[”」]", text)
        return text[quoted.end() :] + text[: quoted.start()] + quoted[1] if quoted else text

    def miswritten(self, text: str) -> str:
        """A character replaced by one that looks like it."""
        places = [at for at, char in enumerate(text) if self.lookalikes(char)]
        if not places:
            return text
        at = self.random.choice(places)
        return text[:at] + self.random.choice(self.lookalikes(text[at])) + text[at + 1 :]

    def half_typed(self, text: str) -> str:
        """A character given by its pinyin."""
        places = [at for at, char in enumerate(text) if char >= "\u4e00"]
        if not places:
            return text
        at = self.random.choice(places)
        return text[:at] + letters(text[at]) + text[at + 1 :]

    # Right answers --------------------------------------------------------------------------------------

    def nearest(self, text: str, source: Name, names: list[Name]) -> frozenset[str]:
        """All names as near to the text as the one it was made from."""
        distance = OSA.distance(text, source.name)
        matches = extract(
            text, [n.name for n in names], scorer=OSA.distance, score_cutoff=distance, limit=None
        )
        return frozenset({names[at].id for _, _, at in matches} | {source.id})

    def sounding(self, sound: str, names: list[Name], whole: bool) -> frozenset[str]:
        """All names with that sound, in full or short."""
        return frozenset(
            name.id
            for name in names
            if sound in (letters(name.name), "".join(self.syllables(name)))
            or (not whole and sound in (letters(stem(name.name)), self.short_sound(name)))
        )

    def short_sound(self, name: Name) -> str:
        """How a place's short name sounds."""
        return "".join(self.syllables(name)[: len(stem(name.name))])

    def bearing(self, text: str) -> frozenset[str]:
        """All places whose full or short name the text is."""
        return frozenset(name.id for name in self.places if text in (name.name, stem(name.name)))

    def cored(self, text: str) -> frozenset[str]:
        """All programs whose name or core the text is, or begins with it."""
        plain = _plain(text)
        return frozenset(n.id for n in self.programs if plain in (_plain(n.name), _plain(core(n.name))))


def _plain(text: str) -> str:
    return re.sub(r"[^\w]", "", text).replace("_", "").lower()


Draw = Callable[[Drawer, Name], tuple[str, frozenset[str]] | None]


def _near(spoil: Callable[[Drawer, str], str], shortest: int) -> Draw:
    def draw(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
        if len(name.name) < shortest:
            return None
        text = spoil(drawer, name.name)
        if text == name.name or drawer.bearing(text):
            return None
        return text, drawer.nearest(text, name, drawer.places) | drawer.sounding(
            letters(text), drawer.places, True
        )

    return draw


def _homophone(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    text = drawer.homophone(name.name)
    return (
        None
        if drawer.bearing(text)
        else (text, drawer.sounding(letters(text), drawer.places, True) | {name.id})
    )


def _homophone_short(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    text = drawer.homophone(stem(name.name))
    if drawer.bearing(text) or text == stem(name.name):
        return None
    return text, drawer.sounding(letters(text), drawer.places, False) | {name.id}


def _pinyin(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    if drawer.random.random() < 0.5:
        text = "".join(drawer.syllables(name))
        return text, drawer.sounding(text, drawer.places, True) | {name.id} | drawer.sounding(
            text, drawer.places, False
        )
    text = drawer.short_sound(name)
    return text, drawer.sounding(text, drawer.places, False) | {name.id}


def _pinyin_spaced(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    said = drawer.syllables(name)
    return drawer.random.choice((" ", "'")).join(said), drawer.sounding(
        "".join(said), drawer.places, False
    ) | {name.id}


def _pinyin_near(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    said = drawer.syllables(name)
    text = drawer.mishear(said)
    if text == "".join(said) or drawer.sounding(text, drawer.places, False):
        return None
    fold = lambda s: re.sub(r"[lr]", "n", re.sub("ng", "n", re.sub(r"([zcs])h", r"\1", s)))  # noqa: E731
    same = {n.id for n in drawer.places if fold("".join(drawer.syllables(n))) == fold(text)}
    return text, frozenset(same | {name.id})


def _pinyin_slip(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    said = "".join(drawer.syllables(name))
    text = drawer.letter_slip(said)
    if text == said or drawer.sounding(text, drawer.places, False):
        return None
    best = OSA.distance(text, said)
    near = {
        n.id
        for n in drawer.places
        if OSA.distance(text, "".join(drawer.syllables(n)), score_cutoff=best) <= best
    }
    near |= {
        n.id for n in drawer.places if OSA.distance(text, drawer.short_sound(n), score_cutoff=best) < best
    }
    return text, frozenset(near | {name.id})


def _initials(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    text = "".join(one[0] for one in drawer.syllables(name))
    if len(text) < 3:
        return None
    return text, frozenset(n.id for n in drawer.places if "".join(o[0] for o in drawer.syllables(n)) == text)


def _mixed(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    said = drawer.syllables(name)
    at = drawer.random.randrange(len(stem(name.name)))
    part = said[at] if drawer.random.random() < 0.7 else said[at][0]
    text = name.name[:at] + part + name.name[at + 1 :]
    fits = re.compile(re.escape(name.name[:at]) + "." + re.escape(name.name[at + 1 :]))
    return text, frozenset(
        n.id for n in drawer.places if fits.fullmatch(n.name) and drawer.syllables(n)[at].startswith(part)
    )


def _traditional(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    text = drawer.random.choice((name.name, stem(name.name)))
    return drawer._traditional.convert(text), drawer.bearing(text) | {name.id}


def _region(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    short = stem(name.name)
    above = [name.province, re.sub(r"(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$", "", name.province)]
    above += [name.city, stem(name.city)] if name.city else []
    region = drawer.random.choice(above)
    text = drawer.random.choice((short, name.name))
    within = [
        n for n in drawer.places if region in (n.province, n.city) or (n.province + n.city).find(region) >= 0
    ]
    return (
        region + drawer.random.choice(("", "", " ", "·")) + text,
        frozenset(n.id for n in within if text in (n.name, stem(n.name))) | {name.id},
    )


def _short(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    text = stem(name.name)
    return text, drawer.bearing(text) | {name.id}


def _exact(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    return name.name, drawer.bearing(name.name)


def _frame(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    text = drawer.random.choice((name.name, stem(name.name)))
    if drawer.gazetteer.is_ordinary_word(text):
        text = name.name
    return drawer.random.choice(material("frames.txt")).format(text), drawer.bearing(text) | {name.id}


def _sentence(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    text = name.name if drawer.random.random() < 0.6 else stem(name.name)
    if drawer.gazetteer.is_ordinary_word(text):
        text = name.name
    return drawer.random.choice(material("sentences.txt")).format(text), drawer.bearing(text) | {name.id}


def _frame_slip(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    spoilt = drawer.random.choice((_homophone, _near(Drawer.substitute, 3), _near(Drawer.insert, 3)))(
        drawer, name
    )
    if spoilt is None:
        return None
    return drawer.random.choice(material("frames.txt")).format(spoilt[0]), spoilt[1]


def _two_homophones(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    text = drawer.homophone(name.name, 2)
    return (
        None
        if drawer.bearing(text)
        else (text, drawer.sounding(letters(text), drawer.places, True) | {name.id})
    )


def _region_pinyin(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    region = re.sub(r"(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$", "", name.province)
    said = drawer.short_sound(name) if drawer.random.random() < 0.5 else "".join(drawer.syllables(name))
    answers = drawer.sounding(said, [n for n in drawer.places if n.province == name.province], False)
    return region + drawer.random.choice(("", " ")) + said, answers | {name.id}


def _other_unit(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    short, unit = name.name[:-1], name.name[-1]
    if unit not in "县区市" or "自治" in name.name or len(short) < 2:
        return None
    text = short + drawer.random.choice([u for u in "县区市" if u != unit])
    if drawer.bearing(text):
        return None
    return text, frozenset(n.id for n in drawer.places if stem(n.name) == short) | {name.id}


def _traditional_homophone(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    spoilt = _homophone(drawer, name)
    return None if spoilt is None else (drawer._traditional.convert(spoilt[0]), spoilt[1])


def _artefact(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    at = drawer.random.randrange(1, len(name.name))
    mark = drawer.random.choice(("\n", " ", "\u200b", "\ufeff", "\r\n", "\u3000", "\t"))
    return name.name[:at] + mark + name.name[at:], drawer.bearing(name.name)


def _umlaut(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    said = "".join(drawer.syllables(name))
    if "v" not in said:
        return None
    return said.replace("v", drawer.random.choice(("ü", "v", "yu", "u"))), drawer.sounding(
        said, drawer.places, False
    )


def _autonomous(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    if "自治" not in name.name:
        return None
    unit = name.name[-1]
    short = _PEOPLES.sub("", re.sub(r"自治[县旗州]$", "", name.name))
    if len(short) < 2 or short == name.name:
        return None
    text = short + unit
    return text, drawer.bearing(text) | {name.id}


def _visual(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    at = drawer.random.randrange(max(1, len(stem(name.name))))
    alike = drawer.lookalikes(name.name[at])
    if not alike or len(name.name) < 3:
        return None
    text = name.name[:at] + drawer.random.choice(alike) + name.name[at + 1 :]
    if drawer.bearing(text):
        return None
    near = drawer.nearest(text, name, drawer.places)
    return text, near | drawer.sounding(letters(text), drawer.places, True)


def _double(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    if len(name.name) < 5:
        return None
    text = name.name
    for spoil in drawer.random.sample((Drawer.substitute, Drawer.drop, Drawer.insert, Drawer.swap), 2):
        text = spoil(drawer, text)
    return None if drawer.bearing(text) else (text, drawer.nearest(text, name, drawer.places))


def _english(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    said = drawer.short_sound(name)
    unit = {"县": "County", "区": "District", "市": "City"}.get(name.name[-1], "")
    form = drawer.random.choice((said.upper(), said.title(), f"{said.title()} {unit}".strip()))
    places = [n for n in drawer.places if n.name[-1] == name.name[-1]] if " " in form else drawer.places
    return form, drawer.sounding(said, places, False) | {name.id}


def _toned(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]]:
    text = stem(name.name)
    said = "".join(drawer.syllables(name)[: len(text)])
    if letters(text) != said:
        return said, drawer.sounding(said, drawer.places, False) | {name.id}
    return "".join(lazy_pinyin(text, style=Style.TONE)), drawer.sounding(said, drawer.places, False) | {
        name.id
    }


def _begun(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    short = stem(name.name)
    if len(short) < 3 or len(name.name) < 4:
        return None
    text = name.name[: drawer.random.randrange(2, len(name.name) - 1)]
    if drawer.bearing(text):
        return None
    return text, frozenset(n.id for n in drawer.places if n.name.startswith(text))


def _begun_pinyin(drawer: Drawer, name: Name) -> tuple[str, frozenset[str]] | None:
    said = drawer.short_sound(name)
    if len(said) < 6:
        return None
    text = said[: drawer.random.randrange(5, len(said))]
    if drawer.sounding(text, drawer.places, False):
        return None
    return text, frozenset(n.id for n in drawer.places if "".join(drawer.syllables(n)).startswith(text))


PLACES: dict[str, Draw] = {
    "autonomous": _autonomous,
    "visual": _visual,
    "double": _double,
    "english": _english,
    "toned": _toned,
    "begun": _begun,
    "begun_pinyin": _begun_pinyin,
    "exact": _exact,
    "short": _short,
    "homophone": _homophone,
    "homophone_short": _homophone_short,
    "substitute": _near(Drawer.substitute, 3),
    "drop": _near(Drawer.drop, 4),
    "insert": _near(Drawer.insert, 3),
    "swap": _near(Drawer.swap, 3),
    "traditional": _traditional,
    "pinyin": _pinyin,
    "pinyin_spaced": _pinyin_spaced,
    "pinyin_near": _pinyin_near,
    "pinyin_slip": _pinyin_slip,
    "initials": _initials,
    "mixed": _mixed,
    "region": _region,
}
COMPOUND: dict[str, Draw] = {
    "two_homophones": _two_homophones,
    "frame_and_slip": _frame_slip,
    "region_pinyin": _region_pinyin,
    "other_unit": _other_unit,
    "traditional_homophone": _traditional_homophone,
    "artefact": _artefact,
    "umlaut": _umlaut,
}
FRAMES: dict[str, Draw] = {"frame": _frame, "sentence": _sentence}


def draw_places(drawer: Drawer, draws: dict[str, Draw], each: int) -> Iterator[Query]:
    """So many queries of each kind."""
    for kind, draw in draws.items():
        made = tries = 0
        while made < each and tries < each * 200:
            tries += 1
            drawn = draw(drawer, drawer.random.choice(drawer.places))
            if drawn:
                made += 1
                scope = "any" if kind in FRAMES or drawer.random.random() < 0.5 else "county"
                yield Query(kind, drawn[0], scope, drawn[1])


def draw_pairs(drawer: Drawer, count: int) -> Iterator[Query]:
    """Two places in one question."""
    forms = ("对比{}与{}", "{}和{}有什么不同", "{}、{}哪个好", "比较一下{}跟{}", "{} vs {}", "{}{}")
    for _ in range(count):
        one, other = drawer.random.sample(drawer.places, 2)
        both = (drawer.bearing(one.name), drawer.bearing(other.name))
        text = drawer.random.choice(forms).format(one.name, other.name)
        yield Query("two_places", text, "any", both[0] | both[1], both)


def draw_programs(drawer: Drawer, each: int) -> Iterator[Query]:
    """Programs, spoilt and framed."""
    spoils: dict[str, Callable[[str], str]] = {
        "m_exact": lambda text: text,
        "m_core": core,
        "m_homophone": lambda text: drawer.homophone(core(text)),
        "m_drop": lambda text: drawer.drop(core(text)),
        "m_insert": lambda text: drawer.insert(core(text)),
        "m_swap": lambda text: drawer.swap(core(text)),
        "m_traditional": lambda text: drawer._traditional.convert(text),
        "m_pinyin": lambda text: letters(_plain(core(text))),
        "m_quotes": lambda text: drawer.requoted(text),
        "m_plus": lambda text: drawer.replussed(text),
        "m_numeral": lambda text: text.translate(_NUMERALS),
        "m_suffix": lambda text: (
            core(text) + drawer.random.choice(("模式", "做法", "项目", "活动", "制度", "工程"))
        ),
        "m_partial": lambda text: drawer.part(_plain(text)),
        "m_reorder": lambda text: drawer.reordered(text),
        "m_visual": lambda text: drawer.miswritten(core(text)),
        "m_initials": lambda text: "".join(one[0] for one in lazy_pinyin(_plain(core(text)))),
        "m_mixed": lambda text: drawer.half_typed(core(text)),
        "m_begun": lambda text: core(text)[: drawer.random.randrange(3, len(core(text)))],
        "m_frame": lambda text: drawer.random.choice(material("frames.txt")).format(core(text)),
        "m_two_homophones": lambda text: drawer.homophone(core(text), 2),
    }
    for kind, spoil in spoils.items():
        made = tries = 0
        while made < each and drawer.programs and tries < each * 50:
            tries += 1
            name = drawer.random.choice(drawer.programs)
            if len(_plain(core(name.name))) < 4:
                continue
            made += 1
            text = spoil(name.name)
            yield Query(
                kind, text, drawer.random.choice(("any", "model")), _programs_like(drawer, name, text)
            )


def _programs_like(drawer: Drawer, name: Name, text: str) -> frozenset[str]:
    """The program, with those whose name or core holds the same core, or is as near to the text."""
    heart, typed = _plain(core(name.name)), _plain(text)
    far = OSA.distance(typed, heart)
    starts = "".join(one[0] for one in lazy_pinyin(typed))
    return frozenset(
        n.id
        for n in drawer.programs
        if heart in _plain(n.name)
        or OSA.distance(typed, _plain(core(n.name))) <= far
        or typed in _plain(n.name)
        or (typed.isascii() and starts == "".join(one[0] for one in lazy_pinyin(_plain(core(n.name)))))
        or n is name
    )


def draw_nothing(drawer: Drawer) -> Iterator[Query]:
    """What may not be answered: everyday talk, places that are not there, and frames around them."""
    for text in material("everyday.txt"):
        yield Query("everyday", text, "any", frozenset())
    fakes = material("fakes.txt")
    for text in fakes:
        yield Query("fake", text, drawer.random.choice(("any", "county")), frozenset())
    frames = material("frames.txt")
    for text in fakes:
        yield Query("fake_framed", drawer.random.choice(frames).format(text), "any", frozenset())
    towns = list(drawer.gazetteer.divisions(Level.TOWNSHIP))
    known = {stem(name.name) for name in drawer.places} | {name.name for name in drawer.places}
    for town in drawer.random.sample(towns, 60):
        if town.name not in known and not town.name.endswith(("街道", "地区", "区", "县", "市")):
            yield Query("town", town.name, "any", frozenset())


def draw_all(names: list[Name], seed: int, each: int) -> list[Query]:
    """One draw of everything."""
    drawer = Drawer(names, seed)
    return [
        *draw_places(drawer, PLACES, each),
        *draw_places(drawer, COMPOUND, each),
        *draw_places(drawer, FRAMES, each * 3),
        *draw_pairs(drawer, each),
        *draw_programs(drawer, each),
        *draw_nothing(drawer),
    ]
