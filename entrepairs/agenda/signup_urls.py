"""Sign up, wait, come back to one’s place."""

from django.urls import path

from entrepairs.agenda.views import signups, without_account

urlpatterns = [
    path("rencontres/<uuid:gathering_id>/inscription/", signups.signup, name="signup"),
    path("rencontres/<uuid:gathering_id>/desistement/", signups.withdrawal, name="withdrawal"),
    path("rencontres/<uuid:gathering_id>/fin/", signups.course_withdrawal, name="course_withdrawal"),
    path("rencontres/<uuid:gathering_id>/place/", signups.seat_acceptance, name="seat_acceptance"),
    path("rencontres/<uuid:gathering_id>/sans-compte/", without_account.signup, name="signup_without_account"),
    path("place/<str:token>/", without_account.place, name="place"),
    path("place/<str:token>/desistement/", without_account.withdrawal, name="place_withdrawal"),
    path("place/<str:token>/acceptation/", without_account.acceptance, name="place_acceptance"),
    path("place/<str:token>/adresse/", without_account.address, name="place_address"),
]
