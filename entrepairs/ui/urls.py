from django.urls import path

from entrepairs.ui import views

app_name = "ui"
urlpatterns = [path("charte/", views.charte, name="charte")]
