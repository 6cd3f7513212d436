"""Store all old addresses in the one form in which they are looked up."""

from django.db import migrations

from cms.models.redirect_address import normal_address


def normalise(apps, schema_editor):
    """Keep every row: one whose address another redirect of its site has already stays as it is."""
    redirects = apps.get_model("wagtailredirects", "Redirect").objects.using(
        schema_editor.connection.alias
    )
    rows = list(redirects.order_by("automatically_created", "pk").values_list("pk", "site", "old_path"))
    taken = {(site, path) for _, site, path in rows}
    for pk, site, path in rows:
        normal = normal_address(path)
        if normal != path and (site, normal) not in taken:
            taken.add((site, normal))
            redirects.filter(pk=pk).update(old_path=normal)


class Migration(migrations.Migration):
    dependencies = [("wagtailredirects", "0008_add_verbose_name_plural")]
    operations = [migrations.RunPython(normalise, migrations.RunPython.noop)]
