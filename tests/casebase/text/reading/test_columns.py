"""The lines of a photographed page come in the order a reader takes them."""

from hypothesis import given
from hypothesis import strategies as st

from casebase.text.reading.columns import Line, as_text

SIZE = 30.0


def line(text: str, left: float, row: float, width: float | None = None) -> Line:
    """A line of ``row`` rows from above, as wide as its characters unless told."""
    top = row * 46
    return Line(text, left, top, left + (len(text) * SIZE if width is None else width), top + SIZE)


def test_one_column_is_read_from_above_and_its_full_lines_go_on() -> None:
    page = [
        line("二三四五六", 60, 2),
        line("零零零零一", 60, 1),
        line("七八。", 60, 3),
        line("九十九十九", 60, 4),
    ]
    assert as_text(page) == "零零零零一二三四五六七八。\n九十九十九"


def test_columns_are_read_one_after_the_other_below_a_heading_over_both() -> None:
    left = [line(f"左{n}左左左左左左左左", 60, n) for n in range(2, 6)]
    right = [line(f"右{n}右右右右右右右右", 420, n) for n in range(2, 6)]
    heading = line("标题在两栏上面", 150, 0.5, 500)
    words = as_text([*right, heading, *left])
    assert words.startswith("标题")
    assert words.index("左5") < words.index("右2")


def test_a_photo_that_leans_a_little_keeps_its_rows() -> None:
    page = [
        Line("甲乙", 60, 100, 120, 130),
        Line("丙丁", 140, 106, 200, 136),
        Line("戊己", 60, 150, 120, 180),
    ]
    assert as_text(page).replace("\n", "") == "甲乙丙丁戊己"


@given(
    st.lists(
        st.builds(
            Line,
            st.text("县村户党员。", min_size=1, max_size=9),
            st.floats(0, 900),
            st.floats(0, 900),
            st.floats(901, 1800),
            st.floats(901, 1800),
        ),
        max_size=30,
    )
)
def test_no_line_is_lost_or_said_twice(lines: list[Line]) -> None:
    assert sorted(as_text(lines).replace("\n", "")) == sorted("".join(line.text for line in lines))
