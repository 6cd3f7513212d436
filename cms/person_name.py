"""What colleagues are called: by their full names, and by more where two have the same."""

from django.contrib.auth.models import User


def name_of(person: User) -> str:
    """Return the full name, with the name to sign in with where another colleague has it too."""
    name, username = person.get_full_name(), person.get_username()
    if not name:
        return username
    namesakes = User.objects.filter(
        first_name=person.first_name, last_name=person.last_name, is_active=True
    ).exclude(pk=person.pk)
    return f"{name} ({username})" if namesakes.exists() else name
