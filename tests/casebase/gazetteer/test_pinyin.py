"""Pinyin of names, above all of those a table misreads."""

import pytest

from casebase.gazetteer import Gazetteer
from casebase.record import Level


def test_every_name_has_a_syllable_with_its_tone_for_each_character(gazetteer: Gazetteer) -> None:
    for level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY):
        for place in gazetteer.divisions(level):
            syllables = gazetteer.pinyin(place.code or "")
            assert len(syllables) == len(place.name)
            for syllable in syllables:
                assert syllable[:-1].isascii()
                assert syllable[:-1].isalpha()
                assert syllable[-1] in "12345"


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("资源县", "zi1 yuan2 xian4"),
        ("长治市", "chang2 zhi4 shi4"),
        ("长子县", "zhang3 zi3 xian4"),
        ("子长市", "zi3 chang2 shi4"),
        ("天长市", "tian1 chang2 shi4"),
        ("浚县", "xun4 xian4"),
        ("洪洞县", "hong2 tong2 xian4"),
        ("珲春市", "hun2 chun1 shi4"),
        ("单县", "shan4 xian4"),
        ("荥经县", "ying2 jing1 xian4"),
        ("荥阳市", "xing2 yang2 shi4"),
        ("宕昌县", "tan4 chang1 xian4"),
        ("六安市", "lu4 an1 shi4"),
        ("六盘水市", "liu4 pan2 shui3 shi4"),
        ("东阿县", "dong1 e1 xian4"),
        ("蔚县", "yu4 xian4"),
        ("乐亭县", "lao4 ting2 xian4"),
        ("乐清市", "yue4 qing1 shi4"),
        ("乐山市", "le4 shan1 shi4"),
        ("铅山县", "yan2 shan1 xian4"),
        ("黟县", "yi1 xian4"),
        ("郫都区", "pi2 du1 qu1"),
        ("繁峙县", "fan2 shi4 xian4"),
        ("隰县", "xi2 xian4"),
        ("尉犁县", "yu4 li2 xian4"),
        ("尉氏县", "wei4 shi4 xian4"),
        ("巴彦县", "ba1 yan4 xian4"),
        ("莘县", "shen1 xian4"),
        ("漯河市", "luo4 he2 shi4"),
        ("筠连县", "jun1 lian2 xian4"),
        ("涡阳县", "guo1 yang2 xian4"),
        ("枞阳县", "zong1 yang2 xian4"),
        ("什邡市", "shi2 fang1 shi4"),
        ("克什克腾旗", "ke4 shi2 ke4 teng2 qi2"),
        ("阿勒泰市", "a1 le4 tai4 shi4"),
        ("穆棱市", "mu4 ling2 shi4"),
        ("曾都区", "zeng1 du1 qu1"),
        ("大埔县", "da4 bu4 xian4"),
        ("台州市", "tai1 zhou1 shi4"),
        ("渑池县", "mian3 chi2 xian4"),
        ("红寺堡区", "hong2 si4 bu3 qu1"),
        ("绿春县", "lv4 chun1 xian4"),
        ("内蒙古自治区", "nei4 meng3 gu3 zi4 zhi4 qu1"),
    ],
)
def test_names_that_tables_misread(gazetteer: Gazetteer, name: str, pinyin: str) -> None:
    place = gazetteer.resolve(name).one
    assert place is not None
    assert " ".join(gazetteer.pinyin(place.code or "")) == pinyin


def test_townships_are_read_too(gazetteer: Gazetteer) -> None:
    assert gazetteer.pinyin("210423207") == ("da4", "su1", "he2", "xiang1")
