"""Texts about what a whole document lacks, or has filled in."""

from django.utils.translation import gettext_lazy as _

from importers.reporting.texts.words import Words

CONTENT = {
    "category-from-folder": Words(
        _("no key gives a category, so it is “%(name)s”, after the folder"),
        _("Write “category: …” for another one."),
    ),
    "damaged-text": Words(
        _("“%(word)s” looks damaged; is it “%(mended)s”?"),
        _("The file was once read in the wrong encoding. Replace such letters in all of it."),
    ),
    "draft-by-name": Words(
        _("generators leave “%(name)s” out of the site, so the page comes as a draft"),
        _("Give the file or its folder another name if visitors are to see the page."),
    ),
    "excerpt-from-paragraph": Words(
        _("no key gives a summary, so it is the first paragraph"),
        _("Write “excerpt: …” for another one."),
    ),
    "excerpt-from-text": Words(
        _("no key gives a summary, so it is the text above this mark"),
    ),
    "gps": Words(
        _("the picture %(name)s says where it was made; that is removed before it is stored"),
    ),
    "no-address": Words(
        _("neither the name of the file nor the title has letters for an address"),
        _("Give the file a name with letters."),
    ),
    "no-text": Words(
        _("the page has no text"),
    ),
    "picture-without-alt": Words(
        _("the picture %(name)s has no description, so it counts as decoration"),
        _("Write what is in it between the square brackets."),
    ),
    "redirect-only": Words(
        _("the file has no text; it led visitors to %(target)s, so the page comes as a draft"),
        _("Make a redirect to that address in the CMS if the old address is still in use."),
    ),
    "thumb-without-alt": Words(
        _("the picture %(name)s has no description, so the page does not show it"),
        _("Add a line “thumbalt: …” that says what is in it."),
    ),
    "title-from-heading": Words(
        _("there is no title, so the first heading became it: “%(title)s”"),
        _("Write “title: …” between two lines “---” at the top, and take the heading away."),
    ),
    "title-from-name": Words(
        _("there is no title, so the name of the file became it: “%(title)s”"),
        _("Write “title: …” between two lines “---” at the top."),
    ),
    "top-index": Words(
        _("this was the home page of the old site; here it is an information page"),
        _("Copy what you need from it to the home page, and take this page off the site."),
    ),
}
