"""Wagtail's form of a redirect, with validation against loops and unreachable redirects.

API v3 and the import of a file use it too.
"""

from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from cms.admin.redirects.chain import Chain
from cms.compat.wagtail.admin import RedirectForm
from cms.models.redirect_address import is_entrance


class ArrivingRedirectForm(RedirectForm):
    def clean(self):
        super().clean()
        given = self.cleaned_data
        if not given.get("old_path"):
            return given
        page, link = given.get("redirect_page"), given.get("redirect_link") or ""
        if not page and not link and "redirect_link" not in self.errors:
            self.add_error("redirect_page", _("Choose the page to which visitors are to go."))
            return given
        self._refuse_if_stuck(Redirect.normalise_path(given["old_path"]), page, link)
        return given

    def _refuse_if_stuck(self, start: str, page, link: str) -> None:
        chain = Chain(self.cleaned_data.get("site"), self.instance.pk)
        living = chain.live_page_at(start)
        if is_entrance(start):
            text = _("At %(path)s people sign in. From there nobody can be redirected.")
            self.add_error("old_path", text % {"path": start})
        elif chain.leads_back(start, page, link):
            text = _(
                "This redirect would lead round in a circle: from %(path)s, perhaps by way of "
                "other redirects, back to %(path)s."
            )
            self.add_error("old_path", text % {"path": start})
        elif living:
            text = _(
                "At %(path)s is the page “%(title)s”. Visitors see that page and are never "
                "redirected. Take the page off the site or give it another address first."
            )
            self.add_error("old_path", text % {"path": start, "title": living.title})
