"""What a button carries fits, is read back, and is refused where it is not ours."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import deeplink
from handlers.payload import EVIDENCE, Kind, Payload

IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", fullmatch=True)


@given(
    st.sampled_from(Kind), IDS, st.from_regex(r"([A-Za-z0-9_-]{1,8})?", fullmatch=True),
    st.integers(0, 9_999_999), st.booleans(),
)  # fmt: skip
def test_a_payload_is_read_back_as_it_was_written(
    kind: Kind, id_: str, part: str, revision: int, traditional: bool
) -> None:
    payload = Payload(kind, id_, part, revision, traditional)
    assert len(payload.encode().encode()) <= 64
    assert Payload.parse(payload.encode()) == payload


@pytest.mark.parametrize(
    "unfit", [Payload(Kind.CASE, "资源"), Payload(Kind.CASE, "a" * 70), Payload(Kind.CASE, "a:b")]
)
def test_what_would_not_be_read_back_is_refused_when_it_is_made(unfit: Payload) -> None:
    with pytest.raises(ValueError, match="not fit"):
        unfit.encode()


@given(st.text(max_size=64))
def test_nothing_that_comes_in_raises(data: str) -> None:
    payload = Payload.parse(data)
    assert payload is None or payload.page >= 1
    assert deeplink.parse(data) is None or data[1] == "_"
    assert deeplink.question(data) is None or data.startswith("q_")


LINKED = (Kind.CASE, Kind.PROGRAM, Kind.PLACE, Kind.LIST, Kind.FIGURE, *EVIDENCE)


@given(
    st.sampled_from(LINKED), IDS, st.from_regex(r"[a-z]?[0-9]{1,4}", fullmatch=True), st.integers(0, 99_999)
)
def test_a_link_is_read_back_or_not_made(kind: Kind, id_: str, part: str, revision: int) -> None:
    parted = kind in (Kind.FIGURE, *EVIDENCE) and kind is not Kind.PROGRAM_EVIDENCE
    payload = Payload(kind, id_, part if parted else "", revision)
    argument = deeplink.naming(payload)
    assert re.fullmatch("[A-Za-z0-9_-]{1,64}", argument)
    named = deeplink.parse(argument)
    assert named is not None
    assert (named.kind, named.id, named.part) == (payload.kind, payload.id, payload.part)
    assert named.revision == (revision if kind in EVIDENCE else 0)


def test_a_link_keeps_the_script_of_a_sentence() -> None:
    payload = Payload(Kind.FIGURE_EVIDENCE, "ziyuan", "f07", 3, traditional=True)
    assert deeplink.parse(deeplink.naming(payload)) == payload


@pytest.mark.parametrize(
    "unfit",
    [
        Payload(Kind.FIGURE, "ziyuan", "f_7"),
        Payload(Kind.WHO, "abc"),
        Payload(Kind.CASE, "资源"),
        Payload(Kind.FIGURE, "a" * 40, "f" * 40),
    ],
)
def test_a_link_that_would_name_something_else_is_not_made(unfit: Payload) -> None:
    with pytest.raises(ValueError, match="not fit"):
        deeplink.naming(unfit)


def test_a_page_s_link_opens_its_case() -> None:
    assert deeplink.naming(Payload(Kind.FIGURES, "ziyuan", "2", 7)) == "c_ziyuan"


@given(st.text(min_size=1, max_size=40))
def test_a_question_in_a_link_is_read_back_or_not_made(asked: str) -> None:
    argument = deeplink.asking(asked)
    if argument is not None:
        assert len(argument) <= 64
        assert deeplink.question(argument) == asked.encode("gb18030", "replace").decode("gb18030")
    else:
        assert len(asked.encode("gb18030", "replace")) > 45


@pytest.mark.parametrize(
    ("part", "page", "about", "third"),
    [("2", 2, "", "3"), ("i-2", 2, "i", "i-3"), ("", 1, "", "3"), ("f07", 1, "", "3")],
)
def test_a_page_may_be_of_something(part: str, page: int, about: str, third: str) -> None:
    payload = Payload(Kind.LIST, "all", part)
    assert (payload.page, payload.about, payload.turned(3).part) == (page, about, third)


def test_two_long_ids_are_known_not_to_fit_together() -> None:
    assert Payload(Kind.COMPARE, "a" * 25, "b" * 25).fits
    assert not Payload(Kind.COMPARE, "a" * 40, "b" * 40).fits
