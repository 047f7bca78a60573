from django.urls import path

from entrepairs.ui import offline, views

app_name = "ui"
urlpatterns = [
    path("charte/", views.charte, name="charte"),
    path("hors-ligne/", offline.offline, name="offline"),
    path("hors-ligne.js", offline.worker, name="worker"),
]
