"""What delivery keeps, what it serves, and what no visitor can do to it."""

import gzip
import threading
import time
from urllib.parse import parse_qs, urlencode

import brotli
import pytest

from frontend.cache import delivery
from frontend.cache.content_version import Freshness
from frontend.cache.delivery import Delivery
from frontend.cache.keys import CachePolicy

PUBLIC = "public, max-age=0, must-revalidate"
PAGE = "".join(f"<p>Maatje {n} en {n * 37 % 91} zoeken werk</p>" for n in range(60))


class CmsGoneError(Exception):
    pass


class Site:
    """A site with a version, behind delivery; counts what it is asked."""

    def __init__(self, disk=None):
        self.version = 1
        self.gone = False
        self.texts = {"/": PAGE}
        self.asked = []
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html"), ("Cache-Control", PUBLIC)]
        self.during = self.before_version = lambda: None
        self.disk = disk
        self.policy = CachePolicy(
            host="site.example",
            is_host=lambda host: host in ("site.example", "www.site.example"),
            canonical=only_known,
            is_search=lambda query: query.startswith("q="),
            passed=("/cms/",),
            verbatim=("/api/",),
        )
        self.knows_for(0)

    def knows_for(self, seconds):
        """Start anew, with nothing kept, and ask for the version once in so many seconds."""
        freshness = Freshness(self.tell_version, (CmsGoneError,), interval=seconds)
        self.delivery = Delivery(self.answer, freshness, self.policy, 200_000, self.disk)

    def tell_version(self):
        self.before_version()
        if self.gone:
            raise CmsGoneError
        return self.version

    def answer(self, environ, start_response):
        self.asked.append(environ)
        status, text = self.status, self.texts.get(environ["PATH_INFO"])
        self.during()
        if self.gone:
            status, text = "503 Service Unavailable", "Straks weer"
        elif text is None:
            status, text = "404 Not Found", "Niets hier"
        start_response(status, list(self.headers))
        return [text.encode()]

    def request(self, path="/", query="", method="GET", **headers):
        return {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": "site.example",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": headers.pop("scheme", "http"),
            "wsgi.errors": None,
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }

    def get(self, path="/", query="", method="GET", **headers):
        environ = self.request(path, query, method, **headers)
        started = []
        body = b"".join(self.delivery(environ, lambda *start: started.extend(start)))
        return Response(started[0], dict(started[1]), body)


class Response:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.raw = int(status[:3]), headers, body

    @property
    def text(self):
        undo = {"br": brotli.decompress, "gzip": gzip.decompress}
        return undo.get(self.headers.get("Content-Encoding"), bytes)(self.raw).decode()


def only_known(query):
    known = {name: words[-1] for name, words in parse_qs(query).items() if name in ("q", "toon")}
    return urlencode(dict(sorted(known.items())))


@pytest.fixture
def site():
    return Site()


def test_what_was_made_is_not_made_again(site):
    assert site.get().text == site.get().text == PAGE
    assert len(site.asked) == 1


def test_what_is_kept_is_given_without_waiting_and_nothing_else(site):
    """So a server may ask for it on the loop that everybody shares."""
    request = site.request()
    assert site.delivery.serve_cached(request) is None
    assert site.asked == []
    site.knows_for(60)
    site.get()
    ready = site.delivery.serve_cached(request)
    assert (ready.status, ready.body.decode()) == ("200 OK", PAGE)
    assert ("Vary", "Accept-Encoding") in ready.headers


def test_nothing_is_given_without_waiting_when_the_version_may_have_moved(site):
    site.get()
    assert site.delivery.serve_cached(site.request()) is None


def test_the_messages_of_asgi_say_the_same(site):
    site.knows_for(60)
    site.get()
    ready = site.delivery.serve_cached(site.request())
    start, body = ready.messages
    assert start["status"] == 200
    assert (b"vary", b"Accept-Encoding") in start["headers"]
    assert len(start["headers"]) == len(ready.headers)
    assert body == {"type": "http.response.body", "body": PAGE.encode()}


