from django.urls import path

from entrepairs.safety import views

app_name = "safety"
urlpatterns = [
    path("besoin-d-aide/", views.help_now, name="help_now"),
    path("quitter/", views.quick_exit, name="quick_exit"),
    path("mes-blocages/", views.blocks, name="blocks"),
    path("mes-blocages/<uuid:block_id>/levee/", views.lift, name="lift"),
]
