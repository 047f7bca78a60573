from django.urls import path

from entrepairs.structures.views import public, roles, running

app_name = "structures"
urlpatterns = [
    path("maisons/", public.houses, name="houses"),
    path("maisons/<uuid:house_id>/", public.house, name="house"),
    path("maisons/<uuid:pk>/tenir/", running.run, name="run"),
    path("maisons/<uuid:pk>/equipe/", running.team, name="team"),
    path("maisons/<uuid:pk>/invitation/", running.invitation, name="invitation"),
    path("maisons/roles/<uuid:role_id>/fin/", running.role_ending, name="role_ending"),
    path("mes-roles/", roles.roles, name="roles"),
    path("mes-roles/<uuid:role_id>/acceptation/", roles.acceptance, name="acceptance"),
    path("mes-roles/<uuid:role_id>/fin/", roles.ending, name="ending"),
]
