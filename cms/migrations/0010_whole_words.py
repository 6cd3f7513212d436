"""Enter the words of all pages anew: soft hyphens and loose accents divide them no longer."""

from django.db import migrations


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("cms", "0009_existing_sites")]
    # 0029 makes the table of words that is written to now, and enters them all.
    operations: list = []
