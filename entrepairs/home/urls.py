from django.urls import path

from entrepairs.home.views import installation, landing, space

app_name = "home"
urlpatterns = [
    path("installation/", installation.installation, name="installation"),
    path("", landing.landing, name="landing"),
    path("qui-veille/", landing.about, name="about"),
    path("mon-espace/", space.space, name="space"),
    path("mon-compte/", space.account, name="account"),
]
