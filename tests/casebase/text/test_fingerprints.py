"""Reprints are told from other articles by the samples they share."""

import pytest

from casebase.text.fingerprints import fingerprints, repeats

ONE = "".join(f"第{n}个村办起了合作社，党员带着第{n * 7}户人家种茶，年底按股分红。" for n in range(1, 60))
OTHER = "".join(f"学校第{n}间教室换了新桌椅，孩子们排练了{n * 3}首歌，老师很高兴。" for n in range(1, 60))


@pytest.mark.parametrize(
    "reprint", [ONE, ONE[: len(ONE) // 2], f"本报讯 {ONE}（记者 某某）", ONE.replace("，", ", ")]
)
def test_a_reprint_a_half_and_a_reset_article_repeat_it(reprint: str) -> None:
    assert repeats(fingerprints(ONE), fingerprints(reprint))


@pytest.mark.parametrize("unlike", [OTHER, "", "合作社", ONE[:12]])
def test_an_unrelated_or_a_tiny_text_does_not(unlike: str) -> None:
    assert not repeats(fingerprints(ONE), fingerprints(unlike))
