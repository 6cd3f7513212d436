"""Run all rules on a page, and store the findings."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.admin.checks.finding import Finding
from cms.admin.checks.models import (
    NO_REVISION,
    CheckLevels,
    ExternalLink,
    Level,
    PageCheck,
    PageFinding,
)
from cms.admin.checks.page_content import button_targets, pictures_on
from cms.admin.checks.rendering import SiteAsVisitorsSeeIt, SiteUnreachable
from cms.admin.checks.rules import fields, headings, language, links, missing, pictures

log = logging.getLogger(__name__)
FAILURES_OF_A_DEAD_LINK = 2
LONGEST_URL = ExternalLink._meta.get_field("url").max_length or 0


@dataclass(frozen=True)
class Result:
    """The findings of one page; without the rendered ones if the site did not respond."""

    findings: tuple[Finding, ...]
    site_answered: bool
    external: tuple[str, ...] = ()  # addresses of other sites that the page links to


def examine(page: Page) -> Result:
    """Return the findings of a page as it is in memory. Must not run within a transaction."""
    site = SiteAsVisitorsSeeIt()
    try:
        main = site.show_draft(page)
        rendered = [*_rendered(main, site, site.path_on_site(page.full_url or "") or "/")]
    except SiteUnreachable as error:
        log.warning("page %s could not be rendered: %s", page.pk, error)
        return Result(tuple(_of_page(page, None)), site_answered=False)
    external = tuple(links.addresses_elsewhere(main, site))
    return Result((*_of_page(page, main), *rendered), site_answered=True, external=external)


def _of_page(page: Page, main: Tag | None) -> Iterator[Finding]:
    shown = pictures_on(page)
    yield from pictures.picture_without_alt(shown, main)
    yield from pictures.small_picture(shown)
    yield from pictures.consent(shown)
    yield from fields.long_title(page)
    yield from fields.long_excerpt(page)
    yield from fields.missing_description(page)
    yield from fields.empty_page(page)
    yield from fields.incomplete_anbi(page)
    yield from fields.aimless_button(button_targets(page))


def _rendered(main: Tag, site: SiteAsVisitorsSeeIt, own_path: str) -> Iterator[Finding]:
    yield from links.dead_link(main, site, own_path)
    yield from links.empty_link(main)
    yield from links.vague_link(main)
    yield from links.dead_external_link(
        main, site, known_dead(links.addresses_elsewhere(main, site))
    )
    yield from headings.heading_order(main)
    yield from headings.bold_heading(main)
    yield from language.long_sentences(main)
    yield from language.long_words(main)


def _missing(page: Page, result: Result) -> Iterator[Finding]:
    """Yield what a draft lacks to be public, but not of a picture that lacks its description."""
    reported = {found.place for found in result.findings if found.code == "picture_without_alt"}
    return (found for found in missing.not_complete(page) if found.place not in reported)


def known_dead(urls) -> set[str]:
    dead = ExternalLink.objects.filter(failures__gte=FAILURES_OF_A_DEAD_LINK, url__in=list(urls))
    return set(dead.values_list("url", flat=True))


def check(page: Page, *, of_draft: bool) -> PageCheck:
    """Examine a page and store the result, replacing the last one. Not within a transaction.

    `page` is its latest revision as an object if `of_draft`, else the live page.
    """
    result = examine(page)
    findings = (*_missing(page, result), *result.findings) if of_draft else result.findings
    levels = CheckLevels.load()
    with transaction.atomic():
        page_check, _ = PageCheck.objects.update_or_create(
            page_id=page.pk,
            of_draft=of_draft,
            defaults={
                "revision_id": (page.latest_revision_id if of_draft else page.live_revision_id)
                or NO_REVISION,
                "checked_at": timezone.now(),
                "site_answered": result.site_answered,
                "held_back": False,
            },
        )
        page_check.findings.all().delete()
        PageFinding.objects.bulk_create(_stored_findings(page_check, findings, levels))
        urls = [url for url in result.external if len(url) <= LONGEST_URL]
        ExternalLink.objects.bulk_create(
            [ExternalLink(url=url) for url in urls], ignore_conflicts=True
        )
        page_check.external.set(ExternalLink.objects.filter(url__in=urls))
    return page_check


def _stored_findings(
    page_check: PageCheck, findings: tuple, levels: CheckLevels
) -> Iterator[PageFinding]:
    for finding in findings:
        level = getattr(levels, finding.code)
        if level != Level.OFF:
            yield PageFinding(
                check_of_page=page_check,
                code=finding.code,
                level=level,
                block=finding.place.block,
                field=finding.place.field,
                details=finding.details,
            )


def check_draft(page: Page) -> PageCheck:
    """Check the latest revision of a page."""
    return check(page.get_latest_revision_as_object(), of_draft=True)


def check_live(page: Page) -> PageCheck:
    """Check a live page, and delete the check of the draft that it was published from."""
    page_check = check(page, of_draft=False)
    if not page.has_unpublished_changes:
        PageCheck.objects.filter(page_id=page.pk, of_draft=True).delete()
    return page_check


def mark_as_live(page_check: PageCheck) -> None:
    """Turn the check of a draft into that of the live page, after the draft was published."""
    with transaction.atomic():
        PageCheck.objects.filter(page_id=page_check.page_id, of_draft=False).delete()
        page_check.of_draft = page_check.held_back = False
        page_check.save(update_fields=["of_draft", "held_back"])


def check_latest(page: Page) -> PageCheck:
    """Check the version that the editor shows: the draft if there is one, else the live page."""
    return check_draft(page) if page.has_unpublished_changes else check_live(page)
