from django.urls import URLPattern, path

from entrepairs.structures.export_urls import urlpatterns as export_urls
from entrepairs.structures.views import (
    coming,
    corrections,
    directory,
    directory_map,
    hours,
    imports,
    joining,
    networks,
    papers,
    persons,
    places,
    public,
    records,
    roles,
    running,
    visits,
)


def records_of(word: str, key: str) -> list[URLPattern]:
    """The pages of one kind of lines that a house writes down."""
    start, given = f"maisons/<uuid:pk>/{word}/", {"key": key}
    return [
        path(f"{start}nouvelle/", records.new_record, given, name=f"new_{key}"),
        path(f"{start}<uuid:record_id>/", records.record, given, name=key),
        path(f"{start}<uuid:record_id>/effacement/", records.record_erasure, given, name=f"{key}_erasure"),
    ]


app_name = "structures"
urlpatterns = [
    path("annuaire/", directory.directory, name="directory"),
    path("annuaire/carte/", directory_map.directory_map, name="map"),
    path("annuaire/carte/<slug:code>/", directory_map.map_of, name="map_of"),
    path("annuaire/erreurs/", corrections.directory_corrections, name="directory_corrections"),
    *export_urls,
    path("annuaire/listes/", imports.lists, name="lists"),
    path("annuaire/listes/modele.csv", imports.list_template, name="list_template"),
    path("annuaire/listes/<uuid:import_id>/", imports.import_, name="import"),
    path("annuaire/listes/<uuid:import_id>/lignes/<slug:verdict>/", imports.lines, name="import_lines"),
    path("annuaire/listes/<uuid:import_id>/refus.csv", imports.refusals, name="import_refusals"),
    path("annuaire/listes/<uuid:import_id>/confirmation/", imports.confirmation, name="import_confirmation"),
    path("annuaire/listes/<uuid:import_id>/annulation/", imports.cancellation, name="import_cancellation"),
    path("annuaire/listes/<uuid:import_id>/double/", imports.double, name="import_double"),
    path("maisons/", public.houses, name="houses"),
    path("maisons/<uuid:house_id>/", public.house, name="house"),
    path("maisons/<uuid:house_id>/erreur/", corrections.mistake, name="mistake"),
    path("maisons/<uuid:pk>/erreurs/", corrections.corrections, name="corrections"),
    path("maisons/erreurs/<uuid:correction_id>/fin/", corrections.correction_ending, name="correction_ending"),
    path("maisons/<uuid:pk>/tenir/", running.run, name="run"),
    path("maisons/<uuid:pk>/equipe/", running.team, name="team"),
    path("maisons/<uuid:pk>/lieux/", places.places, name="places"),
    path("maisons/<uuid:pk>/lieux/nouveau/", places.new_place, name="new_place"),
    path("maisons/<uuid:pk>/lieux/<uuid:place_id>/", places.place, name="place"),
    path("maisons/<uuid:pk>/lieux/<uuid:place_id>/fermeture/", places.place_closing, name="place_closing"),
    path("maisons/<uuid:pk>/lieux/<uuid:place_id>/horaires/", hours.hours, name="hours"),
    path("maisons/<uuid:pk>/lieux/<uuid:place_id>/semaines/fin/", hours.week_ending, name="week_ending"),
    path("maisons/<uuid:pk>/lieux/<uuid:place_id>/exceptions/", hours.new_exception, name="new_exception"),
    path("maisons/<uuid:pk>/lieux/<uuid:place_id>/mensuels/", hours.new_monthly, name="new_monthly"),
    path("maisons/<uuid:pk>/exceptions/<uuid:exception_id>/fin/", hours.exception_removal, name="exception_removal"),
    path("maisons/<uuid:pk>/horaires/<uuid:rule_id>/fin/", hours.rule_ending, name="rule_ending"),
    path("maisons/<uuid:pk>/personnes/", persons.persons, name="persons"),
    path("maisons/<uuid:pk>/invitations/", papers.invitations, name="invitations"),
    path(
        "maisons/<uuid:pk>/invitations/<uuid:invitation_id>/retrait/",
        papers.invitation_revoking,
        name="invitation_revoking",
    ),
    path("maisons/<uuid:pk>/contrat/", visits.visit_text, name="visit_text"),
    path("maisons/<uuid:pk>/contrat/papier/", visits.visit_text_on_paper, name="visit_text_on_paper"),
    path("maisons/<uuid:pk>/demandes/<uuid:join_id>/", joining.team_request, name="team_request"),
    path("maisons/<uuid:pk>/demandes/<uuid:join_id>/fermeture/", joining.join_closing, name="join_closing"),
    path("maisons/<uuid:pk>/demandes/<uuid:join_id>/accueil/", joining.join_welcome, name="join_welcome"),
    path("maisons/<uuid:house_id>/venir/", joining.ask, name="ask"),
    path("maisons/<uuid:pk>/statut/", records.statute, name="statute"),
    *records_of("postes", "post"),
    *records_of("conventions", "convention"),
    *records_of("visites", "visit"),
    path("maisons/<uuid:pk>/reseaux/", networks.networks, name="networks"),
    path("maisons/<uuid:pk>/reseaux/<uuid:affiliation_id>/accord/", networks.agreement, name="agreement"),
    path(
        "maisons/<uuid:pk>/reseaux/<uuid:affiliation_id>/fin/", networks.affiliation_ending, name="affiliation_ending"
    ),
    path("maisons/roles/<uuid:role_id>/fin/", persons.role_ending, name="role_ending"),
    path("maisons/roles/<uuid:role_id>/prolongation/", visits.visit_renewal, name="visit_renewal"),
    path("maisons/roles/<uuid:role_id>/adhesion/", visits.visit_welcome, name="visit_welcome"),
    path("venir/", coming.come, name="come"),
    path("venir/accueil/", coming.invited, name="invited"),
    path("mes-demandes-a-venir/<uuid:join_id>/", joining.join_request, name="join_request"),
    path("mes-demandes-a-venir/<uuid:join_id>/retrait/", joining.join_withdrawal, name="join_withdrawal"),
    path("mes-roles/<uuid:role_id>/visite/", visits.my_visit, name="my_visit"),
    path("mes-roles/<uuid:role_id>/visite/suite/", visits.my_visit_renewal, name="my_visit_renewal"),
    path("mes-roles/<uuid:role_id>/visite/papier/", visits.my_visit_on_paper, name="my_visit_on_paper"),
    path("mes-roles/", roles.roles, name="roles"),
    path("mes-roles/<uuid:role_id>/acceptation/", roles.acceptance, name="acceptance"),
    path("mes-roles/<uuid:role_id>/fin/", roles.ending, name="ending"),
]
