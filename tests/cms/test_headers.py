"""Who may show a page in a frame is said twice, and both mean the same."""

import re

import pytest

MEANS = {"'none'": "DENY", "'self'": "SAMEORIGIN"}


@pytest.mark.parametrize(
    "path",
    ["/", "/verhalen/", "/nergens/", "/cms/login/", "/cms/", "/api/v2/pages/", "/api/v3/docs/"],
)
def test_both_headers_about_frames_agree(home, admin_client, path):
    answer = admin_client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    ancestors = re.search(r"frame-ancestors ([^;]+)", policy)[1].strip()
    assert answer.headers["X-Frame-Options"] == MEANS[ancestors]


def test_a_preview_is_framed_by_what_the_policy_says(home, client):
    answer = client.get("/preview/?token=x")
    assert "X-Frame-Options" not in answer.headers
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
