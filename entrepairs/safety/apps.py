from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "entrepairs.safety"
    verbose_name = "Sécurité"
