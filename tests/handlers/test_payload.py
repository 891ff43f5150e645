"""What a button carries fits, is read back, and is refused where it is not ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import deeplink
from handlers.payload import Kind, Payload

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
    assert deeplink.parse(data) is None or data[:2] in ("c_", "p_")
