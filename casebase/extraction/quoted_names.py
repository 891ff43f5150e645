"""Programs named in quotation marks: coinages, formulas, numbered sets, with the words around them.

Rhetoric stands in the same marks. What tells them apart: the words right after (“X”工程 against “X”精神), the
verb before (推行“X”, 成立“X” against 成为“X”), the shape (双述双评, 支部+合作社), and being repeated.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from casebase.extraction import formula, wordlists
from casebase.extraction import program_cues as cues
from casebase.extraction.boundaries import Head, head_of
from casebase.extraction.lexicon import lexicon
from casebase.extraction.mention import Mention
from casebase.extraction.quote_tails import Tail, tail_of
from casebase.extraction.reading import Quoted, Reading

_SPEECH = re.compile(r"[。！？!?；;]|^[^、]{0,40}[，,].{18,}")
_PARTNER = re.compile(r"的?“(?P<partner>[^“”]{2,14})”")
_NAMED_AFTER = re.compile(r"的?(?P<name>[一-鿿]{1,3}(?:、[一-鿿]{1,3}){2,5}(?:机制|制度|模式|工程))")
_COUNTED_PARTY = re.compile(r"^\d+[名个户位][^+]*\+")
_FRAMED = re.compile(r"为(?:抓手|载体|总载体|契机|依托|平台|引领|主线|统领|突破口|切入点|牵引|支撑)")
_FRAME_OTHER = re.compile(r"为(?:主要|主题|目标|核心|内容|主|重点|导向|宗旨|要求|标准|理念|根本|出发点)")
_CLAUSE = re.compile(r"[，,；;：:。]")
_SUM = re.compile(r"[\d+＋]+[>＞=＝≥][\d+＋]+")
"""1+1>2 is arithmetic."""
_OUTCOME = re.compile(r"(?:实现|达到|取得|做到|确保)了?[^，,。；;“”]{0,24}$")
_SPELT = re.compile(r"(?:——|[（(：:]|[，,]?即)+(?P<members>[一-鿿]{2,12}(?:、[一-鿿]{2,12})+)")
_MADE = re.compile(r"(?:研发|开发|推出|上线|搭建|打造)了?[^，。；“”]{0,8}(?:平台|小程序|APP|公众号|系统)$")
_PUSHED = re.compile(r"的(?:推行|实施|推广|落地实施)")
_MEMBERS = re.compile("[，,、]")
_MEMBER = 4
_LEVER = re.compile(r"为(?:主要|重要|总)?(?:抓手|载体)")
_FIGURES = re.compile(r"[\dNXnx]+(?:[+＋][\dNXnx]*)*")
"""A coinage of numbers alone: “8337”发展思路, “338+”产业发展思路."""
_FEWEST_MEMBERS = 3
_AGAIN = 3
_LONGEST_HEAD = 12
_LONGEST_WEAK = 6
_KIND_OF_PLACE = re.compile(r"(?:乡镇|片区|板块|[无缺没].?[村镇县户])$")
"""What a numbered coinage is that tells a sort of place: “五无乡镇”, “四大板块”, “三无村”."""
_LONGEST_COINAGE = 8
_CORE_IS = re.compile(r"核心(?:就?是|为|在于)$")
_TAKES = frozenset("把将")
_IS_A_WAY = re.compile(r"(?:就?是|作为)[^，。；“”]{0,16}(?:模式|做法|机制|办法|方式|工程|品牌活动|举措)")
"""“香菇扶贫”是随县的主推模式."""
_CHOSEN = ("确定为", "确立为", "列为", "定为")
_LIST_BEFORE = re.compile(r"“[^“”]{2,30}”[、，和]?$")
_LISTED = 34
_RANKS = ("国家级", "省级", "市级")
_NO_HEADS = (
    "发展",
    "建设",
    "培育",
    "创建",
    "运行",
    "服务",
    "管理",
    "工作",
    "自治区",
    "全国",
    "充分利用",
    "利用",
)
_PEOPLE_AND_PLACES = frozenset("村县镇乡市户人民员家")
"""What repeated coinages that name no program end in: “懒汉村”, “脱贫户”."""
_ORGANS = ("省委", "市委", "县委", "区委", "州委", "党委", "政府", "组织部")
"""Who runs a program is no part of its name: 省委“三大工程”."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A quotation with the words around it."""

    quoted: Quoted
    content: str
    head: Head
    tail: Tail

    @property
    def direct(self) -> bool:
        """The verb stands right before the mark."""
        return self.head.direct and self.head.start == self.quoted.outer[0]

    @property
    def by_verb(self) -> bool:
        """A verb that introduces programs, makes bodies or holds numbered coinages stands before it."""
        return self.head.group in ("introduces", "makes", "holds")


