from types import SimpleNamespace
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings


class AccountAdapter(DefaultAccountAdapter):
    """People are invited by organisers: nobody opens an account for themselves."""

    def send_mail(self, template_prefix, email, context):
        """Letters name the portal, not the machine it runs on."""
        site = SimpleNamespace(name=settings.SITE_NAME, domain=urlsplit(settings.SITE_URL).netloc)
        super().send_mail(template_prefix, email, {"current_site": site, **context})

    def is_open_for_signup(self, request):
        return False
