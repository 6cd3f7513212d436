"""Guessed passwords: each guess leaves a line in the log."""

import logging

import pytest
from django.urls import reverse


@pytest.mark.parametrize("name", ["redactie", "re\ndactie INFO alles goed", "x" * 150])
def test_a_failed_login_is_one_line_in_the_log(name, home, client, caplog):
    with caplog.at_level(logging.WARNING):
        client.post(reverse("wagtailadmin_login"), {"username": name, "password": "geheim-1"})
    (line,) = [each for each in caplog.records if each.name == "cms.admin.sign_in"]
    text = line.getMessage()
    assert line.levelno == logging.WARNING
    assert "127.0.0.1" in text
    assert text.isprintable()  # nobody writes lines of their own
    assert name[:2] in text
    assert "geheim-1" not in text
    assert len(text) < 300
