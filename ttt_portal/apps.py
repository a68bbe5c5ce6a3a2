from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "ttt_portal"
    verbose_name = "TTT Portal"
