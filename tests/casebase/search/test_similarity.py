"""Cases alike in what they do come first, with the reasons and with what the asker lacks."""

import pytest

from casebase.search.features import Aspect
from casebase.search.similarity import Similarity
from tests.casebase.five import FIVE


@pytest.fixture(scope="module")
def similarity() -> Similarity:
    return Similarity(FIVE)


def test_a_description_finds_the_case_that_did_it(similarity: Similarity) -> None:
    best = similarity.like_described("缺劳力 想种木耳 贫困户60户")[0]
    assert best.case == "qingyuan-dasuhe"
    assert (Aspect.INDUSTRY, ("木耳",)) in [(reason.aspect, reason.shared) for reason in best.reasons]


def test_what_the_case_took_and_the_asker_does_not_speak_of_is_told(similarity: Similarity) -> None:
    said = similarity.like_described("想种木耳，有合作社")[0].lacking
    assert said
    assert "合作社" not in said


def test_a_case_is_not_like_itself(similarity: Similarity) -> None:
    alike = similarity.like("ziyuan", 10)
    assert "ziyuan" not in [one.case for one in alike]
    assert alike == sorted(alike, key=lambda one: -one.score)
    assert all(0 < one.score <= 1 and one.reasons for one in alike)


def test_unknown_cases_and_empty_words_are_like_nothing(similarity: Similarity) -> None:
    assert similarity.like("nothing") == []
    assert similarity.like_described("🙏") == []


def test_a_removed_case_is_no_longer_compared() -> None:
    similarity = Similarity(FIVE)
    similarity.remove("qingyuan-dasuhe")
    assert "qingyuan-dasuhe" not in [one.case for one in similarity.like_described("想种木耳")]
