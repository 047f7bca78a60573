from django.urls import path

from entrepairs.agenda.views import calendar, gatherings, planning, signups, today

app_name = "agenda"
urlpatterns = [
    path("maisons/<uuid:house_id>/agenda/", calendar.calendar, name="calendar"),
    path("maisons/<uuid:pk>/aujourd-hui/", today.today, name="today"),
    path("maisons/<uuid:pk>/rencontres/nouvelle/", planning.new_gathering, name="new_gathering"),
    path("rencontres/<uuid:gathering_id>/", gatherings.gathering, name="gathering"),
    path("rencontres/<uuid:gathering_id>/inscription/", signups.signup, name="signup"),
    path("rencontres/<uuid:gathering_id>/desistement/", signups.withdrawal, name="withdrawal"),
    path("rencontres/<uuid:gathering_id>/fin/", signups.course_withdrawal, name="course_withdrawal"),
    path("rencontres/<uuid:gathering_id>/place/", signups.seat_acceptance, name="seat_acceptance"),
    path("mes-inscriptions/", signups.my_signups, name="my_signups"),
    path("rencontres/<uuid:pk>/comptage/", today.headcount, name="headcount"),
]
