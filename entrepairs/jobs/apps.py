from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "entrepairs.jobs"
    verbose_name = "Travaux de fond"
