"""Texts about what becomes of the marks in a text."""

from django.utils.translation import gettext_lazy as _

from importers.reporting.texts.words import Words

MARKDOWN = {
    "abbreviation": Words(
        _("the explanation of %(name)s, “%(words)s”, is left out"),
        _("Say it in the text itself, at the first %(name)s."),
    ),
    "alt-markup": Words(
        _("%(text)s in the description of a picture is left out"),
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
    "code-info": Words(
        _("“%(words)s” above this piece of code is not kept"),
    ),
    "comment-hidden": Words(
        _("the comment “%(words)s” is left out: it was for writers only"),
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
    "component-left-out": Words(
        _("the component %(name)s is not known; what is in it is kept"),
        _("Say in Markdown what it showed, or make a block of it in the CMS."),
    ),
    "component-moved": Words(
        _("this component stands after the piece of text, not within it"),
    ),
    "component-unknown": Words(
        _("the component %(name)s is not known; only what is in it is kept, not: %(attributes)s"),
        _("Say in Markdown what it showed, or make a block of it in the CMS."),
    ),
    "contents-list": Words(
        _("“%(words)s” is left out: the site makes a list of contents itself"),
    ),
    "control-characters": Words(
        _("invisible control characters are left out here: %(codes)s"),
        _("Remove them, or type the line anew if it does not look right."),
    ),
    "definition-twice": Words(
        _("the link [%(label)s] is defined a second time: %(href)s %(title)s is not used"),
        _("Keep one of the two."),
    ),
    "definition-unused": Words(
        _("no link uses the definition [%(label)s]: %(href)s %(title)s"),
    ),
    "embedded-file": Words(
        _("“%(target)s” stood within this page; a link leads to it instead"),
        _("Copy its text to this place if visitors are to read it here."),
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
    "formula": Words(
        _("the site draws no formulas: this one is shown as code"),
    ),
    "heading-id": Words(
        _("the name {#%(id)s} of this heading is not kept; the site makes one of its words"),
    ),
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
    "html-attributes": Words(
        _("the attributes %(names)s of <%(tag)s> are not kept"),
    ),
    "html-comment": Words(
        _("the comment “%(html)s” is left out"),
    ),
    "html-left-out": Words(
        _("the HTML element <%(tag)s> is left out"),
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
    "link-in-link": Words(
        _("the link to %(href)s stands within another link; its words are kept"),
    ),
    "link-refused": Words(
        _("the link to %(href)s is not allowed; its words are kept"),
        _("Links may begin with https:, http:, mailto: or tel:."),
    ),
    "link-title": Words(
        _("the title of a link, “%(title)s”, is not kept"),
        _("Say it in the text itself."),
    ),
    "link-without-address": Words(
        _("a link has no address; its words are kept"),
    ),
    "link-without-words": Words(
        _("the link to %(href)s has no words, so it is left out"),
    ),
    "liquid-tag": Words(
        _("the Liquid tag %(words)s is left out; the text around it is kept"),
        _("Say in Markdown what it showed, or make a block of it in the CMS."),
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
    "mark-left": Words(
        _("“%(words)s” looks like a mark of another program; visitors read it as it is"),
        _("Take it out, or write what it stands for."),
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
    "nested-too-deep": Words(
        _("text is nested too deep here: at most %(limit)s levels are allowed"),
    ),
    "picture-left-out": Words(
        _("the picture %(reference)s (“%(alt)s”) cannot be found this way and is left out"),
        _("Write the name of the file."),
    ),
    "picture-link": Words(
        _("the picture %(reference)s was a link to %(href)s; here it is none"),
    ),
    "picture-link-below": Words(
        _("the picture was a link to %(href)s; that link stands under it"),
    ),
    "picture-moved": Words(
        _("the picture %(reference)s stands after this piece of text, not within it"),
    ),
    "quote-opened": Words(
        _("this quote holds more than plain paragraphs; they stand in the text itself"),
    ),
    "shortcode": Words(
        _("the shortcode %(tag)s is not known here and is left out; the text around it is kept"),
        _("Say in Markdown what it showed, or make a block of it in the CMS."),
    ),
    "shortcode-block": Words(
        _("%(tag)s became a block of its own"),
    ),
    "table-alignment": Words(
        _("the alignment of the columns of this table is not kept"),
    ),
    "table-cells-lost": Words(
        _("this row has more cells than the table has headings; left out: %(cells)s"),
        _("Give the table more headings, or write \\| for a line that belongs to the text."),
    ),
    "table-heading": Words(
        _("the headings of this table became plain text"),
    ),
    "table-row-short": Words(
        _("this row has %(cells)s cells, and the table has %(columns)s columns: the rest is empty"),
    ),
    "table-too-wide": Words(
        _("a table may have at most %(limit)s columns"),
    ),
    "template-value": Words(
        _("%(words)s is left out: its value comes from a program that does not run here"),
        _("Write the value itself."),
    ),
    "text-changed": Words(
        _("some words from here on may stand in another order or be missing"),
        _("Compare the page with the file."),
    ),
    "too-many-brackets": Words(
        _("the text has %(count)s square brackets, and at most %(limit)s are allowed"),
        _("Divide the text over more pages."),
    ),
    "video-title": Words(
        _("nothing says what the video %(address)s shows, so its title is “Video”"),
        _("Write a title in the CMS."),
    ),
}
