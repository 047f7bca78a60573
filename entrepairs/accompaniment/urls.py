from django.urls import URLPattern, URLResolver, path

from entrepairs.accompaniment.views import offers

app_name = "accompaniment"
urlpatterns: list[URLPattern | URLResolver] = [
    # --- offers
    path("aider/", offers.help_in_turn, name="help"),
    path("aider/offre/", offers.offer, name="offer"),
    path("aider/absences/", offers.absence, name="absence"),
    path("aider/absences/<int:absence_id>/retrait/", offers.absence_removal, name="absence_removal"),
    path("aider/pause/", offers.pause, name="offer_pause"),
    path("aider/retour/", offers.resumption, name="resumption"),
]
