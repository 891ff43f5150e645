"""Programs named without quotation marks: 实施…工程, 推行…制, 成立…理事会, and plus-chains."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from casebase.extraction import formula
from casebase.extraction import program_cues as cues
from casebase.extraction.boundaries import Head, head_of, stops
from casebase.extraction.lexicon import lexicon
from casebase.extraction.mention import Mention
from casebase.extraction.reading import Reading, Stretches
from casebase.record import ProgramKind

_PARTIES = re.compile(r"[两三四五六七][方者位]")
"""企业+农户+贫困户三方联动: a number sums the parties up."""
_LONGEST = 24
_LEAST_NAME = 4
_LANDMARK = re.compile(r"(?!.{0,2}[大小]型)[一-鿿]{2}[川河沟湖岭坝湾坪塬峡]")
_ESTABLISHED = re.compile(r"(?:正式|应运|随之)?(?:成立|揭牌|挂牌)(?!后|以来|于)")
_LONG = 6
_PROJECT = 8
_PLACES_BEFORE = 3
_SET_OF = re.compile(r"(?:\d{1,2}|[三四五六七八九十]+)大[^的]{4,}(?:行动|工程|计划)$")
"""The number that sums a set up makes it one: 产业、光伏、金融等10大专项扶贫行动."""
_REACH = 12
_PEOPLE_COUNTED = re.compile(r"\d[\d.,]*[余多]?[百千]?[万亿]?[余多]?[人名户]$")
_LONGEST_COINAGE = 58
_LONGEST_MODEL = 10
"""Longer stretches before 模式 are descriptions: 党建和组织工作服务中心大局新模式."""
_NOT_RULES = frozenset("体编控机限管强研创复绘炮节抑克遏定监印特自精炼熬缝调配试有统学军缩录摄赶仿酿泡腌烤")
"""What stands before 制 in words that are no rule: 体制, 编制, 控制…"""
_NOT_RULES_AFTER = frozenset("度造定作约裁订药茶品衣冷氧图片版服止胜高成种剂")
_EXTENDED = re.compile(
    r"(?:化|室|场所|优势|师|队|员|者|性|家|日|书记|委员|班子|成员|副书记|会议|理事长|社员|会长|秘书长|校长|经理|负责人|主任|"
    r"造价|总价|款|监理|进度|质量|起来|不便|生育|经济|招聘|投入|招生|每|在|于|\d)"
)
_RULES_ALONE = frozenset(("积分制", "清单制", "代办制"))
"""Rules that need no words before them: 推行积分制."""
_LOOSE_BODIES = frozenset(("共同体", "综合体", "联合体", "联盟", "协会"))
_FRAMED = re.compile(
    r"(?:的?(?:实施|推行|运行)(?:过程中|以来|后)|启动以来)|为(?:抓手|载体|总载体|契机|依托|平台|引领|主线|统领|突破口|切入点|牵引|支撑)"
)
_COUNT_AFTER = re.compile(
    r"[近约超达共]?[\d一二两三四五六七八九十百千]+余?多?[个项家处座次场期所条支轮件户名人]"
)
_AFTER_PLAN = re.compile(r"(?:[，,。；;：:！？!?\n”’、）)的中后和以“]|涉及|覆盖|实施)|$")
_TERM_PLAN = re.compile(r"[一二三四五六七八九十两]年(?:行动|攻坚|提升)?计划$")
_FOUNDED = re.compile(
    r"(?:成立|组建|创办|创建|注册)了?[^，,。；;“”]{4,30}——“?(?P<name>[一-鿿]{2,10}?(?:合作社|联合社|协会|理事会|农场|公司|服务队))”?(?=[，,。；;])"
)
"""成立了全省首家残疾人合作社——山夫合作社: the dash names what was founded."""
_DESCRIBED = re.compile(
    r"(?:走出|探索|探索出|摸索出|形成|创新|推行|采取|采用)了?(?:一[条种套])?"
    r"(?P<name>(?!.{0,3}[该本新其])[^，。；：“”、+的]{5,14}的(?:发展|产业|扶贫|脱贫|致富|经营|运营|帮扶|增收|运行|治理|养殖|种植|利益联结){1,2}新?模式)"
)
"""走出了龙头企业带动连锁经营的发展模式."""
_SUBJECT = re.compile(
    r"(?P<name>[一-鿿]{8,24}项目)(?=在[一-鿿]{2,14}(?:开工|动工|奠基|落地|启动|竣工|投产|签约)|占地|拟建|实地)"
)
"""A building project that the article is about: its lead says where it is begun or looked at."""
_AT_HEAD = re.compile(r"(?:^|(?<=[，,。；;：:\n]))(?P<name>[一-鿿]{8,24}项目)")
_THROUGHOUT = 3
"""How often an article names the project it is about by its whole name."""
_APPOSITIVE = re.compile(r"[：:]\s*(?P<name>[^，,。；;：:！？!?\n“”]{6,22}项目)[，,。]")


class PlainNames:
    """The mentions of programs outside quotation marks.

    Args:
        reading: the article.
        places: names of places in it, the longest first, to tell a body of its own (大莫生态养殖场) from a
            general one.
    """

    def __init__(self, reading: Reading, places: tuple[str, ...]) -> None:
        self.reading = reading
        self.text = reading.text
        self.places = places
        self._quotes = Stretches(q.outer for q in reading.quotes if len(q.text) < _LONGEST_COINAGE)

    def mentions(self) -> Iterator[Mention]:
        """Every mention that its surroundings show to be one, in order of the suffixes."""
        found = [
            named
            for match in cues.suffix_pattern().finditer(self.text)
            if (named := self._named(match.start(), match.end(), cues.suffixes()[match.group()])) is not None
        ]
        yield from found
        yield from self._siblings(found)
        yield from self._chains()
        yield from self._appositives()

    def _siblings(self, found: list[Mention]) -> Iterator[Mention]:
        """A、B、C行动 with one of them a program: the others of the list are too."""
        for suffix, kind in {(m.name[-2:], m.kind) for m in found if m.name[-2:] in cues.suffixes()}:
            member = rf"[一-鿿]{{{_LEAST_NAME},10}}?{suffix}"
            for row in re.finditer(rf"{member}(?:[、和]{member}){{2,}}", self.text):
                if not any(row.start() <= m.start < row.end() for m in found):
                    continue
                for name in re.finditer(rf"(?<=[、和]){member}", self.text[row.start() : row.end()]):
                    start, end = row.start() + name.start(), row.start() + name.end()
                    words = self.text[start:end]
                    yield Mention(start, end, name=words, core=words, kind=kind, weight=2)

    def _named(self, at: int, end: int, suffix: cues.Suffix) -> Mention | None:
        if (
            self._quoted(end - 1)
            or not self.reading.usable(at, end)
            or not self._suffix_stands(at, end, suffix)
        ):
            return None
        alone = suffix.text in _RULES_ALONE
        head = self._past_people(head_of(self.text, at, cues.ends_in_suffix(), quoted=alone))
        name = self.text[head.start : end]
        if head.counted or len(name) > _LONGEST or not self._proper(name, suffix):
            return None
        body = suffix.strength in ("body", "firm")
        accepted = (
            self._is_body(name, suffix, head, end) if body else self._is_program(name, suffix, head, end)
        )
        if not accepted or not self.reading.usable(head.start, end):
            return None
        return Mention(
            head.start,
            end,
            name=name,
            core=name,
            kind=suffix.kind,
            weight=3 if head.direct else 2,
            introduced=head.group in ("introduces", "makes"),
        )

    def _past_people(self, head: Head) -> Head:
        """实施50万人…搬迁计划: a number of people before a name counts no plans."""
        amount = _PEOPLE_COUNTED.search(self.text, max(0, head.start - _REACH), head.start)
        if not head.counted or amount is None:
            return head
        before = head_of(self.text, amount.start(), None, quoted=True)
        direct = before.start == amount.start() and before.group in ("introduces", "makes")
        return replace(head, verb=before.verb, group=before.group, counted=False) if direct else head

    def _quoted(self, at: int) -> bool:
        return self._quotes.touch(at, at + 1)

    def _suffix_stands(self, at: int, end: int, suffix: cues.Suffix) -> bool:
        """The suffix is a word of its own here."""
        if _EXTENDED.match(self.text, end) or self._crossed(at, end):
            return False
        if suffix.text == "制":
            return self.text[at - 1 : at] not in tuple(_NOT_RULES) and self.text[end : end + 1] not in tuple(
                _NOT_RULES_AFTER
            )
        if suffix.kind is ProgramKind.PLAN:
            return bool(_AFTER_PLAN.match(self.text, end))
        return True

    def _crossed(self, at: int, end: int) -> bool:
        """The suffix is a piece of another word: 因地制宜, 计划生育."""
        low = max(0, at - 3)
        words = lexicon().cut(self.text[low : end + 3])
        return any(w.start < end - low < w.end for w in words)

    def _proper(self, name: str, suffix: cues.Suffix) -> bool:
        """The words before the suffix can be a name."""
        words = name[: len(name) - len(suffix.text)]
        if not words:
            return suffix.text in _RULES_ALONE
        if len(words) < 2 or words[0] in "等之的和与及" or words[-1] in "和与及、的" or _odd_list(words):
            return False
        cut = lexicon().cut(words)
        if any(
            stops(words[w.start : w.end], w.tag)
            for w in cut
            if words[w.start : w.end] not in ("和", "与", "及")
        ):
            return False
        return not cues.national(name) or self._titled(cues.stem(name))

    def _titled(self, stem: str) -> bool:
        """A campaign of the country is the article's own subject where the title names it."""
        title = self.reading.title
        return title is not None and len(stem) >= 4 and stem in self.text[title.start : title.end]

    def _is_program(self, name: str, suffix: cues.Suffix, head: Head, end: int) -> bool:
        modifiers = name[: len(name) - len(suffix.text)]
        if not modifiers or suffix.strength == "belt":
            needed = "makes" if modifiers else "introduces"
            return head.group == needed and (len(modifiers) >= 4 or (not modifiers and head.direct))
        if suffix.strength == "weak" or self._works(name, suffix):
            return self._weak_program(name, suffix, head)
        if _SET_OF.match(name) and len(modifiers) >= _LONG:
            return True
        if cues.general(modifiers) or _COUNT_AFTER.match(self.text, end):
            return False
        if suffix.kind is ProgramKind.MODEL and len(modifiers) > _LONGEST_MODEL:
            return False
        enough = 2 if (suffix.text.endswith("制") and len(suffix.text) > 1) or suffix.text == "制" else 3
        if len(modifiers) < enough:
            return False
        if self._in_heading(end):
            return head.group == "introduces" or len(modifiers) >= 4
        framed = bool(_FRAMED.match(self.text, end) or (head.bare and _TERM_PLAN.search(name)))
        if head.group == "holds":
            return len(modifiers) >= 6
        if head.group in ("introduces", "makes") or framed:
            return True
        return not head.group and self._comes_back(name, modifiers, suffix)

    def _weak_program(self, name: str, suffix: cues.Suffix, head: Head) -> bool:
        """粤桂协作; a project with its place and a name of its own."""
        if suffix.text == "协作":
            return self._provinces_joined(name)
        if suffix.text != "项目" or head.group not in ("introduces", "makes") or self._works_on(name):
            return False
        own = name
        for _ in range(_PLACES_BEFORE):
            own = next((own.removeprefix(p) for p in self.places if own.startswith(p)), own).lstrip(
                "县乡镇村市区"
            )
        return own != name and len(own) >= _PROJECT and not cues.general(own.removesuffix("项目"))

    @staticmethod
    def _works_on(name: str) -> bool:
        return any(w in name for w in cues.negatives()["works"])

    def _comes_back(self, name: str, modifiers: str, suffix: cues.Suffix) -> bool:
        """A long name with a strong suffix that the article uses again needs no verb."""
        return suffix.strength == "strong" and len(modifiers) >= _LONG and self.text.count(name) >= 2

    def _works(self, name: str, suffix: cues.Suffix) -> bool:
        """Building works are no program unless they are a set of several (三大改造整治工程)."""
        if suffix.text not in ("工程", "项目", "行动", "活动"):
            return False
        if re.search(r"[三四五六七八九十]大", name):
            return False
        return suffix.text == "工程" and any(w in name for w in cues.negatives()["works"])

    @staticmethod
    def _provinces_joined(name: str) -> bool:
        return bool(re.match(r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新]{2}", name))

    def _is_body(self, name: str, suffix: cues.Suffix, head: Head, end: int) -> bool:
        if self._goes_on(end):
            return False
        if (
            suffix.text != "公司"
            and _ESTABLISHED.match(self.text, end)
            and "、" not in name
            and len(name) >= _LONG + len(suffix.text)
        ):
            return name not in cues.negatives()["bodies"]
        if head.group != "makes" and head.verb not in ("组织", "发起", "建立", "探索建立"):
            return False
        if "、" in name:
            return False  # 扶贫劳务输出队、农家乐经营公司
        words = next((name.removeprefix(p) for p in self.places if name.startswith(p)), name)
        if words in cues.negatives()["bodies"] or len(words) <= len(suffix.text):
            return False
        modifiers = words[: len(words) - len(suffix.text)]
        if suffix.text in _LOOSE_BODIES and cues.general(modifiers):
            return False
        if suffix.strength == "firm":
            return words != name or self._has_own_name(modifiers) or self._named_again(name, modifiers)
        return len(modifiers) >= 2

    def _goes_on(self, end: int) -> bool:
        """The suffix is the beginning of a longer noun: 智库论坛."""
        following = self.text[end : end + 4]
        first = next(iter(lexicon().cut(following)), None)
        return first is not None and first.tag == "n" and first.end >= 2

    def _named_again(self, name: str, modifiers: str) -> bool:
        """A body that the article comes back to by the same words, and they name no product."""
        again = len(modifiers) >= _LEAST_NAME and self.text.count(name) >= 2
        return again and not cues.general(modifiers) and not cues.of_trade(modifiers)

    @staticmethod
    def _has_own_name(modifiers: str) -> bool:
        """Two characters in a row that are no words (绿森木椴木耳), or a river or hill: 黎明川."""
        if _LANDMARK.match(modifiers):
            return True
        cut = lexicon().cut(modifiers)
        singles = [w.end - w.start == 1 for w in cut]
        return any(a and b for a, b in pairwise(singles))

    def _in_heading(self, at: int) -> bool:
        return any(p.heading and p.start <= at <= p.end for p in self.reading.paragraphs)

    def _chains(self) -> Iterator[Mention]:
        """Plus-chains in running text, trimmed to the parties."""
        for start, end in formula.chains(self.text):
            if self._quoted(start) or self._quoted(end - 1) or not self.reading.usable(start, end):
                continue
            first = re.compile(r"\s*[+＋]").search(self.text, start)
            if first is None:
                continue
            begin = max(start, head_of(self.text, first.start()).start)
            last = max(self.text.rfind("+", start, end), self.text.rfind("＋", start, end)) + 1
            stop = self._party_end(last, end)
            chain = self.text[begin:stop]
            parsed = formula.parse(chain)
            if parsed is not None and any(formula.known_role(slot.role) for slot in parsed.slots):
                yield Mention(
                    begin, stop, name=chain, core=chain, kind=ProgramKind.MODEL, formula=parsed, weight=2
                )

    def _party_end(self, start: int, end: int) -> int:
        """Where the last party of a chain ends: before a particle, a verb or a suffix."""
        for word in lexicon().cut(self.text[start:end]):
            piece = self.text[start + word.start : start + word.end]
            if word.start and (
                _PARTIES.match(piece)
                or word.tag[:1] in ("u", "p", "d", "c", "r")
                or word.tag == "v"
                or piece in cues.suffixes()
            ):
                return start + word.start
        return end

    def _appositives(self) -> Iterator[Mention]:
        """What a colon or a dash presents (产业发展项目:土鸡选育…项目), and the project it is all about."""
        lead = self.reading.lead
        subjects = _SUBJECT.finditer(self.text, lead.start, lead.end)
        described = _DESCRIBED.finditer(self.text)
        often = (m for m in _AT_HEAD.finditer(self.text) if self.text.count(m["name"]) >= _THROUGHOUT)
        for match in (
            *_APPOSITIVE.finditer(self.text),
            *_FOUNDED.finditer(self.text),
            *subjects,
            *described,
            *often,
        ):
            if self.reading.usable(*match.span("name")):
                yield Mention(
                    *match.span("name"),
                    name=match["name"],
                    core=match["name"],
                    kind=ProgramKind.MODEL if match["name"].endswith("模式") else ProgramKind.OTHER,
                    weight=2,
                )


def _odd_list(words: str) -> bool:
    """新理念、新常态、新(机制): the last member is less of a name than the others."""
    members = words.split("、")
    return len(members) > 1 and len(members[-1]) == 1 and any(len(m) > 1 for m in members)
