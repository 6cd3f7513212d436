from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("cms", "0019_doors"),
    ]

    operations = [
        migrations.AddField(
            model_name="storyindexpage",
            name="noun",
            field=models.CharField(choices=[("stories", "stories"), ("posts", "posts"), ("articles", "articles")], default="stories", help_text="Visitors read it around the list, for example in “All posts”.", max_length=10, verbose_name="word for what is in it"),
        ),
        migrations.AddField(
            model_name="infopage",
            name="date",
            field=models.DateField(blank=True, help_text="Only if the page belongs to a day. Visitors see it under the title.", null=True, verbose_name="date"),
        ),
    ]
