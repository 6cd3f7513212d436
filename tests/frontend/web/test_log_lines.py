"""What somebody sends costs the log one line, however often and however long it is."""

import logging
from io import StringIO

import pytest
from django.core.exceptions import SuspiciousOperation

from frontend.web.log_lines import OneLine

HOSTS = [
    *("evil.example", "localhost@evil", "a b", "..", "[::1", "127.0.0.1:", "testserver:80evil"),
    *("x" * 8000, "evil.example\n2026-11-29 INFO all is well", "evil\u2028second"),
]
PATHS = ["/", "/cms/login/", "/api/v2/pages/", "/api/v3/pages/", "/nergens/"]


@pytest.fixture
def log():
    """What the site's own formatter makes, in a handler of this test.

    The stream of the site's handler is not touched: pytest may have closed it, if another test
    started the site again while its output was captured.
    """
    logger = logging.getLogger("django.security")
    (of_site,) = [each for each in logger.handlers if isinstance(each.formatter, OneLine)]
    handler = logging.StreamHandler(StringIO())
    handler.setFormatter(of_site.formatter)
    logger.removeHandler(of_site)
    logger.addHandler(handler)
    yield handler.stream
    logger.removeHandler(handler)
    logger.addHandler(of_site)


@pytest.mark.parametrize("path", PATHS)
def test_a_forged_host_is_refused_in_one_line(path, home, client, log):
    for count, host in enumerate(HOSTS, 1):
        assert client.get(path, headers={"Host": host}).status_code == 400
        lines = log.getvalue().splitlines()
        assert len(lines) == count
        assert len(lines[-1]) < 400


def test_the_host_is_named(home, client, log):
    client.get("/", headers={"Host": "evil.example"})
    assert "'evil.example'" in log.getvalue()


def test_whatever_is_suspicious_is_one_line(log):
    reason = SuspiciousOperation("The session was\ndeleted")
    logger = logging.getLogger("django.security.SuspiciousSession")
    logger.warning(str(reason), exc_info=reason)
    assert log.getvalue() == "The session was deleted\n"
