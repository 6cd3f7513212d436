"""Take the names and dates that pictures had themselves into the register.

The names of one picture were one line of text: each becomes a person, the same name the same one.
A date without a name becomes somebody who is called after the picture. There is no proof of these,
and the register says so. Pictures whose date is past leave the site when the background process
looks at them first, and the owners of the pages are notified then.
"""

import re

from django.conf import settings
from django.db import migrations
from django.utils.translation import gettext, override

BETWEEN = re.compile(r"\s*(?:[,;&/\n]|\s(?:en|and)\s)\s*")
LONGEST = 255


def names_in(people: str) -> list[str]:
    return list(dict.fromkeys(name for name in BETWEEN.split(people.strip()) if name))


def somebody_on(image) -> str:
    """Return the name of who is not named, in the language of editors: `migrate` has none."""
    with override(settings.LANGUAGE_CODE):
        return gettext("Not named: %(title)s") % {"title": image.title}


def take_over(apps, schema_editor):
    image_model = apps.get_model("cms", "SiteImage")
    consent_model = apps.get_model("consent", "Consent")
    known = {}
    images = image_model.objects.exclude(people="", usable_until=None)
    for image in images.order_by("pk").only("title", "people", "usable_until"):
        names = names_in(image.people) or [somebody_on(image)]
        for name in names:
            name = name[:LONGEST]
            if name not in known:
                known[name] = apps.get_model("consent", "Person").objects.create(name=name)
            consent_model.objects.create(
                image=image, person=known[name], until=image.usable_until
            )
        image_model.objects.filter(pk=image.pk).update(shows_people="people")


def give_back(apps, schema_editor):
    """Write the names into the field of the picture again, which stands there by now."""
    image_model = apps.get_model("cms", "SiteImage")
    consents = apps.get_model("consent", "Consent").objects.exclude(person=None)
    people = {}
    for image_id, name in consents.order_by("pk").values_list("image_id", "person__name"):
        people.setdefault(image_id, []).append(name)
    for image_id, names in people.items():
        image_model.objects.filter(pk=image_id).update(people=", ".join(names)[:LONGEST])


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0001_register"),
        ("cms", "0012_pictures_say_if_they_are_shown"),
    ]
    operations = [migrations.RunPython(take_over, give_back)]
