from django.urls import path

from entrepairs.home.views import landing

app_name = "home"
urlpatterns = [
    path("", landing.landing, name="landing"),
]
