"""Hold permanences, find a relief, tally calls."""

from django.urls import path

from entrepairs.agenda.views import calls, rotas, shift_desk, shifts

urlpatterns = [
    path("maisons/<uuid:crew_id>/permanences/", shifts.shifts, name="shifts"),
    path("maisons/<uuid:crew_id>/permanences/relais/", shifts.stand_in_choice, name="stand_in_choice"),
    path("maisons/<uuid:crew_id>/permanences/appels/", calls.call_totals, name="call_totals"),
    path("permanences/<uuid:shift_id>/prise/", shifts.shift_taking, name="shift_taking"),
    path("permanences/<uuid:shift_id>/rendue/", shifts.shift_leaving, name="shift_leaving"),
    path("permanences/<uuid:shift_id>/relais/", shifts.relief, name="relief"),
    path("permanences/<uuid:shift_id>/appels/", calls.calls, name="calls"),
    path("permanences/<uuid:shift_id>/appels/retrait/", calls.call_removal, name="call_removal"),
    path("permanences/<uuid:shift_id>/annulation/", shift_desk.shift_cancelling, name="shift_cancelling"),
    path("relais-de-permanence/<uuid:swap_id>/acceptation/", shifts.standing_in, name="standing_in"),
    path("relais-de-permanence/<uuid:swap_id>/retrait/", shifts.relief_withdrawal, name="relief_withdrawal"),
    path("maisons/<uuid:pk>/tenir/permanences/", shift_desk.shift_desk, name="shift_desk"),
    path("maisons/<uuid:pk>/tenir/permanences/semaine.pdf", shift_desk.shift_sheet, name="shift_sheet"),
    path("maisons/<uuid:pk>/tenir/permanences/equipe/", rotas.crew_desk, name="crew_desk"),
    path("maisons/<uuid:pk>/tenir/permanences/planning/", rotas.rota, name="rota"),
    path("maisons/<uuid:pk>/tenir/permanences/planning/preparation/", rotas.rota_request, name="rota_request"),
    path("maisons/<uuid:pk>/tenir/permanences/planning/mois.pdf", rotas.rota_sheet, name="rota_sheet"),
    path("maisons/<uuid:pk>/tenir/permanences/planning/<uuid:shift_id>/", rotas.draft_shift, name="draft_shift"),
    path("plannings/<uuid:rota_id>/assez/", rotas.rota_stop, name="rota_stop"),
    path("plannings/<uuid:rota_id>/abandon/", rotas.rota_cancelling, name="rota_cancelling"),
    path("plannings/<uuid:rota_id>/publication/", rotas.rota_publication, name="rota_publication"),
]