def test_who_has_heard_of_a_newer_version_is_not_answered_without_waiting(site):
    site.texts["/api/"] = PAGE
    site.knows_for(60)
    site.get("/api/")
    assert site.delivery.serve_cached(site.request("/api/", x_content_version="1"))
    assert site.delivery.serve_cached(site.request("/api/", x_content_version="2")) is None


def test_a_new_version_is_made_anew_and_shows(site):
    site.get()
    site.texts["/"], site.version = "<p>Nieuw</p>", 2
    assert site.get().text == "<p>Nieuw</p>"


def test_what_was_made_while_the_version_moved_is_not_served_again(site):
    def publish():
        site.version, site.during = 2, lambda: None

    site.during = publish
    site.get()
    site.texts["/"] = "<p>Nieuw</p>"
    assert site.get().text == "<p>Nieuw</p>"


@pytest.mark.parametrize("accept", ["br", "gzip", "", "gzip, deflate, br;q=0.5", "br;q=0, gzip"])
def test_every_encoding_gives_the_same_text(site, accept):
    assert site.get(accept_encoding=accept).text == PAGE
    assert site.get(accept_encoding=accept).text == PAGE


def test_a_form_that_a_browser_did_not_ask_for_is_not_sent(site):
    site.get(accept_encoding="br")
    assert "Content-Encoding" not in site.get().headers
    assert site.get(accept_encoding="br;q=0, gzip").headers["Content-Encoding"] == "gzip"


def test_each_form_has_a_strong_tag_of_its_own_and_varies_by_encoding_alone(site):
    answers = [site.get(accept_encoding=accept) for accept in ("br", "gzip", "")]
    tags = {answer.headers["ETag"] for answer in answers}
    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)
    assert {answer.headers["Vary"] for answer in answers} == {"Accept-Encoding"}


def test_the_smallest_form_comes_by_itself_and_the_former_tag_still_holds(site):
    first = site.get(accept_encoding="br")
    site.get(accept_encoding="br")
    end = time.monotonic() + 10
    while (best := site.get(accept_encoding="br")).headers["ETag"] == first.headers["ETag"]:
        assert time.monotonic() < end
    assert len(best.raw) < len(first.raw)
    assert best.text == PAGE
    assert site.get(if_none_match=first.headers["ETag"]).status == 304


def test_an_unchanged_page_keeps_its_tag_over_versions(site):
    tag = site.get(accept_encoding="br").headers["ETag"]
    site.version = 2
    assert site.get(accept_encoding="br", if_none_match=tag).status == 304


@pytest.mark.parametrize("form", ["{tag}", "W/{tag}", '"other", {tag}', "*"])
def test_a_tag_that_holds_is_a_304_without_a_body(site, form):
    tag = site.get().headers["ETag"]
    answer = site.get(if_none_match=form.format(tag=tag))
    assert (answer.status, answer.raw) == (304, b"")
    assert answer.headers["Cache-Control"] == PUBLIC


def test_a_tag_of_other_content_is_not_a_304(site):
    assert site.get(if_none_match='"abc"').status == 200


def test_what_is_not_there_is_never_a_304(site):
    tag = site.get("/weg/").headers["ETag"]
    assert site.get("/weg/", if_none_match=tag).status == 404
    assert site.get("/weg/", if_none_match="*").status == 404


def test_head_has_the_headers_of_get_and_no_body(site):
    got, head = site.get(), site.get(method="HEAD")
    assert head.raw == b""
    assert head.headers == got.headers
    assert len(site.asked) == 1


def test_a_post_goes_to_the_site(site):
    site.get()
    site.get(method="POST")
    assert len(site.asked) == 2


def test_nothing_of_a_visitor_reaches_an_answer_for_all(site):
    site.get(
        cookie="sessionid=x",
        authorization="Bearer x",
        accept_language="fr",
        x_forwarded_host="evil",
    )
    (environ,) = site.asked
    given = {name for name in environ if name.startswith("HTTP_")}
    assert given == {"HTTP_HOST"}


def test_every_name_of_the_site_gets_the_same_answer_and_foreign_names_get_none_that_is_kept(site):
    site.get(host="www.site.example")
    assert site.asked[0]["HTTP_HOST"] == "site.example"
    site.get(host="evil.example")
    assert site.asked[1]["HTTP_HOST"] == "evil.example"
    site.get()
    assert len(site.asked) == 2


