"""Numbers that are no figures: in names and slogans, ordinals, idioms, time, the structure of a text."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from casebase.extraction.intervals import Intervals
from casebase.extraction.quantities import Quantity
from casebase.extraction.quotations import Quotation
from casebase.extraction.units import units

_ORDINAL = re.compile(
    r"(?:第|(?<![最当年月起])初|(?<![目此之以日当年会跟])前|编号|排名|[A-Za-z+＋×*/_.·•]|\d[-–—:：])$"
)
_DISTANCE = re.compile(
    r"(?:海拔|相距|距离?|离|车程|行程|路程|驱车|[东南西北前步骑穿]行|徒步|往返|走了|纬|经度)[^，。,；;]{0,14}$"
)
_AWAY = re.compile(r"多?(?:远|外的|以外|之外|的路程|的车程|山路|开外|高的|深的)")
_ADDRESS = re.compile(r"[\d一二三四五六七八九十]{1,4}(?:单元|楼|层|室|号)")
"""Behind 5栋 it makes an address of it: 5栋二单元."""
_CHAINED = re.compile(r"[\u4e00-\u9fff]{0,12}[+＋]")
_TITLE = re.compile(r"《[^《》]{1,60}》")
_TOKEN = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+|[A-Za-z_][\x21-\x2b\x2d-\x7e]{5,}")
_NO_UNIT: dict[str, str | tuple[str, ...]] = {
    "位": "一体",
    "部": ("门", "委"),
    "面": "向",
    "条": "例",
    "家": "庄",
    "市": ("场", "民", "区", "级", "委", "政", "长", "里", "直", "中"),
}
"""What makes a longer word of a unit: 四部门, 五位一体."""
_BARE = re.compile(r"[百千万]+[名户人家村企个]")
_COUPLE = re.compile(
    r"(?:夫妻|夫妇|兄弟|姐妹|父子|母子|母女|父女|爷孙|婆媳|兄妹|姐弟|一行|他们|她们|我们)[双]?$"
)
_BARE_LEAD = re.compile(r"(?:近|超过?|逾|过|上|达到?|破|约|足|满|增收)$")


class NotFigures:
    """Knows which quantities of a text are no figures."""

    def __init__(self, text: str, quotations: Iterable[Quotation]) -> None:
        self._text = text
        self._names = Intervals((q.start, q.end) for q in quotations if not q.speech)
        self._closed = Intervals(m.span() for p in (_TITLE, _TOKEN, *_phrases()) for m in p.finditer(text))

    def __contains__(self, q: Quantity) -> bool:
        """Whether ``q`` is no figure."""
        if self._closed.touch(q.start, q.end) or self._names.around(q.start):
            return True
        if _ORDINAL.search(self._text, max(0, q.start - 3), q.start) or self._vague(q):
            return True
        if _CHAINED.match(self._text, q.end) or self._issue(q):
            return True
        return not q.share and (self._distance(q) or self._of_form(q) or self._of_head(q))

    def _issue(self, q: Quantity) -> bool:
        """2017年12期: the number of a magazine."""
        return q.unit == "期" and self._text[q.start - 5 : q.start].rstrip().endswith("年")

    def _vague(self, q: Quantity) -> bool:
        """几十, 数百: no number is named."""
        return q.number[0] in "十百千万亿" and self._text[max(0, q.start - 1) : q.start] in ("几", "数")

    def _distance(self, q: Quantity) -> bool:
        if q.unit not in units().length:
            return False
        before = _DISTANCE.search(self._text, max(0, q.start - 18), q.start)
        return before is not None or _AWAY.match(self._text, q.end) is not None

    def _of_form(self, q: Quantity) -> bool:
        """Numerals that only order, point or exaggerate: 一户, 一期, 两次, 千人."""
        number = q.number
        if number in ("一", "零", "〇"):
            return True
        if number[0] in "百千万亿":
            return self._rhetoric(q)
        return self._small(q) and (q.unit in units().large or q.unit in ("口", "口人") or self._pointed(q))

    def _rhetoric(self, q: Quantity) -> bool:
        """Whether a bare 百, 千, 万 is rhetoric: none is near that hedges it, or another one is parallel."""
        if self._text[max(0, q.start - 1) : q.start] in ("（", "("):
            return True
        if q.unit == "" or (q.number == "万" and q.unit == "元" and not self._led(q)):
            return True
        if self._led(q) or q.hedge:
            return False
        parallel = [
            m for m in _BARE.finditer(self._text, max(0, q.start - 16), q.end + 16) if m.start() != q.start
        ]
        return bool(parallel) or not (q.unit in ("名", "户", "亩", "元") or len(q.number) > 1)

    def _led(self, q: Quantity) -> bool:
        return _BARE_LEAD.search(self._text, max(0, q.start - 2), q.start) is not None

    def _pointed(self, q: Quantity) -> bool:
        """Whether a small number only points back: 这三件事, 夫妻二人."""
        if self._text[max(0, q.start - 1) : q.start] in ("这", "那", "此"):
            return True
        return q.unit == "人" and (
            q.value <= 3 or _COUPLE.search(self._text, max(0, q.start - 3), q.start) is not None
        )

    def _of_head(self, q: Quantity) -> bool:
        """Whether what is counted is time, temperature, or the structure of the text itself."""
        u, text = units(), self._text
        if q.unit == "度" and q.value < 1000 and not text.startswith("电", q.end):
            return True
        if q.unit == "个" and u.time.match(text, q.end):
            return True
        if q.unit in ("栋", "幢") and _ADDRESS.match(text, q.end):
            return True
        if q.value <= 20 and u.structure.match(text, q.end):
            return True
        if text.startswith(_NO_UNIT.get(q.unit, "\0"), q.end):
            return True
        if not self._small(q) or q.unit not in u.things:
            return False
        return u.phrase.match(text, q.end) is not None or (
            text[q.end : q.end + 1] in "“《，。,；;、：:" and q.unit in "个项种条件"
        )

    def _small(self, q: Quantity) -> bool:
        return q.value <= 10 and not q.hedge and not q.number[0].isdigit()


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    """The expressions of ``casebase/data/figure_phrases.txt``, plain and with character classes."""
    lines = files("casebase.data").joinpath("figure_phrases.txt").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    plain = [row for row in rows if "[" not in row]
    return re.compile("|".join(plain)), *(re.compile(row) for row in rows if "[" in row)
