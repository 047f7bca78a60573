"""Permanences that change hands, and what each says before a planning."""

from django.urls import path

from entrepairs.agenda.views import exchanges, readiness

urlpatterns = [
    path("maisons/<uuid:crew_id>/permanences/quand/", readiness.readiness, name="readiness"),
    path("maisons/<uuid:crew_id>/permanences/miennes.ics", readiness.my_shifts_file, name="my_shifts_file"),
    path("permanences/<uuid:shift_id>/echange/", exchanges.exchange, name="exchange"),
    path("permanences/<uuid:shift_id>/reserve/", exchanges.reserve, name="reserve"),
    path("permanences/<uuid:shift_id>/appel-aux-personnes/", exchanges.shift_calling, name="shift_calling"),
    path("echanges/<uuid:exchange_id>/acceptation/", exchanges.exchange_acceptance, name="exchange_acceptance"),
    path("echanges/<uuid:exchange_id>/refus/", exchanges.exchange_refusal, name="exchange_refusal"),
    path("echanges/<uuid:exchange_id>/retrait/", exchanges.exchange_withdrawal, name="exchange_withdrawal"),
]
