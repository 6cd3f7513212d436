"""A link that somebody wrote wrong stops no page, no list and no task."""

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from cms.admin.checks import due_pages, external_links, run, safe_http
from cms.admin.checks.models import ExternalLink, PageCheck
from cms.models import InfoPage
from tests import builders

LINKS = [
    "https://nl.wikipedia.org/wiki/Café",
    "https://bücher.example/ü?q=é",
    "http://[",
    "//[",
    "//[/pad",
    "http://[::1",
    "http://[v1.x]/",
    "http://a.example:port/",
    "http://a.example:99999/",
    "http://a℀b.example/",
    "http://a..b/",
    "http://.example/",
    "http://een spatie.example/",
    "http://xn--/",
    "http://" + "a" * 70 + ".example/",
    "http:///pad",
    "https://",
    "http://[fe80::1%25eth0]/",
    "\\\\[",
    "/é/[",
    "?[",
    "#é[",
    "mailto:[",
    "tel:[",
    "http://example.org/%zz",
    "http://example.org/&#0;&#xD800;",
]


def body_with(links: list[str]) -> list[dict]:
    """Every place of a body in which an address may stand, as import and API may write it."""
    blocks = []
    for link in links:
        text = f'<p>Lees wat <a href="{link}">de gemeente schrijft</a>.</p>'
        button = {"text": "", "button": {"label": "Doe mee", "page": None, "url": link}}
        blocks += [
            {"type": "text", "value": text},
            {"type": "call_to_action", "value": button},
            {"type": "embed", "value": {"url": link, "title": "Een dag mee"}},
        ]
    return blocks


def test_a_page_with_such_links_is_checked_published_shown_and_listed(home, client):
    story = builders.story(body=body_with(LINKS), live=False)
    assert run.check(story, of_draft=True).site_answered
    story.save_revision().publish()
    assert run.check_live(story).site_answered
    lists = [f"{story.url}index.md", "/verhalen/feed.atom", "/verhalen/feed.json", "/sitemap.xml"]
    for address in (story.url, *lists, f"/api/v2/pages/{story.pk}/"):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("link", "reason"), [("//[", "unreadable"), ("/x/", "page"), ("http://[", "hidden")]
)
def test_what_leads_nowhere_is_reported_to_the_editor(home, link, reason):
    text = f'<p>Lees wat <a href="{link}">de gemeente schrijft</a>.</p>'
    findings = run.examine(builders.story(body=[{"type": "text", "value": text}])).findings
    assert [each.details.get("reason") for each in findings] == [reason]


def test_the_link_check_asks_or_passes_over_each(home, monkeypatch, caplog):
    monkeypatch.setattr(safe_http, "public_address", lambda host, port: "127.0.0.1")
    monkeypatch.setattr(safe_http, "TIMEOUT", 0.2)
    for link in LINKS:
        record = ExternalLink.objects.create(url=link)
        external_links.check_link(record)
        record.refresh_from_db()
        assert record.checked_at
    assert not caplog.records


def test_a_redirect_to_no_address_is_a_problem(monkeypatch):
    monkeypatch.setattr(safe_http, "_request", lambda method, url: (302, "//["))
    assert safe_http.problem_of("https://a.example/") == "a redirect to no address"


@pytest.mark.parametrize("target", ["//[", "http://[", "/\\[", "https://a.example:port/"])
def test_a_redirect_of_staff_to_no_address_is_not_found(home, client, target):
    Redirect.objects.create(old_path="/oud", redirect_link=target)
    assert client.get("/oud/").status_code == 404


def test_the_form_of_a_redirect_survives_it(home, admin_client):
    address = reverse("wagtailredirects:add")
    form = {"old_path": "/oud", "site": "", "is_permanent": "on", "redirect_link": "http://["}
    assert admin_client.post(address, form).status_code in (200, 302)


def test_a_page_that_cannot_be_checked_is_written_down_and_holds_up_no_other(
    home, monkeypatch, caplog
):
    bad, good = builders.info("Kapot"), builders.info("Heel")
    check_live = due_pages.check_live

    def check(page):
        if page.pk == bad.pk:
            raise ZeroDivisionError("a rule with a fault in it")
        return check_live(page)

    monkeypatch.setattr(due_pages, "check_live", check)
    monkeypatch.setattr(due_pages, "BATCH", 100)
    due_pages.check_some()
    assert PageCheck.objects.get(page=good).site_answered
    assert not PageCheck.objects.get(page=bad).site_answered
    assert "Kapot" in caplog.text
    assert "a rule with a fault in it" in caplog.text
    assert bad.pk not in due_pages.due_pages().values_list("pk", flat=True)


def test_a_link_that_cannot_be_checked_is_written_down_and_comes_next_week(
    home, monkeypatch, caplog
):
    run.check_live(builders.story(body=body_with(["https://a.example/"])))

    def fail(url):
        raise RuntimeError("what nobody thought of")

    monkeypatch.setattr(external_links, "problem_of", fail)
    external_links.check_next()
    assert "https://a.example/" in caplog.text
    assert not external_links.due_links().exists()


def test_the_database_that_goes_away_is_not_the_fault_of_a_page(home, monkeypatch):
    def away(page):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(due_pages, "check_live", away)
    with pytest.raises(OperationalError):
        due_pages.check_some()


def test_the_command_checks_all_others_and_fails(home, monkeypatch, capsys):
    builders.info("T" * 71)
    module = "cms.admin.checks.management.commands.check_pages"
    check_live = run.check_live

    def check(page):
        if not isinstance(page, InfoPage):
            raise ZeroDivisionError("a rule with a fault in it")
        return check_live(page)

    monkeypatch.setattr(f"{module}.check_live", check)
    with pytest.raises(CommandError, match="2 pages"):
        call_command("check_pages")
    assert f"/{'t' * 71}/" in capsys.readouterr().out