def test_an_answer_over_an_open_line_is_not_given_over_a_secure_one(site):
    site.get()
    site.get(scheme="https")
    assert [environ["wsgi.url_scheme"] for environ in site.asked] == ["http", "https"]


@pytest.mark.parametrize(
    "header",
    [
        ("Set-Cookie", "a=b"),
        ("Cache-Control", "no-store"),
        ("Cache-Control", "private, max-age=60"),
        ("Cache-Control", "public, no-store"),
        ("Vary", "Cookie"),
        ("Vary", "*"),
    ],
)
def test_what_is_not_for_all_is_not_kept_and_made_for_each(site, header):
    site.headers = [pair for pair in site.headers if pair[0] != header[0]] + [header]
    site.get(cookie="a=1")
    site.get(cookie="a=2")
    assert {environ.get("HTTP_COOKIE") for environ in site.asked} == {None, "a=1", "a=2"}
    assert not len(site.delivery.pages)


def test_what_became_private_is_no_longer_served(site):
    site.get()
    site.version, site.headers = 2, [("Cache-Control", "private")]
    site.get()
    site.gone = True
    assert site.get().status == 503


def test_paths_that_are_passed_are_never_kept(site):
    site.texts["/cms/"] = "Beheer"
    site.get("/cms/")
    site.get("/cms/", cookie="sessionid=x")
    assert site.asked[1]["HTTP_COOKIE"] == "sessionid=x"


def test_what_the_site_does_not_know_of_a_query_makes_no_difference(site):
    for query in ("", "utm_source=mail", "fbclid=1&utm_source=x", "toon="):
        assert site.get(query=query).text == PAGE
    assert len(site.asked) == 1


def test_known_parts_in_any_order_are_one_address(site):
    site.get(query="toon=18&q=werk")
    site.get(query="q=werk&toon=18&x=1")
    assert len(site.asked) == 1


def test_a_query_that_may_be_an_old_address_reaches_the_site(site):
    site.get("/index.php")
    site.get("/index.php", query="id=3")
    assert site.asked[-1]["QUERY_STRING"] == "id=3"


def test_queries_of_programs_are_kept_as_they_are(site):
    site.texts["/api/pages/"] = "{}"
    site.get("/api/pages/", query="limit=3&type=a")
    site.get("/api/pages/", query="limit=3&type=a")
    site.get("/api/pages/", query="type=a")
    assert [environ["QUERY_STRING"] for environ in site.asked] == ["limit=3&type=a", "type=a"]


def test_random_addresses_and_searches_stay_in_their_bound_and_push_out_no_page(site):
    site.texts.update({f"/{number}/": PAGE for number in range(20)})
    for number in range(20):
        site.get(f"/{number}/")
    made = len(site.asked)
    for number in range(500):
        site.get(f"/weg-{number}/")
        site.get(query=f"q=woord{number}")
    assert site.delivery.others.size <= 200_000 // 8
    assert site.delivery.pages.size + site.delivery.others.size <= 200_000
    del site.asked[:]
    for number in range(20):
        site.get(f"/{number}/")
    assert made == 20
    assert site.asked == []


def test_too_many_pages_push_out_those_that_nobody_asked_for(site):
    site.texts.update({f"/{number}/": PAGE for number in range(200)})
    for number in range(200):
        site.get(f"/{number}/")
        site.get("/0/")
    assert site.delivery.pages.size <= 200_000
    assert sum(environ["PATH_INFO"] == "/0/" for environ in site.asked) == 1


def test_a_page_that_is_gone_leaves_the_memory_of_pages(site):
    site.get()
    del site.texts["/"]
    site.version = 2
    assert site.get().status == 404
    assert len(site.delivery.pages) == 0


def test_many_who_ask_at_once_wait_for_one(site):
    enough = threading.Event()
    site.during = lambda: enough.wait(5)
    found = []
    threads = [threading.Thread(target=lambda: found.append(site.get().text)) for _ in range(20)]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    enough.set()
    for thread in threads:
        thread.join()
    assert found == [PAGE] * 20
    assert len(site.asked) == 1


