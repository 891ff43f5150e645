"""Mojibake: damage is found in every common form, and ordinary Chinese is never taken for it."""

import pytest

from casebase.text.clean import clean

SENTENCE = "推进脱贫攻坚取得全面胜利，全县建成合作社13个。"


def suspects(raw: str) -> list[str]:
    article = clean(raw)
    return [article.raw[slice(*article.raw_span(start, end))] for start, end in article.suspect]


@pytest.mark.parametrize(
    ("raw", "damage"),
    [
        ("村主任??梢姼扇涸绞驱R心的村落", "??梢姼扇涸绞驱R"),
        ("增強縣域經濟發展?jié)摿Α?/p>", "?jié)摿Α"),
        ("改變當?shù)氐拿婷?，不少村屯", "?shù)氐拿婷?"),
        ("商量管理事宜?！跋衷谇锊璨烧胛采?，接下来", "?！跋衷谇锊璨烧胛采?"),
        ("人心不齊?！?015年，青海省", "?！?015"),
        ("有锟斤拷锟斤拷个村", "锟斤拷锟斤拷"),
        ("全县\ufffd\ufffd个村", "\ufffd\ufffd"),
        ("有致富?芰Φ?23名党员", "?芰Φ?"),
        ("近年,实现?辰ā⑼哑丁?一盘棋", "?辰ā⑼哑丁?"),
        ("交通建?璧戎卮笾氐阆钅吭诿裰骶霾咧新涫?认真", "?璧戎卮笾氐阆钅吭诿裰骶霾咧新涫?"),
        ("河北?。?1個)：平山縣", "?。?1"),
        ("調度會召開?h委副書記", "?h"),
        ("勐??h、祥雲縣", "??h"),
        ("图标\ue123后", "\ue123"),
        ("全县???个村", "???"),
    ],
)
def test_damage_of_each_form_is_found(raw: str, damage: str) -> None:
    assert [found.rstrip("，") for found in suspects(raw)] == [damage]


@pytest.mark.parametrize(
    "damaged",
    [
        SENTENCE.encode().decode("gbk", "replace"),
        SENTENCE.encode().decode("latin-1"),
        SENTENCE.encode("gbk").decode("latin-1"),
        SENTENCE.encode("gbk").decode("big5", "replace"),
    ],
    ids=["utf-8 as gbk", "utf-8 as latin-1", "gbk as latin-1", "gbk as big5"],
)
def test_bytes_in_the_wrong_encoding_are_found(damaged: str) -> None:
    article = clean(f"前面一句是好的。{damaged}后面一句也是好的。")
    found = sum(end - start for start, end in article.suspect)
    assert found > len(damaged) // 3
    assert not any(article.text[start:end] in "前面一句是好的。" for start, end in article.suspect)


@pytest.mark.parametrize(
    "text",
    [
        "脱贫攻坚中党员的先进性如何体现?基层党组织如何创新党建工作?",
        "魑魅魍魉，氤氲缭绕，踟蹰不前，觥筹交错，囹圄，蚯蚓，蜈蚣，琵琶，鹦鹉",
        "朱镕基 韩喆 禤国维 邬贺铨 闫玥 王珏 赵堃 孙垚",
        "René和Müller来到乡村，学习pīnyīn，气温25℃，面积3×4米。",
        "養殖規模多大?蚯蚓養殖，你養過嗎?獼猴桃呢?",
        "缺资金?缺技术?缺劳力?怎么办?种木耳?养竹鼠?脱贫?致富?",
        "αβγ三个等级，第Ⅲ类",
    ],
)
def test_ordinary_text_is_no_damage(text: str) -> None:
    assert suspects(text) == []


def test_no_fact_is_admitted_where_the_text_is_damaged() -> None:
    article = clean("人心不齐?！?015年，全县74个村。")
    at = article.text.index("015年")
    good = article.text.index("74个")
    assert not article.admits(at, at + 4)
    assert not article.admits(at + 3, at + 4)
    assert article.admits(good, good + 3)
