"""The rules of the site, and the sheet for the emergency services."""

from django.urls import path

from entrepairs.safety.views import legal

urlpatterns = [
    path("regles-du-site/", legal.rules, name="legal"),
    path("veille/<uuid:look_id>/fiche-secours/", legal.sheet, name="danger_sheet"),
]
