from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('checks', '0003_consent'),
    ]

    operations = [
        migrations.AddField(
            model_name='checklevels',
            name='deleted_picture',
            field=models.CharField(choices=[('error', 'Error: the page cannot be published'), ('advice', 'Advice: the page can be published'), ('off', 'Off: not checked')], default='advice', max_length=10, verbose_name='picture in the trash'),
        ),
    ]
