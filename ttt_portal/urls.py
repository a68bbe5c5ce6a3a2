from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    path("", include("programmes.urls")),
    path("", include("workshops.urls")),
    path("", include("accreditation.urls")),
    path("", include("reports.urls")),
]
