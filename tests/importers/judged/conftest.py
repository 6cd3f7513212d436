"""The folders of cases, unpacked once."""

import pytest

from tests.importers.judged.cases import unpack


@pytest.fixture(scope="session")
def cases(tmp_path_factory):
    return unpack(tmp_path_factory.mktemp("judged"))
