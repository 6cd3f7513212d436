from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cms", "0011_drafts_without_category")]
    operations = [
        migrations.AddField(
            model_name="siteimage",
            name="shows_people",
            field=models.CharField(
                blank=True,
                choices=[("people", "Yes"), ("nobody", "No, nobody")],
                help_text="People whom somebody may recognise. Record under “Consent” that they agreed. Where there are none, nothing is asked.",
                max_length=10,
                verbose_name="are there people in it?",
            ),
        ),
        migrations.AddField(
            model_name="siteimage",
            name="withheld",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AlterField(
            model_name="siteimage",
            name="usable_until",
            field=models.DateField(editable=False, null=True),
        ),
    ]
