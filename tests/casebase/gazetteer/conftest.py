"""The gazetteer as it ships."""

import pytest

from casebase.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()
