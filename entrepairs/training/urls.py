from django.urls import path

from entrepairs.training import views

app_name = "training"
urlpatterns = [
    path("aider/charte/", views.charter, name="charter"),
    path("aider/charte/nouvelle/", views.new_charter, name="new_charter"),
    path("aider/habilitations/", views.habilitations, name="habilitations"),
    path("aider/habilitations/<uuid:pk>/retrait/", views.giving_back, name="giving_back"),
]
