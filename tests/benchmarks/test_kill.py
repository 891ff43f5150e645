"""A curator's work ended at random moments leaves nothing lost and nothing half-made."""

from pathlib import Path

from benchmarks.kill import run


def test_what_was_acknowledged_outlives_being_killed(tmp_path: Path) -> None:
    assert run(5, 7, tmp_path) == []
