from django.urls import URLPattern, path

from entrepairs.structures.views import directory, networks, public, records, roles, running


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
    path("maisons/", public.houses, name="houses"),
    path("maisons/<uuid:house_id>/", public.house, name="house"),
    path("maisons/<uuid:pk>/tenir/", running.run, name="run"),
    path("maisons/<uuid:pk>/equipe/", running.team, name="team"),
    path("maisons/<uuid:pk>/invitation/", running.invitation, name="invitation"),
    path("maisons/<uuid:pk>/statut/", records.statute, name="statute"),
    *records_of("postes", "post"),
    *records_of("conventions", "convention"),
    *records_of("visites", "visit"),
    path("maisons/<uuid:pk>/reseaux/", networks.networks, name="networks"),
    path("maisons/<uuid:pk>/reseaux/<uuid:affiliation_id>/accord/", networks.agreement, name="agreement"),
    path(
        "maisons/<uuid:pk>/reseaux/<uuid:affiliation_id>/fin/", networks.affiliation_ending, name="affiliation_ending"
    ),
    path("maisons/roles/<uuid:role_id>/fin/", running.role_ending, name="role_ending"),
    path("mes-roles/", roles.roles, name="roles"),
    path("mes-roles/<uuid:role_id>/acceptation/", roles.acceptance, name="acceptance"),
    path("mes-roles/<uuid:role_id>/fin/", roles.ending, name="ending"),
]
