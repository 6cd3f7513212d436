from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cms', '0013_people_are_in_the_register'),
    ]

    operations = [
        migrations.AddField(
            model_name='siteimage',
            name='is_deleted',
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
