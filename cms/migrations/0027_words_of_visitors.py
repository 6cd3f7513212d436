"""Search words that staff keep, the neutral ones for sites that exist, and what was not found."""

from django.db import migrations, models

from cms.profile.synonyms import NEUTRAL

GIVEN = {
    "synonym": ("add", "change", "delete", "view"),
    "searchmiss": ("delete", "view"),
}


def give(apps, schema_editor):
    """Give existing sites the first search words, and who keeps categories the right to keep them."""
    alias = schema_editor.connection.alias
    if apps.get_model("cms", "HomePage").objects.using(alias).exists():
        synonyms = apps.get_model("cms", "Synonym").objects.using(alias)
        for typed, meant in NEUTRAL:
            synonyms.create(typed=typed, meant=meant)
    types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    groups = apps.get_model("auth", "Group").objects.using(alias)
    keepers = groups.filter(
        permissions__codename="change_category", permissions__content_type__app_label="cms"
    )
    for group in keepers:
        for model, actions in GIVEN.items():
            content_type, _ = types.get_or_create(app_label="cms", model=model)
            for action in actions:
                permission, _ = permissions.get_or_create(
                    content_type=content_type,
                    codename=f"{action}_{model}",
                    defaults={"name": f"Can {action} {model}"},
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0026_related_words"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.CreateModel(
            name='SearchMiss',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=40, unique=True, verbose_name='word')),
                ('times', models.PositiveIntegerField(default=0, verbose_name='times')),
                ('last_day', models.DateField(verbose_name='last on')),
            ],
            options={
                'verbose_name': 'word that was not found',
                'verbose_name_plural': 'words that were not found',
                'ordering': ['-times', '-last_day', 'word'],
            },
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('typed', models.CharField(help_text='One or more words, with commas between them: phone number, call, ring.', max_length=400, verbose_name='what visitors type')),
                ('meant', models.CharField(help_text='Words that are on the page that they need, for example in its title: contact.', max_length=400, verbose_name='what to look for as well')),
            ],
            options={
                'verbose_name': 'search word',
                'verbose_name_plural': 'search words',
                'ordering': ['typed'],
            },
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
