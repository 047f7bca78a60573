"""Who came: the day of a house, its counts, its shared tablets, and what each person finds of it."""

from django.urls import path

from entrepairs.agenda.views import counts, kiosks, presences, printing, today

urlpatterns = [
    path("maisons/<uuid:pk>/aujourd-hui/", today.today, name="today"),
    path("maisons/<uuid:pk>/aujourd-hui/sans-nom/", today.tallied, name="tally"),
    path("maisons/<uuid:pk>/aujourd-hui/nombre/", today.counted, name="headcount"),
    path("maisons/<uuid:pk>/aujourd-hui/presence/", today.presence, name="presence"),
    path("maisons/<uuid:pk>/comptages/", counts.counts, name="counts"),
    path("maisons/<uuid:pk>/comptages/semaine/", counts.estimated, name="estimate"),
    path("maisons/<uuid:pk>/bornes/", kiosks.kiosks, name="kiosks"),
    path("maisons/<uuid:pk>/bornes/fin/", kiosks.kiosk_end, name="kiosk_end"),
    path("maisons/<uuid:pk>/impression/", printing.printing, name="printing"),
    path("maisons/<uuid:pk>/impression/semaine/", printing.week_sheet, name="week_sheet"),
    path("maisons/<uuid:pk>/impression/feuille/", printing.day_sheet, name="day_sheet"),
    path("rencontres/<uuid:pk>/affiche/", printing.poster, name="poster"),
    path("rencontres/<uuid:pk>/feuille/", printing.sheet, name="sheet"),
    path("mes-presences/", presences.presences, name="presences"),
    path("mes-presences/<uuid:presence_id>/sans-nom/", presences.presence_nameless, name="presence_nameless"),
    path("mes-presences/choix/", presences.nameless_choice, name="nameless_choice"),
    path("borne/", kiosks.kiosk, name="kiosk"),
    path("borne/touches/", kiosks.kiosk_touches, name="kiosk_touches"),
]
