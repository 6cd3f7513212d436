from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0012_pictures_say_if_they_are_shown"),
        ("consent", "0002_former_fields"),
    ]
    operations = [migrations.RemoveField(model_name="siteimage", name="people")]
