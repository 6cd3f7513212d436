"""Texts about the files of a folder, its settings, and lists of redirects and addresses."""

from django.utils.translation import gettext_lazy as _

from importers.reporting.texts.words import Words

FILES = {
    "address-twice": Words(
        _("%(other)s wants the same address “%(slug)s”"),
        _("Give one of the two files another name."),
    ),
    "drawing-damaged": Words(
        _("the drawing %(name)s is left out: it cannot be drawn"),
        _("Save it as a plain SVG without entities, or as a PNG."),
    ),
    "drawing-refers": Words(
        _("the drawing %(name)s is left out: it refers to another file or website"),
        _("Put what it shows into the drawing itself, or save it as a PNG."),
    ),
    "drawing-too-large": Words(
        _("the drawing %(name)s is left out: it has too many parts, or takes too long to draw"),
        _("Save it as a PNG."),
    ),
    "drawing-without-fonts": Words(
        _("the drawing %(name)s is left out: it has words, and this machine has no fonts"),
        _("Install a font, such as fonts-dejavu-core of Debian, or save it as a PNG."),
    ),
    "empty-file": Words(
        _("the file is empty"),
        _("Write a title and a text, or remove the file."),
    ),
    "home-without-text": Words(
        _("the home page of the old site has no text in this file: a template made it"),
        _("Write the home page in the CMS."),
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
    "link-outside": Words(
        _("the file is a link to a place outside the folder, so it is not read"),
        _("Put the file itself here."),
    ),
    "linked-folder": Words(
        _("this is a link to a folder; links to folders are not followed"),
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
    "mapping-component": Words(
        "%(reason)s",
        _('Write for example: ProfileCard = "person_card". See docs/profile.md.'),
    ),
    "mapping-components": Words(
        _("“components” must be a table of components and what they become"),
        _('Write a line [components], and under it lines such as ProfileCard = "person_card".'),
    ),
    "mapping-folder-key": Words(
        _("the folder %(folder)s can have “holds” and “address”, not “%(key)s”"),
    ),
    "mapping-folders": Words(
        _("“folders” must be a table of folders and what is in them"),
        _('Write a line [folders], and under it lines such as blog = "stories".'),
    ),
    "mapping-key": Words(
        _("%(key)s is unknown here"),
        _('The file has a line source = "…" and the tables that docs/profile.md lists.'),
    ),
    "mapping-kind": Words(
        _('the folder %(folder)s must hold "stories" or "pages", not "%(value)s"'),
    ),
    "mapping-language": Words(
        _("language must be the code of a language, such as nl or pt-br"),
    ),
    "mapping-list": Words(
        _("“list” of the folder “%(folder)s” must be the title of a story list"),
        _('Write for example: list = "News". Only a folder that holds stories has one.'),
    ),
    "mapping-path": Words(
        _("the folder %(folder)s is not within the content folder"),
        _("Write its path from the content folder on, for example docs/handbook."),
    ),
    "mapping-source": Words(
        _("“source” must be a name of letters, digits, dots and dashes"),
        _('For example: source = "website".'),
    ),
    "name-twice": Words(
        _("two files have this name, written with other characters for the same letters"),
        _("Rename or remove one of the two."),
    ),
    "not-a-file": Words(
        _("this is not a normal file"),
        _("Remove it from the folder."),
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
    "picture-outside": Words(
        _("the picture %(reference)s is outside the folder, so it is not opened"),
        _("Put the picture into the folder “thumbs”."),
    ),
    "picture-place-stays": Words(
        _("the picture %(name)s says where it was made, and that cannot be removed"),
        _("Save it again without its data, or as a JPEG."),
    ),
    "picture-refused": Words(
        _("the picture %(name)s is refused: %(reason)s"),
    ),
    "readme": Words(
        _("this README is for those who write the site: it is left alone"),
        _("If it is a page, put a title between two lines “---” at its top, or link to it."),
    ),
    "redirect-not-used": Words(
        _("“%(value)s” is not used: it is no redirect from one address to another"),
        _("Make redirects in the CMS for the addresses that matter."),
    ),
    "redirects-unreadable": Words(
        _("this list of redirects cannot be read: something in its form is wrong"),
        _("Correct it, or remove the file."),
    ),
    "sitemap-syntax": Words(
        _("this sitemap cannot be read: %(reason)s"),
        _("Save it again from the old site, or make a list with one address a line."),
    ),
    "story-list": Words(
        _("this file lists the stories of its folder; here the story list does that by itself"),
        _("Copy its text to the introduction of the story list, if it is to stay."),
    ),
    "too-large": Words(
        _("the file is too large: at most %(limit)s MB is allowed"),
        _("Divide the text over more pages."),
    ),
    "unreadable": Words(
        _("the file cannot be read: %(reason)s"),
        _("Look at the rights of the file."),
    ),
}
