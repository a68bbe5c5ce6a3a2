from types import SimpleNamespace
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied


class AccountAdapter(DefaultAccountAdapter):
    """People are invited by organisers: nobody opens an account for themselves."""

    def send_mail(self, template_prefix, email, context):
        """Letters name the portal, not the machine it runs on."""
        site = SimpleNamespace(name=settings.SITE_NAME, domain=urlsplit(settings.SITE_URL).netloc)
        super().send_mail(template_prefix, email, {"current_site": site, **context})

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        """Behind a socket nobody has an address. Limits are counted for each account; nobody is kept out for this."""
        try:
            return super().get_client_ip(request)
        except PermissionDenied:
            return "0.0.0.0"

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Guesses are counted for the account, whatever host, port or letters the visitor's browser writes.

        The library's own key begins with the Host header: with another port each time, nobody would ever be refused.
        """
        return " ".join(credentials.get("email", "").split()).casefold()
