from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "entrepairs.ui"
    verbose_name = "Pages"
