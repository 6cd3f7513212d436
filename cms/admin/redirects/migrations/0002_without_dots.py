"""Store old addresses anew in their one form, which has no `/../`, `/./` and backslash any more."""

from importlib import import_module

from django.db import migrations

normalise = import_module("cms.admin.redirects.migrations.0001_one_form").normalise


class Migration(migrations.Migration):
    dependencies = [("redirects", "0001_one_form")]
    operations = [migrations.RunPython(normalise, migrations.RunPython.noop)]