class QuotedNames:
    """The mentions of programs among the quotations of a reading."""

    def __init__(self, reading: Reading, places: tuple[str, ...] = ()) -> None:
        self.reading = reading
        self.text = reading.text
        self.places = frozenset(places)
        self._count = Counter(cues.fold(q.text) for q in reading.quotes)

    def mentions(self) -> Iterator[Mention]:
        """Every quotation that names a program, in order."""
        for quoted in self.reading.quotes:
            content = quoted.text.strip(" ,，、。")
            spoken = _said(quoted.text) or (_SPEECH.search(content) and not _parallel(content))
            if not 2 <= len(content) <= 60 or spoken:
                continue
            tail = tail_of(self.text, quoted.outer[1])
            if self._national(content, tail):
                continue
            head = head_of(self.text, self._list_start(quoted, tail), cues.ends_in_suffix(), quoted=True)
            candidate = _Candidate(quoted, content, head, tail)
            if self._is_name(candidate):
                yield self._mention(candidate)

    def _list_start(self, quoted: Quoted, tail: Tail) -> int:
        """Where the list begins that shares a tail: in 巩固“A”“B”等品牌 both are what 巩固 holds."""
        start = quoted.outer[0]
        if not tail.listed:
            return start
        while (before := _LIST_BEFORE.search(self.text, max(0, start - _LISTED), start)) is not None:
            start = before.start()
        return start

    def _national(self, content: str, tail: Tail) -> bool:
        """A campaign of the country; “三变”改革 is the article's own where it comes back again and again."""
        if tail.suffix is not None and self._count[cues.fold(content)] >= _AGAIN:
            return False
        return cues.national(content + tail.text) or (cues.national(content) and not tail.strong)

    def _is_name(self, c: _Candidate) -> bool:
        if self._by_plus(c):
            return True
        if _SUM.fullmatch(c.content) or self._is_outcome(c) or self._one_of_many(c):
            return False
        if self._sort_of_place(c):
            return False
        if self._manner(c):
            return True
        if self._defines(c) or (c.tail.negative and (c.tail.listed or not cues.is_formula(c.content))):
            return False
        if cues.rhetoric(c.content) or cues.stock(c.content):
            return c.tail.strong and not c.tail.listed and c.head.group != "equates"
        if self._graded(c) or self._at_the_core(c):
            return True
        if c.head.group == "equates" and not cues.is_formula(c.content):
            return self._is_called(c)
        return (
            self._by_tail(c)
            or _NAMED_AFTER.match(self.text, c.quoted.outer[1]) is not None
            or c.tail.numbered
            or formula.parse(c.content) is not None
            or self._by_own_suffix(c)
            or self._by_number(c)
            or self._spelt_out(c)
            or self._as_lever(c)
            or self._pushed(c)
            or self._of_its_kind(c)
            or self._by_verb(c)
            or self._by_repetition(c)
        )

    def _manner(self, c: _Candidate) -> bool:
        """以“集中联户”方式建成…: a coinage of four characters that says how."""
        how = self.text.startswith(("方式", "的方式"), c.quoted.outer[1])
        by = self.text.endswith(("以", "采用", "采取", "推行", "通过"), 0, c.quoted.outer[0])
        coined = len(c.content) == _MEMBER and not cues.stock(c.content) and not cues.rhetoric(c.content)
        return how and by and coined and not _sentence_like(c.content)

    def _of_its_kind(self, c: _Candidate) -> bool:
        """自主研发电商平台“村头”: what kind of thing it is stands before it, and that it was made."""
        before = self.text[max(0, c.quoted.outer[0] - _LISTED) : c.quoted.outer[0]]
        return len(c.content) <= _LONGEST_HEAD and _MADE.search(before) is not None

    def _pushed(self, c: _Candidate) -> bool:
        """随之而来的是“工票制”的推行."""
        return len(c.content) <= _LONGEST_HEAD and _PUSHED.match(self.text, c.quoted.outer[1]) is not None

    def _is_called(self, c: _Candidate) -> bool:
        """称为“盐池模式”: a name is given, where it ends like one."""
        own = cues.ends_in_suffix().search(c.content)
        named = own is not None and own.start() > 0 and cues.suffixes()[own.group()].strength == "strong"
        if named and self._pushed(c):
            return True
        return c.head.verb in wordlists.sections("program_cues")["names"] and (named or c.tail.strong)

    @staticmethod
    def _sort_of_place(c: _Candidate) -> bool:
        """无路、无电、无水的“三无村”: a number of features, and no pair like 百企扶百村."""
        numbered = cues.is_numbered(c.content) and not cues.is_pair(c.content)
        return numbered and c.tail.suffix is None and _KIND_OF_PLACE.search(c.content) is not None

    def _one_of_many(self, c: _Candidate) -> bool:
        """被列为全国“十大扶贫模式”之一: a list it was taken into."""
        return self.text.startswith("之一", c.tail.end)

    def _at_the_core(self, c: _Candidate) -> bool:
        """其核心是“确权确股不确地”, 把“光伏扶贫”确定为…: what all turns on is said outright."""
        opening, closing = c.quoted.outer
        core = _CORE_IS.search(self.text, max(0, opening - _MEMBER), opening)
        chosen = self.text[opening - 1 : opening] in _TAKES and self.text.startswith(_CHOSEN, closing)
        short = _MEMBER <= len(c.content) <= _LONGEST_COINAGE
        if _IS_A_WAY.match(self.text, closing) and c.head.group != "equates":
            return short and not _sentence_like(c.content)
        return short and (core is not None or (chosen and not _sentence_like(c.content)))

    def _by_tail(self, c: _Candidate) -> bool:
        if c.tail.suffix is None:
            return False
        if c.tail.strong or cues.is_numbered(c.content) or _FIGURES.fullmatch(c.content):
            return True
        return c.by_verb and (c.tail.suffix.text != "项目" or len(c.content) > 4)

    def _graded(self, c: _Candidate) -> bool:
        """是省级“X”的试点项目: a name with the rank of who keeps its list."""
        return c.tail.suffix is not None and self.text.endswith(_RANKS, 0, c.quoted.outer[0])

    def _by_plus(self, c: _Candidate) -> bool:
        """“党支部+” in the title: what comes after the sign is the article."""
        general = c.content.startswith(("互联网", "生态", "文化", "旅游"))
        return c.content[-1] in "+＋" and len(c.content) > 2 and not general and self._in_title(c.quoted)

    def _by_own_suffix(self, c: _Candidate) -> bool:
        match = cues.ends_in_suffix().search(c.content)
        if match is None:
            return False
        if re.search(r"[，,]", c.content):
            return cues.suffixes()[match.group()].strength == "strong"  # “要致富，跟着党支部”
        if match.start() == 0:  # 打造第一书记“智库”
            return (
                c.head.group == "makes" and not c.direct and cues.suffixes()[match.group()].strength == "body"
            )
        suffix = cues.suffixes()[match.group()]
        if suffix.strength != "body" and match.start() <= 2 and cues.general(c.content[: match.start()]):
            return False
        if suffix.strength == "weak":
            return c.by_verb or self._in_title(c.quoted) or c.content[: match.start()] in self.places
        return True

    def _by_number(self, c: _Candidate) -> bool:
        if len(c.content) == 2 and (self._sums_up(c) or self._is_work(c)):
            return True
        if not cues.is_numbered(c.content) or (len(c.content) > 6 and _sentence_like(c.content)):
            return False
        if cues.is_pair(c.content) or self._in_title(c.quoted) or self._sums_up(c):
            return True
        if c.content[0] == "双" and c.head.group == "holds":
            return False  # 实现“双脱贫”, 确保“双丰收”
        return c.by_verb or bool(_FRAMED.match(self.text[c.quoted.outer[1] :][:6]))

    def _is_work(self, c: _Candidate) -> bool:
        """新一轮扶贫开发“双到”工作: two characters that the title names, or that come back."""
        numbered = c.content[0] in "双两三四五六七八九十" and not cues.stock(c.content)
        worked = self.text.startswith(("工作", "改革"), c.quoted.outer[1])
        return numbered and (
            self._in_title(c.quoted) or (worked and self._count[cues.fold(c.content)] >= _AGAIN)
        )

    def _by_verb(self, c: _Candidate) -> bool:
        near = c.direct or (_parallel(c.content) and c.quoted.outer[0] - c.head.start <= _LONGEST_WEAK)
        if c.head.verb is None or not near or c.content[-1] in "式型":
            return False
        if _sentence_like(c.content):
            return False
        if c.head.group == "introduces" and self._in_title(c.quoted) and 4 <= len(c.content) <= 8:
            return True  # 全力推进“拉面扶贫”
        outright = wordlists.sections("program_cues")["outright"]
        founding = wordlists.sections("program_cues")["founding"]
        n = len(c.content)
        return (c.head.verb.endswith(outright) and 3 <= n <= 16) or (c.head.verb in founding and 3 <= n <= 12)

    def _by_repetition(self, c: _Candidate) -> bool:
        times = self._count[cues.fold(c.content)]
        if len(c.content) >= _MEMBER:
            times = max(times, self.text.count(c.content) - 1)  # Without marks it may be its words only.
        if (
            self._likened(c)
            or len(c.content) < 3
            or _sentence_like(c.content)
            or c.content[-1] in _PEOPLE_AND_PLACES
        ):
            return False
        return times >= 3 or (times >= 2 and self._in_title(c.quoted))

    def _likened(self, c: _Candidate) -> bool:
        """茶叶成了“金叶子”: anywhere in the article it is what something has become."""
        said = re.compile(rf"(?:变?成[了为]?|当作|当成|化作)[^，。；“”]{{0,12}}“{re.escape(c.content)}”")
        return said.search(self.text) is not None

    def _defines(self, c: _Candidate) -> bool:
        """以“…”为主要内容, or 1名党员+N名…: it says what a program is made of."""
        before, after = self.text[: c.quoted.outer[0]][-12:], self.text[c.quoted.outer[1] :][:8]
        if _FRAME_OTHER.match(after) and re.search(r"以[^，,。]*$", before):
            return True
        return bool(_COUNTED_PARTY.search(c.content))

    def _is_outcome(self, c: _Candidate) -> bool:
        """实现了…的“双促双赢”: what was reached, not by what."""
        before = self.text[max(0, c.quoted.outer[0] - _LONGEST_HEAD * 2) : c.quoted.outer[0]]
        reached = _OUTCOME.search(before) is not None
        return reached and c.tail.suffix is None and cues.is_pair(c.content) and c.content[-1] in "赢收升增"

    def _spelt_out(self, c: _Candidate) -> bool:
        """“四自”——A、B、C、D: the members that the number promises follow."""
        number = "一二三四五六七八九十".find(c.content[0]) + 1
        members = _SPELT.match(self.text, c.quoted.outer[1])
        return (
            number >= _FEWEST_MEMBERS
            and members is not None
            and (members["members"].count("、") + 1 == number)
        )

    def _as_lever(self, c: _Candidate) -> bool:
        """以“村企联建”为抓手."""
        levered = _LEVER.match(self.text, c.quoted.outer[1]) is not None
        short = 4 <= len(c.content) <= 8 and not _sentence_like(c.content)
        return levered and short and not cues.stock(c.content) and not cues.rhetoric(c.content)

    def _sums_up(self, c: _Candidate) -> bool:
        """A、B、C“三X”: as many members stand right before as the number says."""
        number = 2 if c.content[0] in "双两" else "一二三四五六七八九十".find(c.content[0]) + 1
        before = self.text[self.reading.sentence_at(c.quoted.start).start : c.quoted.outer[0]]
        clause = _CLAUSE.split(before)[-1]
        return number >= 2 and clause.count("、") + 1 == number and not clause.endswith("、")

    def _in_title(self, quoted: Quoted) -> bool:
        title = self.reading.title
        return title is not None and title.start <= quoted.start < title.end

    def _mention(self, c: _Candidate) -> Mention:
        start, end = self._head_start(c), c.tail.end
        name = self.text[start : c.quoted.outer[0]] + f"“{c.content}”" + c.tail.text.removeprefix("的")
        core = c.content
        others: tuple[str, ...] = ()
        named_after = _NAMED_AFTER.match(self.text, c.quoted.outer[1])
        partner = None if c.tail.text else _PARTNER.match(self.text, c.quoted.outer[1])
        if partner and formula.parse(partner["partner"]):
            partner = None  # “党建+旅游”“党建+车间”: a list
        if named_after:
            start, end, name = *named_after.span("name"), named_after["name"]
            core = name
        elif partner and formula.parse(c.content) and tail_of(self.text, partner.end()).suffix is None:
            end, others, name = partner.end(), (partner["partner"],), f"{name}“{partner['partner']}”"
        elif cues.stock(core) or cues.rhetoric(core):
            core += (
                c.tail.text
            )  # 第一书记 alone tells nothing apart: “第一书记”培优工程 goes by its tail too.
        own = cues.ends_in_suffix().search(c.content)
        suffix = c.tail.suffix or (cues.suffixes()[own.group()] if own else None)
        return Mention(
            start,
            end,
            name=name,
            core=core,
            kind=suffix.kind if suffix else None,
            formula=formula.parse(c.content),
            others=others,
            weight=3 if c.tail.text or c.head.group == "introduces" else 2 if suffix else 1,
            introduced=c.head.group in ("introduces", "makes"),
        )

    def _head_start(self, c: _Candidate) -> int:
        """The words before the mark belong to the name where a suffix follows and they are nouns."""
        opening = c.quoted.outer[0]
        words = self.text[c.head.start : opening]
        if not words or len(words) > _LONGEST_HEAD or not _suffixed(c) or c.head.counted or "”" in words:
            return opening
        if len(words) > _LONGEST_WEAK and c.tail.suffix is not None and c.tail.suffix.strength == "weak":
            return opening  # 农村集体经济发展“六个联”新路子
        if c.head.verb is None and (len(words) > 6 or self.text[c.head.start - 1 : c.head.start] == "、"):
            return opening
        cut = lexicon().cut(words)
        if any(w.tag[:1] in ("p", "u", "r", "d", "c", "f", "t") for w in cut) or words.endswith(_ORGANS):
            return opening
        if cut[-1].tag == "v" or words in _NO_HEADS or "+" in words or len(words) == 1:
            return opening  # 记者走进“…”, 发展“…”
        verbs = next((w.start for w in cut if w.tag != "v"), len(words))  # 抓住“三链”
        return c.head.start + verbs


def _parallel(content: str) -> bool:
    """政府引导，农户自愿，部门帮扶: members of four characters each."""
    members = _MEMBERS.split(content)
    return len(members) > 1 and all(len(member) == _MEMBER for member in members)


def _said(text: str) -> bool:
    """A quotation that is a sentence with its full stop is speech."""
    return text.endswith("。") and len(text) > _LONGEST_HEAD


def _suffixed(c: _Candidate) -> bool:
    return bool(c.tail.text) or cues.ends_in_suffix().search(c.content) is not None


def _sentence_like(content: str) -> bool:
    """A slogan is a sentence: it has particles, pronouns or several clauses."""
    if re.search(r"[，,]", content) and len(content) > 14:
        return True
    return any(w.tag[:1] in ("u", "r", "y", "d") for w in lexicon().cut(content))
