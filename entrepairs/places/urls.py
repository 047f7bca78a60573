from django.urls import path

from entrepairs.places import views

app_name = "places"
urlpatterns = [path("communes/", views.communes, name="search")]
