"""The addresses of what can be taken away from the directory."""

from django.urls import path

from entrepairs.structures.views import exports

urlpatterns = [
    path("annuaire/emporter/", exports.exports, name="exports"),
    *(path(f"annuaire/emporter/{file}", exports.export, {"file": file}, name=file) for file in exports.FILES),
]
