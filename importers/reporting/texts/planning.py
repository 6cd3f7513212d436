"""Texts about pages: their addresses, their parents, and what is there already."""

from django.utils.translation import gettext_lazy as _

from importers.reporting.texts.words import Words

PLANNING = {
    "address-other-source": Words(
        _(
            "there is a page with the address “%(slug)s” in that place already, made from "
            "“%(path)s” of the folder “%(source)s”"
        ),
        _(
            "Is it the same folder? Then it must keep its name: see --source. Else give the file "
            "another name."
        ),
    ),
    "address-reserved": Words(
        _("the address /%(slug)s/ belongs to the website itself, so this page is at /%(new)s/"),
        _("If that is no good address, give the file or its folder another name."),
    ),
    "address-stays": Words(
        _("the page keeps its address “%(slug)s”, though the file asks for “%(wanted)s” by now"),
        _("Change the address in the CMS: that leaves a redirect behind."),
    ),
    "address-taken": Words(
        _(
            "there is a page with the address “%(slug)s” in that place already, not made from "
            "this file"
        ),
        _("Give the file another name, or the page another address."),
    ),
    "alias-hides-page": Words(
        _("the old address %(alias)s belongs to a page of the site, so no redirect is made"),
        _("Remove it here, or give that page another address first."),
    ),
    "alias-made": Words(
        _("the old address %(alias)s leads to this page from now on"),
    ),
    "alias-own": Words(
        _("the old address %(alias)s is the page's own: a redirect would lead round in a circle"),
        _("Remove it here."),
    ),
    "alias-taken": Words(
        _("the old address %(alias)s leads to another page already; that stays as it is"),
        _("Remove it here, or the redirect in the CMS."),
    ),
    "alias-too-long": Words(
        _("the old address %(alias)s is longer than %(limit)s characters"),
    ),
    "category-near": Words(
        _("the category “%(name)s” was not there yet and is made; did you mean “%(near)s”?"),
        _("Is it a typing error? Write the name as the other stories do."),
    ),
    "category-new": Words(
        _("the category “%(name)s” was not there yet and is made"),
        _("Is it a typing error? Write the name as another story does."),
    ),
    "category-twin": Words(
        _("the category “%(name)s” is nearly the same as “%(other)s”"),
        _("Write it in the same way, or give it a clearly different name."),
    ),
    "category-without-letters": Words(
        _("the category “%(name)s” has no letters"),
        _("Give it a name with letters."),
    ),
    "conflict": Words(
        _(
            "the file changed, and an editor changed the page too: the page stays as it is "
            "(conflict)"
        ),
        _(
            "Take over by hand what is missing, in the file or in the CMS; or name this path with "
            "--overwrite, and the page becomes what the file says."
        ),
    ),
    "edited": Words(
        _("an editor changed the page since the last import; it stays as it is"),
    ),
    "edited-meanwhile": Words(
        _("an editor saved the page during the import, so nothing was written"),
        _("Import again."),
    ),
    "folder-page": Words(
        _("the folder %(folder)s has no index.md, so a page was made that lists what is in it"),
        _("Write an index.md in the folder for another title and a text of your own."),
    ),
    "folder-skipped": Words(
        _(
            "the folder %(folder)s has no page of its own, so this page comes under the page of "
            "%(found)s"
        ),
        _("Put an index.md into the folder."),
    ),
    "gone": Words(
        _("the file is gone; its page stays on the site"),
        _(
            "With --prune, pages of files that are gone are taken off the site. Is this another "
            "folder than last time? Then give it a name of its own, with --source."
        ),
    ),
    "gone-edited": Words(
        _("the file is gone, and an editor changed its page: the page stays as it is (conflict)"),
        _("Take the page off the site in the CMS, or name this path with --overwrite."),
    ),
    "gone-offline": Words(
        _("the file is gone, and its page is not on the site"),
    ),
    "headline-cut": Words(
        _("the headline of the home page is at most %(limit)s characters; left out: “%(words)s”"),
        _("Write a shorter title, or put the rest into the text."),
    ),
    "home-edited": Words(
        _("editors wrote the home page, so it stays; this file is an information page"),
        _("Copy what you need from it to the home page, and take this page off the site."),
    ),
    "home-filled": Words(
        _("this was the home page of the old site: it fills the home page here"),
    ),
    "home-stays": Words(
        _("the file is not for visitors by now, and a site has a home page: that stays as it is"),
        _("Change the home page in the CMS."),
    ),
    "home-taken": Words(
        _("another file filled the home page already; this one is an information page"),
        _("Copy what you need from it to the home page, and take this page off the site."),
    ),
    "kind-changed": Words(
        _("the page is there already as another kind of page"),
        _(
            "A story stays a story, and an information page stays one. Give the file another name"
            " for a new page."
        ),
    ),
    "leads-on": Words(
        _("the file has no text: its address led to %(target)s, and does so here"),
    ),
    "leaves-site": Words(
        _("the file is a draft by now: its page leaves the site and stays in the CMS"),
        _("Take the key away if visitors are to see the page."),
    ),
    "link-address-unknown": Words(
        _("the site has no page at %(href)s; the link stays as it is"),
        _("Write the address of a page of this site, or import that page too."),
    ),
    "link-anchor": Words(
        _("the link %(href)s leads to the top of the page, not to #%(anchor)s"),
    ),
    "link-anchor-missing": Words(
        _("there is no heading for the link %(href)s on the page that it leads to"),
        _("Write the words of the heading in small letters, with dashes: #our-goal."),
    ),
    "link-capitals": Words(
        _("the link %(href)s leads to %(path)s, though its capitals are different"),
    ),
    "link-dead": Words(
        _("there is no page for the link %(href)s; its words are kept without the link"),
        _("Import that page too, or write the address of another."),
    ),
    "link-found": Words(
        _("the page of the link %(href)s is there by now: the link leads to it"),
    ),
    "maybe-renamed": Words(
        _(
            "%(percent)s%% of the text of this file is that of %(old)s, which is gone; it gets a "
            "page of its own"
        ),
        _("If it is the same file, import with --renamed “%(old)s=…” and the path of this one."),
    ),
    "moved": Words(
        _(
            "the file %(old)s was renamed to this: its page has the address of the new name, and "
            "a redirect leads there from the old one"
        ),
    ),
    "list-new": Words(
        _("there is no story list “%(title)s” yet; it is made at %(address)s"),
    ),
    "list-taken": Words(
        _("the story list “%(title)s” cannot be made: another page has the address %(address)s"),
        _("Give that page another address in the CMS, or write another title after “list”."),
    ),
    "moved-to-folder": Words(
        _("the folder of this file has a page by now, so the page moved there"),
        _("Its old address leads to the new one."),
    ),
    "moved-to-list": Words(
        _("newsroom.toml names a story list for its folder: the page moves to “%(title)s”"),
    ),
    "no-folder-page": Words(
        _(
            "the folder %(folder)s has no page of its own, so this page comes directly under the "
            "home page"
        ),
        _("Put an index.md into the folder."),
    ),
    "not-live": Words(
        _("the page is not on the site; its draft is updated and not published"),
    ),
    "page-comments": Words(
        _("there are open comments on the page, so it stays as it is"),
        _("Close the comments in the CMS, or name this path with --overwrite."),
    ),
    "page-deleted": Words(
        _("an editor deleted the page of this file; it stays deleted"),
        _("To bring it back, name this path with --restore."),
    ),
    "page-in-workflow": Words(
        _("the page waits for approval, so it stays as it is"),
        _("Approve or reject it in the CMS, then import again."),
    ),
    "page-locked": Words(
        _("an editor locked the page, so it stays as it is"),
        _("Unlock it in the CMS, then import again."),
    ),
    "page-refused": Words(
        _("the page cannot be saved: %(reason)s"),
    ),
    "parent-waits": Words(
        _("this page waits, because the page above it, of %(other)s, could not be imported"),
    ),
    "prune-too-many": Words(
        _("%(count)s files are gone, and at most %(limit)s pages may leave the site at once"),
        _("Is this the right folder? Else take the pages off the site in the CMS."),
    ),
    "pruned": Words(
        _("the file is gone: its page was taken off the site and stays in the CMS"),
    ),
    "redirect-lost": Words(
        _("%(old)s leads to %(new)s, where the site has no page"),
        _("Import that page too, or make the redirect in the CMS."),
    ),
    "redirects-read": Words(
        _("%(count)s redirects are read from this list; %(made)s of them are new"),
    ),
    "renamed": Words(
        _("this is the file %(old)s under a new name; its page stays at its address"),
    ),
    "renamed-changed": Words(
        _(
            "this is the file %(old)s under a new name and with other words (%(percent)s%% are "
            "the same), so its page goes along and gets the new text"
        ),
        _("If it is another file, name this path with --not-renamed."),
    ),
}
