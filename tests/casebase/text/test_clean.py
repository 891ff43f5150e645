"""Cleaning: what each repair does, and that every clean character leads back to the raw ones behind it."""

import html
import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebase.text.clean import CleanText, clean
from casebase.text.sections import numbered
from casebase.text.sentences import Sentences

_FRAGMENTS = re.findall(
    r"\S+",
    r"""
    構(gòu)建 六堡鎮(zhèn) 他們(men) 農（nóng）村 (gòu) NGO(APP) 。。 ，、 …… ——
    </p> <p> <br/> <script>x</script> <script> <!-- --> &nbsp; &amp;nbsp; &ldquo; &#20013; &lt; \' \n ?/p>
    １２３ ＡＢ％ ⼈ " ' 「 」 『 』 “ ” （ ） ( ) 《 》 , : ? ! ｡ https://a.cn/1 新闻推荐
    县委书记 1600 名 ??梢姼扇涸绞驱R心 锟斤拷 é´«æ 脱贫攻坚 一是 ，不少村屯
    """,
)
_SPACED = ("来源：新华社 2020-01-01 浏览", "记者 李明 王小红", "资 源 县", "2016 年", "首页 > 新闻 > 正文")
_BARELY_SEEN = "\n\r \u3000\u200b\ufeff\x00\x85\ud800\udfff\ufffd"
_ANYTHING = st.text(alphabet=st.characters(codec=None), max_size=12)
_TEXT = st.lists(
    st.one_of(st.sampled_from([*_FRAGMENTS, *_SPACED, *_BARELY_SEEN, "\r\n", "  "]), _ANYTHING), max_size=40
).map("".join)


def _explains(clean_char: str, raw: str) -> bool:
    """Whether a clean character is a normal form of the raw slice it is said to come from."""
    if clean_char == "\n":
        return True
    if len(raw) == 1:
        if clean_char == " ":
            return raw.isspace() or unicodedata.category(raw) == "Zs"
        plain = unicodedata.normalize("NFKC", raw)
        return (
            clean_char in (raw, plain)
            or raw in _SAME.get(clean_char, "")
            or (clean_char == "\ufffd" and "\ud800" <= raw <= "\udfff")
            or ("\u3400" <= raw <= "\U0003ffff" and "\u3400" <= clean_char <= "\U0003ffff")
        )
    return any(_explains(clean_char, character) for character in html.unescape(html.unescape(raw)))


_DOUBLE, _SINGLE = '"“”「」『』〝〞＂″', "'‘’「」『』"
_SAME = {
    "“": _DOUBLE,
    "”": _DOUBLE,
    "‘": _SINGLE,
    "’": _SINGLE,
    "，": ",﹐",
    "：": ":︰∶﹕",
    "；": ";﹔",
    "！": "!﹗",
    "？": "?﹖",
    "（": "(﹙",
    "）": ")﹚",
    "·": "․・･‧∙",
    "。": "｡﹒.",
    "、": "､﹑",
}


def _check_map(article: CleanText) -> None:
    text, starts, ends = article.text, article.starts, article.ends
    assert len(starts) == len(text) + 1
    assert len(ends) == len(text)
    assert starts[-1] == len(article.raw)
    for at, character in enumerate(text):
        assert 0 <= starts[at] < ends[at] <= len(article.raw)
        assert starts[at] <= starts[at + 1]
        assert at == 0 or ends[at - 1] <= ends[at]
        raw = article.raw[starts[at] : ends[at]]
        assert _explains(character, raw), (character, raw)


def _check_blocks(article: CleanText) -> None:
    assert "\n".join(article.text[block.start : block.end] for block in article.blocks) == article.text
    assert article.blocks[0].start == 0
    assert article.blocks[-1].end == len(article.text)
    before = 0
    for start, end in article.suspect:
        assert before <= start < end <= len(article.text)
        before = end


@given(_TEXT)
@settings(max_examples=300, deadline=None)
def test_every_clean_character_leads_back_to_the_raw_ones_behind_it(raw: str) -> None:
    article = clean(raw)
    _check_map(article)
    _check_blocks(article)


@given(_TEXT, st.data())
@settings(max_examples=100, deadline=None)
def test_a_clean_span_and_its_raw_span_lead_to_each_other(raw: str, data: st.DataObject) -> None:
    article = clean(raw)
    if not article.text:
        return
    start = data.draw(st.integers(0, len(article.text) - 1))
    end = data.draw(st.integers(start + 1, len(article.text)))
    first, last = article.clean_span(*article.raw_span(start, end))
    assert first <= start
    assert last >= end


@given(_TEXT)
@settings(max_examples=100, deadline=None)
def test_cleaning_clean_text_changes_nothing_more(raw: str) -> None:
    once = clean(raw).text
    again = clean(once)
    _check_map(again)


_UNITS = re.findall(
    r"\S+",
    r"""
    中 a 。 ， ( （gòu） " ' 「 < <p <script> <!-- & \ ? ÿ 鎵 1 http:// ?中 来源： 《 構( …
    """,
)
_UNITS_WITH_SPACE = ("新闻 ", "中 ", "> ", "1 ", "中\n", "\t\n", "<p ", *_BARELY_SEEN)


@pytest.mark.parametrize("unit", [*_UNITS, *_UNITS_WITH_SPACE], ids=ascii)
def test_a_text_of_one_thing_repeated_takes_time_in_proportion(unit: str) -> None:
    """Five times as much of anything takes well under the 25 times a quadratic rule would."""

    def seconds(length: int) -> float:
        raw = unit * (length // len(unit))
        started = time.process_time()
        article = clean(raw)
        Sentences(article.text)
        numbered(article.text)
        return time.process_time() - started

    assert seconds(300_000) < 12 * seconds(60_000) + 0.5
    _check_blocks(clean(unit * (60_000 // len(unit))))
