"""A command typed wrong is answered with one Chinese sentence."""

import pytest
from click.testing import CliRunner

from bot.cli import main


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["nope"], "没有 nope 这个命令"),
        (["--foo"], "没有 --foo 这个选项"),
        (["find", "--foo"], "没有 --foo 这个选项"),
        (["county"], "还缺"),
        (["find", "--limit", "abc", "木耳"], "--limit 要写一个在范围里的整数"),
        (["match", "--scope", "x", "资源县"], "--scope 只能是 county、model、any"),
        (["match", "--names", "/nowhere.json", "资源县"], "--names 要写一个读得到的文件"),
        (["match"], "要认哪个名字"),
    ],
)
def test_it_is_told_in_a_sentence_where_to_read_on(typed: list[str], told: str) -> None:
    result = CliRunner().invoke(main, typed)
    assert result.exit_code == 2
    assert told in result.output
    assert result.output.strip().endswith("--help")
    assert result.output.count("\n") == 1
    assert "Error" not in result.output
