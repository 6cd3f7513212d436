"""What the CMS adds to every answer."""

from csp.middleware import CSPMiddleware
from django.conf import settings


class ContentSecurityPolicy(CSPMiddleware):
    """The site's strict policy everywhere, a workable one under /cms/ and on the API's own docs."""

    paths = ("/cms/", "/api/v3/docs/")

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(self.paths):
            parts.replace = settings.ADMIN_SECURITY_POLICY
        return parts
