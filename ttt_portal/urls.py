from django.contrib import admin
from django.urls import include, path

from ttt_portal.who_sees_what import who_sees_what

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("who-sees-what/", who_sees_what, name="who_sees_what"),
    path("", include("programmes.urls")),
    path("", include("workshops.urls")),
    path("", include("accreditation.urls")),
    path("", include("reports.urls")),
]
