"""Addresses of other sites are asked now and then, and nothing inside the network ever is."""

import socket
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.utils import timezone

from cms.admin.checks import due_pages, external_links, run, safe_http
from cms.admin.checks.models import ExternalLink, PageCheck
from tests import builders


class Answers(BaseHTTPRequestHandler):
    """A website: `/<status>`, `/to?<address>`, and `/no-head`, which knows only GET."""

    def do_HEAD(self):
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path[4:])
        else:
            self.send_response(501 if self.path == "/no-head" else int(self.path[1:]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        if self.path == "/no-head":
            self.path = "/200"
        self.do_HEAD()

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture
def website(monkeypatch):
    """A website at `http://www.example/`, which stands for any public one."""
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    judge = safe_http.public_address
    monkeypatch.setattr(
        safe_http,
        "public_address",
        lambda host, at: "127.0.0.1" if host == "www.example" else judge(host, at),
    )
    monkeypatch.setattr(safe_http, "PORTS", (80, 443, port))
    yield f"http://www.example:{port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/200", ""),
        ("/no-head", ""),
        ("/403", ""),
        ("/404", "status 404"),
        ("/500", "status 500"),
        ("/to?/200", ""),
        ("/to?/410", "status 410"),
        ("/to?/to?/200", ""),
    ],
)
def test_what_other_sites_answer(website, path, problem):
    assert safe_http.problem_of(website + path) == problem


def test_a_circle_of_redirects_ends(website):
    circle = f"{website}/to?" + "/to?" * 6 + "/200"
    assert safe_http.problem_of(circle) == "redirects without end"


def test_a_name_that_does_not_exist_is_no_answer():
    assert safe_http.problem_of("http://nergens.invalid/") == "no answer: ConnectError"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://[fe80::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://example.org:22/",
        "http://somebody@example.org/",
        "http://example.org:port/",
        "ftp://example.org/",
    ],
)
def test_nothing_inside_the_network_is_asked(url):
    with pytest.raises(safe_http.AddressRefused):
        safe_http.problem_of(url)


def test_a_redirect_into_the_network_is_not_followed(website):
    with pytest.raises(safe_http.AddressRefused):
        safe_http.problem_of(f"{website}/to?http://127.0.0.1/")


def test_one_private_address_among_public_ones_is_enough(monkeypatch):
    answers = [(0, 0, 0, "", ("93.184.215.14", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: answers)
    with pytest.raises(safe_http.AddressRefused):
        safe_http.public_address("www.example", 80)


def test_a_link_is_dead_when_it_failed_twice_and_its_pages_are_checked_again(home, monkeypatch):
    url = "https://weg.example/"
    html = f'<p><a href="{url}">de gemeente</a></p>'
    story = builders.story(body=[{"type": "text", "value": html}])
    run.check_live(story)
    monkeypatch.setattr(external_links, "problem_of", lambda url: "status 404")
    external_links.check_next()
    assert not external_links.due_links().exists()
    ExternalLink.objects.update(checked_at=timezone.now() - timedelta(hours=2))
    external_links.check_next()
    assert story.pk in due_pages.due_pages().values_list("pk", flat=True)
    run.check_live(story)
    assert PageCheck.objects.get(page=story).findings.get().code == "dead_external_link"


def test_an_address_that_may_not_be_asked_is_no_finding(home):
    link = ExternalLink.objects.create(url="http://127.0.0.1/")
    external_links.check_link(link)
    link.refresh_from_db()
    assert (link.problem, link.failures) == ("", 0)


def test_an_address_that_is_on_no_page_any_more_is_left_alone(home):
    ExternalLink.objects.create(url="https://weg.example/")
    assert not external_links.due_links().exists()
