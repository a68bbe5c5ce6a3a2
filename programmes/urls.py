from django.urls import path

from programmes.views import health, home, preference

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("styleguide/", preference.styleguide, name="styleguide"),
    path("theme/", preference.theme, name="theme"),
]
