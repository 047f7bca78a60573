from django.urls import path

from entrepairs.home.views import installation, landing

app_name = "home"
urlpatterns = [
    path("installation/", installation.installation, name="installation"),
    path("", landing.landing, name="landing"),
]
