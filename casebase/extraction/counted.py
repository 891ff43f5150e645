"""What a figure counts, and of which place its sentence says it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from casebase.extraction.quantities import Quantity
from casebase.extraction.units import any_of, units

_WORD = r"[\u4e00-\u9fff“”‘’《》A-Za-z·—+]"
_BEHIND = re.compile(
    rf"(?:左右|以上|以下|以内|多)?+([长高宽深大]?的)?+((?:{_WORD}|、(?={_WORD}{{1,8}}(?:等|的|、)))+)"
)
_BEFORE = re.compile(rf"(?:{_WORD}|[\d.%]|、)+$")
_EARLIER = re.compile(r"[\d.一二两三四五六七八九十百千万亿]+[多余]?[\u4e00-\u9fff]{1,2}[、和及]")
_QUANTITY = re.compile(r"[\d.]+[多余万亿]*(?:人次|[\u4e00-\u9fff%])$")
_SHARE_OF = re.compile(rf"占(?:到|了)?((?:{_WORD})+?)的?(?:比例|比重)?(?:达到?|为|近|约|超过?)?$")
_EACH = re.compile(r"每[一个]?(亩|户|人|年|月|天|斤|公斤|头|只|吨|株|村|家|生|平方米|立方米)$")
_LEADING = re.compile(
    r"^(?:(?:预计|计划|全面|可|能|将|已经|已|截至目前|截至|共|约|还|也|全[县市乡镇村省州]|该[县市乡镇村]?|目前|如今|(?:19|20)\d\d年(?:[底初末]|以来)?|先期|使|让|的|在|里|年内)(?=.{2}))+"
)
_GROWN = re.compile(r"(增长|下降|提高|增加|减少|上升|降低|增)[了约近达]*$")
_PLACE = re.compile(r"(?!.*(?:示范|重点|贫困|文明|特色|园|乡村))[\u4e00-\u9fff]{1,3}[村县镇乡市]")
_LEVEL = re.compile(
    r"(?:行政村|自然村|贫困村|重点村|乡镇|村民小组|[村县镇乡市省区])(?![村级支集内民委干里庄医校办社两容镇乡居城域直便容])"
)
_SCOPE = re.compile(r"(?:全|该|本|我)(?:省|市|区|县|乡|镇|村|州|旗|街道)|当地")
_WHEN = "(?:(?:19|20)\\d\\d年?[底初末]?|最初|当初|原来|过去|以前|现在|如今|目前|去年|今年|[前去今]年初?)"
_FROM = re.compile(rf"(?P<of>.*[\u4e00-\u9fff]{{2}})(?:由|从){_WHEN}的?(?:不足)?$")
_TO = re.compile(
    rf"(?P<of>.*[\u4e00-\u9fff]{{2}})(?:由|从)(?:{_WHEN}的?)?(?:不足)?[\d.]+[多余]?[万亿]?[余多]?[\u4e00-\u9fff%]{{1,6}}?"
    rf"(?:锐|猛|大幅|逐步|迅速)?(?:减少|增加|提高|提升|下降|上升|发展|增长|扩大|[减增升降])(?:到|至|为)了?(?:{_WHEN}的?)?$"
)
_CHANGES = re.compile(
    r"(?:锐|猛|骤|大幅|逐步|迅速)?(?:减少|增加|提高|提升|下降|上升|发展|增长|扩大|[减增升降])(?:到|至|为)"
)
_COUNTED_FIRST = re.compile(r"^[\d.]+[多余]?万?[人户名](?=[人户]均)")
"""全村691人人均年收入 is the income, not the people."""
_NOTHING = re.compile(
    r"我们?|他们?|她们?|自己|大家|和|其中|加入其中|[明今去前]年|每[年月天亩户]|一个?月(?:下来)?我?|次|数量|平方米|每[亩户].?[涨增减降]|\d.*"
)
"""Words around a number that name nothing it could be of."""
_DONE_WITH = re.compile("建立|用于|用来|修建|购买|购置|打造|建设|新建|兴建|建成|注入|投向|支持|为|对|在")
"""Behind a sum: what was done with it."""
_LIMIT = 22


@dataclass(frozen=True, slots=True)
class _Words:
    stops: re.Pattern[str]
    tail: re.Pattern[str]
    verbs: re.Pattern[str]
    measures: re.Pattern[str]
    bare: re.Pattern[str]
    people: re.Pattern[str]


@cache
def _words() -> _Words:
    """The lists of ``casebase/data/counted_words.toml``."""
    table: dict[str, list[str]] = tomllib.loads(
        files("casebase.data").joinpath("counted_words.toml").read_text(encoding="utf-8")
    )
    people = any_of(table["people"])
    return _Words(
        stops=re.compile("|".join(table["stops"])),
        tail=re.compile(f"(?:{'|'.join(sorted(table['tail'], key=len, reverse=True))})+$"),
        verbs=re.compile("|".join(sorted(table["verbs"], key=len, reverse=True))),
        measures=re.compile(f"(?:{'|'.join(table['measures'])})$"),
        bare=re.compile(any_of(table["bare"])),
        people=re.compile(f".{{0,{_LIMIT}}}?{people}(?:(?:致富)?{people})*"),
    )


def counted(text: str, clause: tuple[int, int], q: Quantity, previous: tuple[Quantity, str] | None) -> str:
    """What ``q`` is a number of: the noun behind it, or the one its clause has before it.

    ``previous`` is the figure before it in the same sentence with what that counts: a number without a noun
    of its own counts the same (从6人提升到10人).
    """
    before = text[max(clause[0], q.start - 3 * _LIMIT) : q.start]
    behind = _BEHIND.match(text, q.end, min(clause[1], q.end + 2 * _LIMIT))
    attributive, words = (bool(behind[1]), behind[2]) if behind else (False, "")
    left, doing = _left(before)
    right = _right(words, q)
    noun = _chosen(left, right, q, attributive=attributive)
    if _NOTHING.fullmatch(noun):
        noun = ""
    if each := _EACH.search(before):
        noun = each.group() + (right or left.removesuffix(each.group()))
    if previous and not noun:
        grown = _GROWN.search(before)
        noun = previous[1] + grown[1] if grown else previous[1] if _alike(q, *previous) else ""
    if q.unit in units().money and _DONE_WITH.match(words):
        words = ""
    found = (noun, words, doing, _people_before(text, clause[0]) if q.unit in units().people else "", q.unit)
    named = (_trim(n) for n in found)
    return next((n for n in named if n and not _NOTHING.fullmatch(n) and n != q.unit), "数量")


def _alike(q: Quantity, previous: Quantity, of: str) -> bool:
    """Whether a number without a noun counts what the one before it counts."""
    return q.unit == previous.unit and (
        q.unit not in units().people or _words().people.search(of) is not None
    )


def said_of(text: str, sentence_start: int, q: Quantity) -> str | None:
    """The last of 全县, 该村, 当地 … that its sentence has before ``q``, or None."""
    found = _SCOPE.findall(text, max(sentence_start, q.start - 200), q.start)
    return found[-1] if found else None


def _chosen(left: str, right: str, q: Quantity, *, attributive: bool) -> str:
    """Which of the nouns around a number it counts."""
    u = units()
    if q.share or q.unit in u.multiple:
        return left or right
    if q.unit in u.money and (_words().measures.search(left) or _DONE_WITH.match(right)):
        return left
    if q.unit in u.measures and not attributive:
        return left or right
    return right or left


def _right(words: str, q: Quantity) -> str:
    """The noun that begins ``words``, which stand behind the number."""
    words = "" if _CHANGES.match(words) else words.removeprefix("是").removeprefix("为")
    if q.unit == "亩" and not words.startswith("地块"):
        words = words.removeprefix("地")
    if q.unit == "个" and (level := _LEVEL.match(words)):
        return level.group()
    if (q.unit in units().people or not q.unit) and (m := _words().people.match(words)):
        stop = _words().stops.search(m.group())
        if not stop or "的" in m.group()[stop.end() :]:
            return m.group()
    stop = _words().stops.search(words)
    return words[: stop.start()] if stop else words


def _left(before: str) -> tuple[str, str]:
    """The noun that ends ``before``, which stands before the number, or else the verb phrase that does."""
    m = _BEFORE.search(before.rstrip("（( "))
    if not m:
        return "", ""
    words = _changed(m.group())
    if share := _SHARE_OF.search(words):
        return share[1], ""
    while tail := _words().tail.search(words) or _QUANTITY.search(words):
        words = words[: tail.start()]
    words = words[max((m.end() for m in _EARLIER.finditer(words)), default=0) :]
    noun, doing = _behind_verb(words)
    noun = _COUNTED_FIRST.sub("", _LEADING.sub("", noun))[-_LIMIT:]
    return ("" if _SCOPE.fullmatch(noun) else noun), doing


def _changed(words: str) -> str:
    """贫困人口由2002年的8万人锐减到2016年底的: both numbers are of what stands before 由."""
    change = _FROM.match(words) or _TO.match(words)
    return change["of"].removesuffix("已") if change else words


def _behind_verb(words: str) -> tuple[str, str]:
    """What stands behind the last verb; a bare measure (面积) keeps the words before it.

    Where the verb itself stands last there is no noun, and the second item is what it ends: 土地流转.
    """
    verbs = list(_words().verbs.finditer(words))
    if verbs and verbs[-1].end() == len(words) and not _words().measures.search(words):
        return "", words[verbs[-2].end() :] if len(verbs) > 1 else words
    for verb in reversed(verbs):
        noun = words[verb.end() :].removeprefix("了")
        if _PLACE.fullmatch(noun):
            return ("" if len(verb.group()) == 1 else verb.group() + noun), ""
        if len(noun) >= 2 and not _words().bare.fullmatch(noun):
            return noun, ""
    return words, ""


def _people_before(text: str, clause_start: int) -> str:
    """The people the clause before ends with: 像他这样的党员贫困户，全县有330户."""
    words = text[max(0, clause_start - _LIMIT) : max(0, clause_start - 1)]
    people = list(_words().people.finditer(re.split(r"[，。；！？\n的]", words)[-1]))
    return people[-1].group() if people else ""


def _trim(noun: str) -> str:
    noun = noun.strip("的、，")[:_LIMIT].strip("的、")
    for opening, closing in ("“”", "‘’", "《》"):
        if noun.count(opening) != noun.count(closing):
            noun = noun.replace(opening, "").replace(closing, "")
    return noun
