"""Enter the words of all pages anew, with their roots, and words with signs in them as one."""

from django.db import migrations


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("cms", "0025_closings")]
    # 0029 makes the table of words that is written to now, and enters them all.
    operations: list = []
