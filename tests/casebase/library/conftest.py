"""A casebase on a real file with the shipped cases."""

from collections.abc import Iterator

import pytest

from casebase.library import Casebase


@pytest.fixture(scope="session")
def casebase(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebase]:
    with Casebase.open(tmp_path_factory.mktemp("library") / "cases.db") as casebase:
        yield casebase
