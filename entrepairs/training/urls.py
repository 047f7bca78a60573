from django.urls import path

from entrepairs.training import views

app_name = "training"
urlpatterns = [
    path("aider/charte/", views.charter, name="charter"),
]
