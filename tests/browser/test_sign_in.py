"""Signing in at a real server."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import httpx2

GUESSES, TRIES = 50, 5


def test_fifty_guesses_at_the_same_moment_do_not_pass_the_bound(server):
    """Nor do they make somebody wait who signs in under another name."""
    with httpx2.Client(base_url=server.url, timeout=60, trust_env=False) as client:
        client.get("/cms/login/")
        csrf = {"csrfmiddlewaretoken": client.cookies["csrftoken"]}

        def guess(number: int) -> int:
            form = csrf | {"username": "geraden", "password": f"geraden-{number}"}
            return client.post("/cms/login/", data=form).status_code

        with ThreadPoolExecutor(GUESSES) as strangers:
            answers = Counter(strangers.map(guess, range(GUESSES)))
        assert answers == {200: TRIES, 429: GUESSES - TRIES}
        right = csrf | {"username": "redactie", "password": server.password}
        assert client.post("/cms/login/", data=right).status_code == 302
