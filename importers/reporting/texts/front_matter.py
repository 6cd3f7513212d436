"""Texts about the keys above a text, and about the formats in which they are written."""

from django.utils.translation import gettext_lazy as _

from importers.reporting.texts.words import Words

FRONT_MATTER = {
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
    "alt-without-picture": Words(
        _("%(key)s describes a picture, and no key names one"),
        _("Write “thumb: …” with the name of the picture."),
    ),
    "categories-left": Words(
        _("a story has one category: the first of these; not “%(others)s”"),
        _("Put the one first by which visitors should find the story."),
    ),
    "comment": Words(
        _("“%(lost)s” is not imported: a # after a space begins a comment"),
        _("Put the whole value between double quotes if it belongs to it."),
    ),
    "control-character": Words(
        _("there is an invisible control character here"),
        _("Remove it, or type the line anew."),
    ),
    "date": Words(
        _("%(key)s must be a day such as 2021-02-03, not '%(value)s'"),
        _("Year, month and day, with dashes between them; or “3 februari 2021”."),
    ),
    "date-from-name": Words(
        _("%(key)s '%(value)s' cannot be read, so the day is that in the name of the file"),
        _("Year, month and day, with dashes between them; or “3 februari 2021”."),
    ),
    "double-key": Words(
        _("%(key)s stands here for the second time; the first is on line %(first)s"),
        _("Keep one of the two."),
    ),
    "draft-by-key": Words(
        _("the page comes as a draft, because of %(key)s"),
        _("Take the key away if visitors are to see the page."),
    ),
    "empty-value": Words(
        _("%(key)s must not be empty"),
    ),
    "expired": Words(
        _("%(key)s was on %(value)s, so the page comes as a draft"),
        _("Take the key away, or give a day to come, if visitors are to see the page."),
    ),
    "expires-too-soon": Words(
        _("%(key)s %(value)s is not after the day on which the page appears"),
    ),
    "front-matter-too-large": Words(
        _("the part with the keys is too large: at most %(limit)s kB is allowed"),
    ),
    "front-matter-twice": Words(
        _("the file has keys a second time; these are left out: %(words)s"),
        _("Put them with the others, between the first two lines “---”."),
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
    "key-not-text": Words(
        _("the name before the colon must be a word"),
    ),
    "key-recorded": Words(
        _("%(key)s is kept in the import record; the page does not show it"),
    ),
    "line-separator": Words(
        _("there is an invisible line separator here: it became a space"),
    ),
    "missing-key": Words(
        _("%(key)s is missing"),
        _("Add a line “%(key)s: …” between the lines “---”."),
    ),
    "named-fence": Words(
        _("front matter that begins with “%(fence)s” is not supported"),
        _("Write it as YAML between two lines “---”."),
    ),
    "near-key": Words(
        _("%(key)s is unknown; did you mean %(known)s?"),
        _("Its value is kept in the import record, but the page does not show it."),
    ),
    "not-closed": Words(
        _("the part that this line “%(fence)s” opens is not closed"),
        _("Put a line “%(fence)s” under the last key."),
    ),
    "not-keys-and-values": Words(
        _("between the lines “---” there must be keys and values, such as “title: Our people”"),
        _("If “---” is meant as a line across the page: put the title and the rest above it."),
    ),
    "not-one-text": Words(
        _("%(key)s must be one text, not a list"),
        _("Write the value on the same line."),
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
    "order": Words(
        _("%(key)s must be a whole number, not '%(value)s'"),
        _("For example 1, 2 or 3; at most 2147483647. Without a number the page comes last."),
    ),
    "order-from-name": Words(
        _("the number before “%(name)s” is its place in the menu (%(order)s), not in its address"),
        _("Write “order: …” for another place, and “slug: …” for another address."),
    ),
    "read-as": Words(
        _("%(key)s “%(value)s” is read as %(read)s"),
        _("Write it so if that is right."),
    ),
    "scheduled": Words(
        _("the date %(day)s is in the future: the page appears on that day"),
    ),
    "second-document": Words(
        _("a second YAML document begins here; there may be only one"),
        _("Remove this line."),
    ),
    "semicolon-fence": Words(
        _("front matter of Hexo, with “;;;”, is not supported"),
        _("Write it as YAML between two lines “---”."),
    ),
    "toml-syntax": Words(
        _("this line cannot be read as TOML"),
        _('Look at the quotes and the equals sign: title = "Our people".'),
    ),
    "too-deep": Words(
        _("values are nested too deep: at most %(limit)s levels are allowed"),
    ),
    "too-long": Words(
        _("%(key)s is too long: %(length)s characters, and at most %(limit)s are allowed"),
    ),
    "two-keys": Words(
        _("%(key)s is not used: %(used)s says the same and goes before it"),
        _("Its value is kept in the import record."),
    ),
    "unknown-key": Words(
        _("%(key)s is unknown"),
        _("Its value is kept in the import record, but the page does not show it."),
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
}
