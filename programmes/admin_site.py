"""Who may enter Django's admin. INSTALLED_APPS reads this before any model exists, so it imports none."""

from functools import wraps

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _


class PortalAdminConfig(AdminConfig):
    default_site = "programmes.admin_site.PortalAdminSite"


class PortalAdminSite(admin.AdminSite):
    site_header = site_title = _("Reference data")
    index_title = _("What all programmes share")

    def has_permission(self, request):
        return request.actor.is_system_administrator

    def admin_view(self, view, cacheable=False):
        """The second step of sign-in, asked before any page is opened; those who may not are refused first."""
        from programmes.rules import second_factor

        shown = super().admin_view(view, cacheable)

        @wraps(shown)
        def asked(request, *args, **kwargs):
            if self.has_permission(request):
                second_factor.must(request.actor, _("Open the reference data"))
            return shown(request, *args, **kwargs)

        return asked

    def register(self, model_or_iterable, admin_class=None, **options):
        """Libraries bring pages for sign-ins and second factors, which would be written without History: left out."""
        if admin_class and issubclass(admin_class, AskTheActor):
            super().register(model_or_iterable, admin_class, **options)

    def login(self, request, extra_context=None):
        """One door: the portal's own sign-in, with its second factor and its limits. Others signed in are refused."""
        from django.contrib.auth.views import redirect_to_login

        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or request.get_full_path(), settings.LOGIN_URL)
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    login.login_required = False

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")


class AskTheActor:
    """Our users carry no permissions: what somebody may do stands in their dated roles."""

    def _may(self, request):
        return request.actor.is_system_administrator

    def has_module_permission(self, request):
        return self._may(request)

    def has_view_permission(self, request, obj=None):
        return self._may(request)

    def has_add_permission(self, request, obj=None):
        return self._may(request)

    def has_change_permission(self, request, obj=None):
        return self._may(request)

    def has_delete_permission(self, request, obj=None):
        return self._may(request)
