from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "entrepairs.live"
    verbose_name = "Direct"
