from django.urls import path

from entrepairs.agenda.views import calendar, gatherings, running, signups

app_name = "agenda"
urlpatterns = [
    path("maisons/<uuid:house_id>/agenda/", calendar.calendar, name="calendar"),
    path("maisons/<uuid:pk>/aujourd-hui/", running.today, name="today"),
    path("maisons/<uuid:pk>/rencontres/nouvelle/", running.new_gathering, name="new_gathering"),
    path("rencontres/<uuid:gathering_id>/", gatherings.gathering, name="gathering"),
    path("rencontres/<uuid:gathering_id>/inscription/", signups.signup, name="signup"),
    path("rencontres/<uuid:gathering_id>/desistement/", signups.withdrawal, name="withdrawal"),
    path("rencontres/<uuid:pk>/comptage/", running.headcount, name="headcount"),
]
