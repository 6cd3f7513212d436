"""The texts of all problems: for each code what is wrong, and what to do.

Levels and places belong to `problems.py`. The texts are English here and Dutch in `locale/`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from importers.problems import Problem

LONGEST_VALUE = 120  # characters of a file that a message repeats


@dataclass(frozen=True)
class Words:
    text: Promise | str
    hint: Promise | str = ""


MESSAGES = {
    # Files
    "empty-file": Words(
        _("the file is empty"),
        _("Write a title and a text, or remove the file."),
    ),
    "link-outside": Words(
        _("the file is a link to a place outside the folder, so it is not read"),
        _("Put the file itself here."),
    ),
    "language-left": Words(
        _(
            "%(count)s files in another language (%(language)s) stay out; those in %(chosen)s "
            "come in"
        ),
        _(
            "Write language = “…” in newsroom.toml, or add --language, for another one; ? is the "
            "language of files without a mark."
        ),
    ),
    "linked-folder": Words(
        _("this is a link to a folder; links to folders are not followed"),
    ),
    "name-twice": Words(
        _("two files have this name, written with other characters for the same letters"),
        _("Rename or remove one of the two."),
    ),
    "not-a-file": Words(
        _("this is not a normal file"),
        _("Remove it from the folder."),
    ),
    "readme": Words(
        _("this README is for those who write the site: it is left alone"),
        _("If it is a page, put a title between two lines “---” at its top, or link to it."),
    ),
    "no-text": Words(
        _("the page has no text"),
    ),
    "redirect-only": Words(
        _("the file has no text; it led visitors to %(target)s, so the page comes as a draft"),
        _("Make a redirect to that address in the CMS if the old address is still in use."),
    ),
    "not-a-page": Words(
        _("this text file does not begin with “---”, so it is left alone"),
    ),
    "not-utf8": Words(
        _("the text is not UTF-8: byte %(byte)s does not belong here"),
        _("Open the file in an editor and save it with the encoding UTF-8."),
    ),
    "nul": Words(
        _("there is a NUL character (0x00) in the text"),
        _("Remove the character, or save the text anew."),
    ),
    "path-characters": Words(
        _("the name of the file or its folder has characters that cannot be shown"),
        _("Give it another name."),
    ),
    "path-too-long": Words(
        _("the path is longer than %(limit)s characters"),
        _("Use shorter names or fewer folders."),
    ),
    "too-large": Words(
        _("the file is too large: at most %(limit)s MB is allowed"),
        _("Divide the text over more pages."),
    ),
    "unreadable": Words(
        _("the file cannot be read: %(reason)s"),
        _("Look at the rights of the file."),
    ),
    # Front matter
    "comment": Words(
        _("“%(lost)s” is not imported: a # after a space begins a comment"),
        _("Put the whole value between double quotes if it belongs to it."),
    ),
    "control-character": Words(
        _("there is an invisible control character here"),
        _("Remove it, or type the line anew."),
    ),
    "double-key": Words(
        _("%(key)s stands here for the second time; the first is on line %(first)s"),
        _("Keep one of the two."),
    ),
    "key-not-text": Words(
        _("the name before the colon must be a word"),
    ),
    "line-separator": Words(
        _("there is an invisible line separator here: it became a space"),
    ),
    "not-closed": Words(
        _("the part that this line “%(fence)s” opens is not closed"),
        _("Put a line “%(fence)s” under the last key."),
    ),
    "not-keys-and-values": Words(
        _("between the lines “---” there must be keys and values, such as “title: Our people”"),
        _("If “---” is meant as a line across the page: put the title and the rest above it."),
    ),
    "second-document": Words(
        _("a second YAML document begins here; there may be only one"),
        _("Remove this line."),
    ),
    "yaml-alias": Words(
        _("YAML aliases (*%(name)s) are not supported"),
        _("Write the value out, or put it between double quotes."),
    ),
    "yaml-anchor": Words(
        _("YAML anchors (&%(name)s) are not supported"),
        _("Put the value between double quotes if it begins with &."),
    ),
    "yaml-merge": Words(
        _("YAML merge keys (<<) are not supported"),
        _("Write the keys out."),
    ),
    "yaml-quotes": Words(
        _("the value of %(key)s cannot be read as it stands"),
        _("Put it between double quotes: %(key)s: %(quoted)s"),
    ),
    "yaml-space": Words(
        _("there must be a space after the colon of %(key)s"),
        _("Write “%(key)s: %(value)s”."),
    ),
    "yaml-syntax": Words(
        _("this line cannot be read as “key: value”"),
        _("Look at the colon, the quotes and the spaces at the beginning, also in the line above."),
    ),
    "yaml-tab": Words(
        _("the line begins with a tab; only spaces are allowed there"),
        _("Replace the tab by two spaces."),
    ),
    "yaml-tag": Words(
        _("YAML tags (%(tag)s) are not supported"),
        _("Put the value between double quotes if it begins with !."),
    ),
    # Fields
    "date": Words(
        _("%(key)s must be a day such as 2021-02-03, not '%(value)s'"),
        _("Year, month and day, with dashes between them; or “3 februari 2021”."),
    ),
    "empty-value": Words(
        _("%(key)s must not be empty"),
    ),
    "missing-key": Words(
        _("%(key)s is missing"),
        _("Add a line “%(key)s: …” between the lines “---”."),
    ),
    "categories-left": Words(
        _("a story has one category: the first of these; not “%(others)s”"),
        _("Put the one first by which visitors should find the story."),
    ),
    "category-from-folder": Words(
        _("no key gives a category, so it is “%(name)s”, after the folder"),
        _("Write “category: …” for another one."),
    ),
    "excerpt-from-paragraph": Words(
        _("no key gives a summary, so it is the first paragraph"),
        _("Write “excerpt: …” for another one."),
    ),
    "title-from-name": Words(
        _("there is no title, so the name of the file became it: “%(title)s”"),
        _("Write “title: …” between two lines “---” at the top."),
    ),
    "near-key": Words(
        _("%(key)s is unknown; did you mean %(known)s?"),
        _("Its value is kept in the import record, but the page does not show it."),
    ),
    "not-one-text": Words(
        _("%(key)s must be one text, not a list"),
        _("Write the value on the same line."),
    ),
    "order": Words(
        _("%(key)s must be a whole number, not '%(value)s'"),
        _("For example 1, 2 or 3; at most 2147483647. Without a number the page comes last."),
    ),
    "too-long": Words(
        _("%(key)s is too long: %(length)s characters, and at most %(limit)s are allowed"),
    ),
    "unknown-key": Words(
        _("%(key)s is unknown"),
        _("Its value is kept in the import record, but the page does not show it."),
    ),
    # Categories
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
    # Pictures
    "picture-address": Words(
        _("the picture %(reference)s is on another website; nothing is fetched"),
        _("Put the file itself into the folder “thumbs”."),
    ),
    "picture-changed": Words(
        _("the picture %(name)s changed during the import"),
        _("Import again."),
    ),
    "picture-damaged": Words(
        _("the picture %(name)s is damaged or cannot be read"),
        _("Save the picture again."),
    ),
    "picture-missing": Words(
        _("the picture %(reference)s is not in the folder"),
        _("Put it into the folder “thumbs”, or next to this file, and import again."),
    ),
    "picture-moved": Words(
        _("the picture %(reference)s stands after this piece of text, not within it"),
    ),
    "picture-outside": Words(
        _("the picture %(reference)s is outside the folder, so it is not opened"),
        _("Put the picture into the folder “thumbs”."),
    ),
    "picture-refused": Words(
        _("the picture %(name)s is refused: %(reason)s"),
    ),
    "picture-without-alt": Words(
        _("the picture %(name)s has no description, so it counts as decoration"),
        _("Write what is in it between the square brackets."),
    ),
    "thumb-without-alt": Words(
        _("the picture %(name)s has no description, so the page does not show it"),
        _("Add a line “thumbalt: …” that says what is in it."),
    ),
    # Text
    "heading-level": Words(
        _("the heading of level %(level)s became level %(allowed)s"),
        _("A page has headings of the levels 2 to 4; level 1 is its title."),
    ),
    "html": Words(
        _(
            "the HTML element <%(tag)s> is not kept; its words are, except those of scripts and "
            "styles"
        ),
        _("Use Markdown instead."),
    ),
    "comment-hidden": Words(
        _("the comment “%(words)s” is left out: it was for writers only"),
    ),
    "abbreviation": Words(
        _("the explanation of %(name)s, “%(words)s”, is left out"),
        _("Say it in the text itself, at the first %(name)s."),
    ),
    "attributes": Words(
        _("%(words)s is left out: such marks only say how the old site looked"),
    ),
    "block-name": Words(
        _("the name ^%(name)s of this piece of text is left out"),
    ),
    "box-mark": Words(
        _("“%(words)s” marks a box that does not begin or end here; it is left out"),
    ),
    "box-opened": Words(
        _("a box holds paragraphs and lists: from here on this stands after it"),
    ),
    "box-title": Words(
        _("the title of a box is too long and is cut: “%(words)s”"),
        _("Put a part of it into the text of the box."),
    ),
    "contents-list": Words(
        _("“%(words)s” is left out: the site makes a list of contents itself"),
    ),
    "embedded-file": Words(
        _("“%(target)s” stood within this page; a link leads to it instead"),
        _("Copy its text to this place if visitors are to read it here."),
    ),
    "formula": Words(
        _("the site draws no formulas: this one is shown as code"),
    ),
    "html-left-out": Words(
        _("the HTML element <%(tag)s> is left out"),
    ),
    "liquid-tag": Words(
        _("the Liquid tag %(words)s is left out; the text around it is kept"),
        _("Say in Markdown what it showed, or make a block of it in the CMS."),
    ),
    "picture-link": Words(
        _("the picture %(reference)s was a link to %(href)s; here it is none"),
    ),
    "picture-link-below": Words(
        _("the picture was a link to %(href)s; that link stands under it"),
    ),
    "shortcode-block": Words(
        _("%(tag)s became a block of its own"),
    ),
    "template-value": Words(
        _("%(words)s is left out: its value comes from a program that does not run here"),
        _("Write the value itself."),
    ),
    "video-title": Words(
        _("nothing says what the video %(address)s shows, so its title is “Video”"),
        _("Write a title in the CMS."),
    ),
    "alt-without-picture": Words(
        _("%(key)s describes a picture, and no key names one"),
        _("Write “thumb: …” with the name of the picture."),
    ),
    "damaged-text": Words(
        _("“%(word)s” looks damaged; is it “%(mended)s”?"),
        _("The file was once read in the wrong encoding. Replace such letters in all of it."),
    ),
    "front-matter-twice": Words(
        _("the file has keys a second time; these are left out: %(words)s"),
        _("Put them with the others, between the first two lines “---”."),
    ),
    "mark-left": Words(
        _("“%(words)s” looks like a mark of another program; visitors read it as it is"),
        _("Take it out, or write what it stands for."),
    ),
    "html-comment": Words(
        _("the comment “%(html)s” is left out"),
    ),
    "link-refused": Words(
        _("the link to %(href)s is not allowed; its words are kept"),
        _("Links may begin with https:, http:, mailto: or tel:."),
    ),
    "link-title": Words(
        _("the title of a link, “%(title)s”, is not kept"),
        _("Say it in the text itself."),
    ),
    "link-without-words": Words(
        _("the link to %(href)s has no words, so it is left out"),
    ),
    "list-flattened": Words(
        _("something in a list item, such as code or a quote, became plain lines of it"),
    ),
    "list-numbers": Words(
        _("the numbers of this list begin again at 1 after the inner list"),
    ),
    "list-start": Words(
        _("this list begins at %(start)s; on the page it begins at 1"),
    ),
    "list-text-after": Words(
        _("this text stands after an inner list; on the page it comes before it"),
    ),
    "nested-too-deep": Words(
        _("text is nested too deep here: at most %(limit)s levels are allowed"),
    ),
    "quote-opened": Words(
        _("this quote holds more than plain paragraphs; they stand in the text itself"),
    ),
    "table-alignment": Words(
        _("the alignment of the columns of this table is not kept"),
    ),
    "table-heading": Words(
        _("the headings of this table became plain text"),
    ),
    "text-changed": Words(
        _("some words from here on may stand in another order or be missing"),
        _("Compare the page with the file."),
    ),
    # Addresses
    "address-reserved": Words(
        _("the address /%(slug)s/ belongs to the website itself"),
        _("Give the file or its folder another name."),
    ),
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
    "address-twice": Words(
        _("%(other)s wants the same address “%(slug)s”"),
        _("Give one of the two files another name."),
    ),
    "no-address": Words(
        _("neither the name of the file nor the title has letters for an address"),
        _("Give the file a name with letters."),
    ),
    "top-index": Words(
        _("this was the home page of the old site; here it is an information page"),
        _("Copy what you need from it to the home page, and take this page off the site."),
    ),
    "story-list": Words(
        _("this file lists the stories of its folder; here the story list does that by itself"),
        _("Copy its text to the introduction of the story list, if it is to stay."),
    ),
    "redirects-read": Words(
        _("%(count)s redirects are read from this list; %(made)s of them are new"),
    ),
    "sitemap-syntax": Words(
        _("this sitemap cannot be read: %(reason)s"),
        _("Save it again from the old site, or make a list with one address a line."),
    ),
    "redirects-unreadable": Words(
        _("this list of redirects cannot be read: something in its form is wrong"),
        _("Correct it, or remove the file."),
    ),
    "redirect-lost": Words(
        _("%(old)s leads to %(new)s, where the site has no page"),
        _("Import that page too, or make the redirect in the CMS."),
    ),
    "redirect-not-used": Words(
        _("“%(value)s” is not used: it is no redirect from one address to another"),
        _("Make redirects in the CMS for the addresses that matter."),
    ),
    "folder-page": Words(
        _("the folder %(folder)s has no index.md, so a page was made that lists what is in it"),
        _("Write an index.md in the folder for another title and a text of your own."),
    ),
    "moved-to-folder": Words(
        _("the folder of this file has a page by now, so the page moved there"),
        _("Its old address leads to the new one."),
    ),
    "no-folder-page": Words(
        _(
            "the folder %(folder)s has no page of its own, so this page comes directly under the "
            "home page"
        ),
        _("Put an index.md into the folder."),
    ),
    # Pages that are there already
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
    "draft-by-name": Words(
        _("generators leave “%(name)s” out of the site, so the page comes as a draft"),
        _("Give the file or its folder another name if visitors are to see the page."),
    ),
    "draft-by-key": Words(
        _("the page comes as a draft, because of %(key)s"),
        _("Take the key away if visitors are to see the page."),
    ),
    "excerpt-from-text": Words(
        _("no key gives a summary, so it is the text above this mark"),
    ),
    "order-from-name": Words(
        _("the number before “%(name)s” is its place in the menu (%(order)s), not in its address"),
        _("Write “order: …” for another place, and “slug: …” for another address."),
    ),
    "edited-meanwhile": Words(
        _("an editor saved the page during the import, so nothing was written"),
        _("Import again."),
    ),
    "kind-changed": Words(
        _("the page is there already as another kind of page"),
        _(
            "A story stays a story, and an information page stays one. Give the file another name"
            " for a new page."
        ),
    ),
    "leaves-site": Words(
        _("the file is a draft by now: its page leaves the site and stays in the CMS"),
        _("Take the key away if visitors are to see the page."),
    ),
    "not-live": Words(
        _("the page is not on the site; its draft is updated and not published"),
    ),
    "page-deleted": Words(
        _("an editor deleted the page of this file; it stays deleted"),
        _("To bring it back, name this path with --restore."),
    ),
    "page-refused": Words(
        _("the page cannot be saved: %(reason)s"),
    ),
    "renamed": Words(
        _("this is the file %(old)s under a new name; its page stays at its address"),
    ),
    # Import again: what is gone, what moves, what editors are busy with
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
    "gps": Words(
        _("the picture %(name)s says where it was made; that is removed before it is stored"),
    ),
    "moved": Words(
        _(
            "the file %(old)s was renamed to this: its page has the address of the new name, and "
            "a redirect leads there from the old one"
        ),
    ),
    "page-comments": Words(
        _("there are open comments on the page, so it stays as it is"),
        _("Close the comments in the CMS, or name this path with --overwrite."),
    ),
    "page-in-workflow": Words(
        _("the page waits for approval, so it stays as it is"),
        _("Approve or reject it in the CMS, then import again."),
    ),
    "page-locked": Words(
        _("an editor locked the page, so it stays as it is"),
        _("Unlock it in the CMS, then import again."),
    ),
    "parent-waits": Words(
        _("this page waits, because the page above it, of %(other)s, could not be imported"),
    ),
    "picture-place-stays": Words(
        _("the picture %(name)s says where it was made, and that cannot be removed"),
        _("Save it again without its data, or as a JPEG."),
    ),
    "prune-too-many": Words(
        _("%(count)s files are gone, and at most %(limit)s pages may leave the site at once"),
        _("Is this the right folder? Else take the pages off the site in the CMS."),
    ),
    "pruned": Words(
        _("the file is gone: its page was taken off the site and stays in the CMS"),
    ),
    # Dialects of front matter, the keys of other generators, and when a page is on the site
    "address-not-used": Words(
        _("%(key)s “%(value)s” is no address that this page can have, so it is not used"),
        _("The address comes from the name of the file. Write “slug: …” for another one."),
    ),
    "address-without-letters": Words(
        _("%(key)s must be letters, digits and dashes, not '%(value)s'"),
        _("For example: our-people."),
    ),
    "alias-not-used": Words(
        _("no redirect can be made from the old address “%(value)s”"),
        _("Write a path from the root of the site, for example /old/address/."),
    ),
    "category-near": Words(
        _("the category “%(name)s” was not there yet and is made; did you mean “%(near)s”?"),
        _("Is it a typing error? Write the name as the other stories do."),
    ),
    "expired": Words(
        _("%(key)s was on %(value)s, so the page comes as a draft"),
        _("Take the key away, or give a day to come, if visitors are to see the page."),
    ),
    "expires-too-soon": Words(
        _("%(key)s %(value)s is not after the day on which the page appears"),
    ),
    "folder-skipped": Words(
        _(
            "the folder %(folder)s has no page of its own, so this page comes under the page of "
            "%(found)s"
        ),
        _("Put an index.md into the folder."),
    ),
    "front-matter-too-large": Words(
        _("the part with the keys is too large: at most %(limit)s kB is allowed"),
    ),
    "invisible-characters": Words(
        _("%(key)s holds invisible characters (%(codes)s): they are taken out"),
        _("Type the line anew if it does not look right."),
    ),
    "json-syntax": Words(
        _("this cannot be read as JSON front matter"),
        _("Look at the quotes, the commas and the braces, also in the line above."),
    ),
    "key-not-here": Words(
        _("%(key)s has no meaning on this kind of page, or not with this value"),
        _("Its value is kept in the import record, but the page does not show it."),
    ),
    "key-recorded": Words(
        _("%(key)s is kept in the import record; the page does not show it"),
    ),
    "mapping-folders": Words(
        _("“folders” must be a table of folders and what is in them"),
        _('Write a line [folders], and under it lines such as blog = "stories".'),
    ),
    "mapping-key": Words(
        _("%(key)s is unknown here"),
        _('The file has a line source = "…" and the tables that docs/profile.md lists.'),
    ),
    "mapping-component": Words(
        "%(reason)s",
        _('Write for example: ProfileCard = "person_card". See docs/profile.md.'),
    ),
    "mapping-components": Words(
        _("“components” must be a table of components and what they become"),
        _('Write a line [components], and under it lines such as ProfileCard = "person_card".'),
    ),
    "mapping-source": Words(
        _("“source” must be a name of letters, digits, dots and dashes"),
        _('For example: source = "website".'),
    ),
    "mapping-address": Words(
        _("address of the folder %(folder)s must be a text that begins with /, or a list of them"),
        _('For example "/:year/:month/:day/:title/" or "/blog/:path/".'),
    ),
    "mapping-address-name": Words(
        _(
            "address of the folder %(folder)s is too long, or has a name that is not known: "
            "%(names)s"
        ),
        _("Names are :year, :month, :day, :title, :name, :path, :category and :sections."),
    ),
    "mapping-folder-key": Words(
        _("the folder %(folder)s can have “holds” and “address”, not “%(key)s”"),
    ),
    "mapping-language": Words(
        _("language must be the code of a language, such as nl or pt-br"),
    ),
    "mapping-kind": Words(
        _('the folder %(folder)s must hold "stories" or "pages", not "%(value)s"'),
    ),
    "mapping-path": Words(
        _("the folder %(folder)s is not within the content folder"),
        _("Write its path from the content folder on, for example docs/handbook."),
    ),
    "named-fence": Words(
        _("front matter that begins with “%(fence)s” is not supported"),
        _("Write it as YAML between two lines “---”."),
    ),
    "not-opened": Words(
        _("this looks like front matter (“%(key)s”), but there is no line “---” above it"),
        _("Put a line “---” above the first key and one under the last."),
    ),
    "not-texts": Words(
        _("%(key)s must be a list of texts"),
    ),
    "not-yes-or-no": Words(
        _("%(key)s must be true or false, not '%(value)s'"),
    ),
    "one-category": Words(
        _("%(key)s must be one category, not %(count)s"),
        _("Keep the one by which visitors should find the story; the others can be tags."),
    ),
    "read-as": Words(
        _("%(key)s “%(value)s” is read as %(read)s"),
        _("Write it so if that is right."),
    ),
    "scheduled": Words(
        _("the date %(day)s is in the future: the page appears on that day"),
    ),
    "semicolon-fence": Words(
        _("front matter of Hexo, with “;;;”, is not supported"),
        _("Write it as YAML between two lines “---”."),
    ),
    "title-from-heading": Words(
        _("there is no title, so the first heading became it: “%(title)s”"),
        _("Write “title: …” between two lines “---” at the top, and take the heading away."),
    ),
    "too-deep": Words(
        _("values are nested too deep: at most %(limit)s levels are allowed"),
    ),
    "toml-syntax": Words(
        _("this line cannot be read as TOML"),
        _('Look at the quotes and the equals sign: title = "Our people".'),
    ),
    "two-keys": Words(
        _("%(key)s is not used: %(used)s says the same and goes before it"),
        _("Its value is kept in the import record."),
    ),
    # Bodies: MDX, shortcodes, raw HTML, links, footnotes
    "alt-markup": Words(
        _("%(text)s in the description of a picture is left out"),
    ),
    "control-characters": Words(
        _("invisible control characters are left out here: %(codes)s"),
        _("Remove them, or type the line anew if it does not look right."),
    ),
    "code-info": Words(
        _("“%(words)s” above this piece of code is not kept"),
    ),
    "component": Words(
        _("the component %(name)s became a block of its own"),
    ),
    "component-attributes": Words(
        _("the component has attributes that are not kept: %(attributes)s"),
    ),
    "component-incomplete": Words(
        _("the component %(name)s needs “%(missing)s”; it has: %(attributes)s"),
        _("Add it; until then only the text within the component is kept."),
    ),
    "component-moved": Words(
        _("this component stands after the piece of text, not within it"),
    ),
    "component-left-out": Words(
        _("the component %(name)s is not known; what is in it is kept"),
        _("Say in Markdown what it showed, or make a block of it in the CMS."),
    ),
    "component-unknown": Words(
        _("the component %(name)s is not known; only what is in it is kept, not: %(attributes)s"),
        _("Say in Markdown what it showed, or make a block of it in the CMS."),
    ),
    "definition-twice": Words(
        _("the link [%(label)s] is defined a second time: %(href)s %(title)s is not used"),
        _("Keep one of the two."),
    ),
    "definition-unused": Words(
        _("no link uses the definition [%(label)s]: %(href)s %(title)s"),
    ),
    "footnote-nested": Words(
        _("this footnote is defined within another footnote"),
        _("Begin its line at the margin, with an empty line above it."),
    ),
    "footnote-twice": Words(
        _("the footnote [^%(label)s] is defined again further on; left out here: %(words)s"),
        _("Give one of the two another name."),
    ),
    "footnote-undefined": Words(
        _("the footnote [^%(label)s] is not there"),
        _("Add a line “[^%(label)s]: …”, or remove the mark."),
    ),
    "footnote-unused": Words(
        _("no text refers to the footnote [^%(label)s], so it is left out: %(words)s"),
        _("Put [^%(label)s] where it belongs."),
    ),
    "footnotes": Words(
        _("the footnotes stand at the end as a list; their numbers are not links"),
    ),
    "heading-id": Words(
        _("the name {#%(id)s} of this heading is not kept; the site makes one of its words"),
    ),
    "html-attributes": Words(
        _("the attributes %(names)s of <%(tag)s> are not kept"),
    ),
    "html-removed": Words(
        _("the HTML element <%(tag)s> is removed with all that is in it: “%(text)s”"),
        _("A video or a form can be added in the CMS."),
    ),
    "html-unclosed": Words(
        _("<%(tag)s> and its end do not stand in one piece of HTML; the text is kept without it"),
        _("Use Markdown instead, or remove the empty lines in between."),
    ),
    "html-words-lost": Words(
        _("these words stand within a removed element and are left out: “%(words)s”"),
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
    "link-address-unknown": Words(
        _("the site has no page at %(href)s; the link stays as it is"),
        _("Write the address of a page of this site, or import that page too."),
    ),
    "link-found": Words(
        _("the page of the link %(href)s is there by now: the link leads to it"),
    ),
    "link-in-link": Words(
        _("the link to %(href)s stands within another link; its words are kept"),
    ),
    "link-without-address": Words(
        _("a link has no address; its words are kept"),
    ),
    "mdx-code": Words(
        _("this line of code is left out: %(text)s"),
    ),
    "mdx-comment": Words(
        _("the comment %(text)s is left out"),
    ),
    "mdx-expression": Words(
        _("the expression %(text)s cannot be worked out here, so it is left out"),
        _("Write in words what it showed."),
    ),
    "picture-left-out": Words(
        _("the picture %(reference)s (“%(alt)s”) cannot be found this way and is left out"),
        _("Write the name of the file."),
    ),
    "shortcode": Words(
        _("the shortcode %(tag)s is not known here and is left out; the text around it is kept"),
        _("Say in Markdown what it showed, or make a block of it in the CMS."),
    ),
    "table-cells-lost": Words(
        _("this row has more cells than the table has headings; left out: %(cells)s"),
        _("Give the table more headings, or write \\| for a line that belongs to the text."),
    ),
    "table-row-short": Words(
        _("this row has %(cells)s cells, and the table has %(columns)s columns: the rest is empty"),
    ),
    "table-too-wide": Words(
        _("a table may have at most %(limit)s columns"),
    ),
    "too-many-brackets": Words(
        _("the text has %(count)s square brackets, and at most %(limit)s are allowed"),
        _("Divide the text over more pages."),
    ),
}


def text_of(problem: Problem) -> str:
    """Return what is wrong, in the active language."""
    return MESSAGES[problem.code].text % _values(problem)


def hint_of(problem: Problem) -> str:
    """Return what the writer can do; empty if there is nothing."""
    return str(MESSAGES[problem.code].hint) % _values(problem)


def _values(problem: Problem) -> dict[str, str]:
    return {name: _short(str(value)) for name, value in problem.values.items()}


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
