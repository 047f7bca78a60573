from django.apps import AppConfig


class StructuresConfig(AppConfig):
    name = "entrepairs.structures"
    verbose_name = "Structures"
