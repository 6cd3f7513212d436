"""Give the trash that stands at the last path of all a root like any other, and note which it is."""

from django.db import migrations
from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr

STEP = 4  # characters of a path for each level of the tree
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OLD_PATH, OLD_URL_PATH, URL_PATH = "ZZZZ", "/-bin/", "/-trash/"


def note_root(apps, schema_editor):
    """Make one root of all that were the trash, and keep whatever is below any of them.

    There is more than one where Wagtail's `fixtree --full` moved the first and a page was deleted
    later. Without any the trash is made when a page is deleted.
    """
    alias = schema_editor.connection.alias
    pages = apps.get_model("wagtailcore", "Page").objects.using(alias)
    root, *others = _old_roots(apps, pages, alias) or [None]
    if root is None:
        return
    if root.path == OLD_PATH:
        last = pages.filter(depth=1).exclude(pk=root.pk).order_by("path").last()
        _move(pages, root.path, _next(last.path if last else "0" * STEP), root.url_path)
    else:
        _move(pages, root.path, root.path, root.url_path)
    root = pages.get(pk=root.pk)
    for other in others:
        for child in pages.filter(path__startswith=other.path, depth=2).order_by("path"):
            last = pages.filter(path__startswith=root.path, depth=2).order_by("path").last()
            path = _next(last.path) if last else root.path + _number(1)
            _move(pages, child.path, path, other.url_path)
        pages.filter(pk=other.pk).delete()
    below = pages.filter(path__startswith=root.path, depth=2).count()
    pages.filter(pk=root.pk).update(numchild=below, url_path=URL_PATH)
    apps.get_model("trash", "TrashRoot").objects.using(alias).create(page_id=root.pk)


def _old_roots(apps, pages, alias):
    """Return them in the order of their paths; none that holds a site, nor the first of all."""
    entries = apps.get_model("trash", "DeletedPage").objects.using(alias)
    sites = apps.get_model("wagtailcore", "Site").objects.using(alias)
    above = entries.filter(page__depth=2).values_list("page__path", flat=True)
    known = Q(path=OLD_PATH) | Q(url_path=OLD_URL_PATH)
    known |= Q(path__in={path[:STEP] for path in above})
    roots = pages.filter(depth=1).order_by("path")
    others = {path[:STEP] for path in sites.values_list("root_page__path", flat=True)}
    others.update(roots.values_list("path", flat=True)[:1])
    return list(roots.filter(known).exclude(path__in=others))


def _move(pages, old, new, url_path):
    """Move a page with all below it; `url_path` is the old one of the root above."""
    below = pages.filter(path__startswith=old)
    below.filter(depth__gt=1).update(
        url_path=Concat(Value(URL_PATH), Substr("url_path", len(url_path) + 1))
    )
    if new != old:
        below.update(path=Concat(Value(new), Substr("path", len(old) + 1)))


def _next(path):
    return path[:-STEP] + _number(int(path[-STEP:], len(DIGITS)) + 1)


def _number(value):
    digits = ""
    for _place in range(STEP):
        value, digit = divmod(value, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits


class Migration(migrations.Migration):

    dependencies = [("trash", "0002_trash_root")]

    operations = [migrations.RunPython(note_root)]
