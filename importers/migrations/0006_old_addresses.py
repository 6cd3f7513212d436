from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('importers', '0005_components_of_conflicts'),
    ]

    operations = [
        migrations.AddField(
            model_name='importrecord',
            name='old_addresses',
            field=models.JSONField(default=list),
        ),
    ]