def test_who_knows_of_a_newer_version_does_not_wait_for_an_older_one(site):
    begun, enough = threading.Event(), threading.Event()
    old_text = PAGE

    def be_slow():
        site.during = lambda: None
        begun.set()
        enough.wait(5)

    site.during = be_slow
    slow = threading.Thread(target=site.get)
    slow.start()
    assert begun.wait(5)
    site.texts["/"], site.version = "<p>Nieuw</p>", 2
    assert site.get().text == "<p>Nieuw</p>"
    enough.set()
    slow.join()
    assert site.get().text == "<p>Nieuw</p>" != old_text


def test_a_mistake_of_the_site_reaches_everyone_who_waits_and_is_not_kept(site):
    def fail():
        raise ZeroDivisionError

    site.during = fail
    with pytest.raises(ZeroDivisionError):
        site.get()
    site.during = lambda: None
    assert site.get().text == PAGE


def test_without_the_cms_what_was_seen_is_served_and_what_was_not_is_a_503(site):
    site.get()
    site.gone = True
    assert site.get().text == PAGE
    assert site.get("/nooit-gezien/").status == 503
    assert site.get("/nooit-gezien/", method="HEAD").raw == b""
    site.gone = False
    assert site.get("/nooit-gezien/").status == 404


def test_a_page_that_fails_is_served_as_it_was_and_tried_again_soon(site, monkeypatch):
    site.get()
    site.version, site.status = 2, "500 Internal Server Error"
    assert site.get().text == PAGE
    site.status, site.texts["/"] = "200 OK", "<p>Nieuw</p>"
    monkeypatch.setattr(delivery, "monotonic", lambda: time.monotonic() + delivery.REST)
    assert site.get().text == "<p>Nieuw</p>"


def test_a_program_that_heard_of_a_newer_version_never_gets_an_older_answer(site):
    """Another server's site asks here: it would keep the answer under the version it knows."""
    site.knows_for(3600)
    site.texts["/api/"] = "oud"
    assert site.get("/api/").text == "oud"
    site.texts["/api/"], site.version = "nieuw", 2
    assert site.get("/api/").text == "oud"
    assert site.get("/api/", x_content_version="2").text == "nieuw"
    assert site.get("/api/").text == "nieuw"


def test_a_version_that_nobody_has_heard_of_is_answered_from_memory(site):
    site.texts["/api/"] = "oud"
    site.get("/api/")
    made = len(site.asked)
    for made_up in ("2", "99", "99", "9" * 19, "9" * 400, "-1", "x", "٣"):
        assert site.get("/api/", x_content_version=made_up).text == "oud"
    assert len(site.asked) == made


def test_a_version_far_ahead_is_not_even_looked_up(site):
    site.knows_for(3600)
    site.texts["/api/"] = "oud"
    site.get("/api/")
    asked = []
    site.before_version = lambda: asked.append(1)
    for _ in range(5):
        site.get("/api/", x_content_version="9" * 19)
    assert not asked


def test_a_version_that_cannot_be_confirmed_is_answered_past_the_memory(site):
    site.texts["/api/"] = "oud"
    site.get("/api/")
    site.gone = True
    assert site.get("/api/").text == "oud"
    assert site.get("/api/", x_content_version="99").status == 503


@pytest.mark.parametrize("path", ["//evil.example/", "/" + "a" * 3000, "/%00/", "/../x", ""])
def test_odd_paths_are_the_sites_own_business(site, path):
    assert site.get(path).status == 404
    assert site.get().text == PAGE


def test_a_page_that_is_known_to_have_changed_is_made_while_the_next_version_is_late(site):
    site.get()
    site.texts["/"], site.version = "<p>Nieuw</p>", 2
    site.get("/elders/")
    reported = threading.Event()
    site.before_version = lambda: reported.wait(10)
    made = len(site.asked)
    assert [site.get().text for _ in range(3)] == ["<p>Nieuw</p>"] * 3
    assert len(site.asked) == made + 1
    reported.set()


def test_a_page_that_goes_on_failing_is_not_tried_for_every_visitor(site):
    site.get()
    site.version, site.status = 2, "500 Internal Server Error"
    for _ in range(10):
        assert site.get().text == PAGE
    assert len(site.asked) == 2
