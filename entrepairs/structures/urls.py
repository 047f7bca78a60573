from django.urls import path

from entrepairs.structures import views

app_name = "structures"
urlpatterns = [
    path("maisons/", views.houses, name="houses"),
    path("maisons/<uuid:pk>/", views.house, name="house"),
    path("maisons/<uuid:pk>/invitation/", views.invitation, name="invitation"),
    path("maisons/roles/<uuid:role_id>/fin/", views.role_ending, name="role_ending"),
    path("mes-roles/", views.roles, name="roles"),
    path("mes-roles/<uuid:role_id>/acceptation/", views.acceptance, name="acceptance"),
    path("mes-roles/<uuid:role_id>/fin/", views.ending, name="ending"),
]
