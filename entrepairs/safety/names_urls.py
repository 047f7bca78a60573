"""A name behind an alias, opened by two; and, for whose it is, that it was."""

from django.urls import path

from entrepairs.safety.views import names

urlpatterns = [
    path("mes-ouvertures/", names.mine, name="my_names"),
    path("veille/<uuid:look_id>/nom/", names.asking, name="name_asking"),
    path("veille/<uuid:look_id>/connexion/", names.asking, {"what": "origin"}, name="origin_asking"),
    path("veille/noms/", names.openings, name="name_openings"),
    path("veille/noms/<uuid:opening_id>/", names.opening, name="name_opening"),
    path("veille/noms/<uuid:opening_id>/oui/", names.confirming, name="name_confirming"),
    path("veille/noms/<uuid:opening_id>/non/", names.declining, name="name_declining"),
]
