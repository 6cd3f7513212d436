"""Enter the words of all pages anew: soft hyphens and loose accents divide them no longer."""

from importlib import import_module

from django.db import migrations

enter_again = import_module("cms.migrations.0007_stems").enter_again


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("cms", "0009_existing_sites")]
    operations = [migrations.RunPython(enter_again, migrations.RunPython.noop)]
