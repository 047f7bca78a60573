from django.urls import path

from entrepairs.participation import views

app_name = "participation"
urlpatterns = [
    path("maisons/<uuid:member_of>/decisions/", views.decisions, name="decisions"),
    path("rencontres/<uuid:assembly_id>/compte-rendu/", views.opening, name="opening"),
    path("comptes-rendus/<uuid:minutes_id>/", views.minutes, name="minutes"),
    path("comptes-rendus/<uuid:minutes_id>/papier/", views.paper, name="paper"),
    path("comptes-rendus/<uuid:minutes_id>/presents/", views.present, name="present"),
    path("comptes-rendus/<uuid:minutes_id>/adoption/", views.adoption, name="adoption"),
    path("comptes-rendus/<uuid:minutes_id>/reouverture/", views.reopening, name="reopening"),
    path("comptes-rendus/<uuid:minutes_id>/points/<uuid:point_id>/", views.point, name="point"),
    path("comptes-rendus/<uuid:minutes_id>/points/<uuid:point_id>/retrait/", views.point_removal, name="point_removal"),
    path("comptes-rendus/<uuid:minutes_id>/points/<uuid:point_id>/vote/", views.vote, name="vote"),
    path("comptes-rendus/<uuid:minutes_id>/votes/<uuid:vote_id>/retrait/", views.vote_removal, name="vote_removal"),
]
