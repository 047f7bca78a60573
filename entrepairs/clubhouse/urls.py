from django.urls import path

from entrepairs.clubhouse.views import day, screens, units

app_name = "clubhouse"
urlpatterns = [
    path("maisons/<uuid:club_id>/journee/", day.day, name="day"),
    path("taches/<uuid:task_id>/prise/", day.taking, name="taking"),
    path("taches/<uuid:task_id>/rendue/", day.giving_back, name="giving_back"),
    path("taches/<uuid:task_id>/faite/", day.done, name="done"),
    path("taches/<uuid:task_id>/a-refaire/", day.again, name="again"),
    path("taches/<uuid:task_id>/retrait/", day.removal, name="removal"),
    path("maisons/<uuid:club_id>/unites/", units.units, name="units"),
    path("unites/<uuid:unit_id>/", units.unit, name="unit"),
    path("unites/<uuid:unit_id>/nom/", units.unit_change, name="unit_change"),
    path("unites/<uuid:unit_id>/fermeture/", units.unit_closing, name="unit_closing"),
    path("taches-de-la-semaine/<uuid:weekly_id>/retrait/", units.weekly_removal, name="weekly_removal"),
    path("maisons/<uuid:club_id>/ecrans/", screens.screens, name="screens"),
    path("ecrans/<uuid:screen_id>/fermeture/", screens.screen_closing, name="screen_closing"),
    path("mur/<str:token>/", screens.wall, name="wall"),
]
