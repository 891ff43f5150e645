"""How texts sound, and which sounds are near."""

import pytest

from casebase.search.sounds import near, near_spoken, other_sounds, sound, spelt, spoken, syllables


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zhi", "zi"),
        ("ling", "lin"),
        ("nan", "lan"),
        ("hui", "fei"),
        ("ganluo", "ganruo"),
        ("tonggu", "tongu"),
    ],
)
def test_near_sounds_become_one(one: str, other: str) -> None:
    assert near(one) == near(other)


def test_a_run_is_near_what_its_syllables_are_near() -> None:
    for name in ("商河县", "铜鼓县", "辉县市", "宁冈县"):
        assert near_spoken(syllables(name)) == near(sound(name))


def test_words_are_read_as_words() -> None:
    assert spoken("山羊银行")[-1] == "hang"
    assert sound("资源县") == "ziyuanxian"
    assert "shanxian" in set(other_sounds("单县")) | {sound("单县")}


@pytest.mark.parametrize(("typed", "meant"), [("lyuliang", "lvliang"), ("lueyang", "lveyang")])
def test_ways_of_writing_ü_become_one(typed: str, meant: str) -> None:
    assert spelt(typed) == meant
