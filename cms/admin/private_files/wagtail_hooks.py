"""Refuse to move many files at once to where more people see them."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from cms.admin.private_files.moves import may_move, refusal


@hooks.register("before_bulk_action")
def keep_private(request: HttpRequest, action_type: str, objects: Sequence, action):
    if action_type != "add_to_collection":
        return None
    new = action.cleaned_form.cleaned_data["collection"]
    for file in objects:
        if not may_move(request.user, file.collection, new):
            messages.error(request, refusal(file.collection))
            return redirect(action.next_url)
    return None
