"""Sign up, wait, come back to one’s place; the team’s list; who comes by today; two questions after."""

from django.urls import path

from entrepairs.agenda.views import impressions, passing, roster, signups, without_account

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
    path("maisons/<uuid:pk>/inscriptions/", roster.house_signups, name="house_signups"),
    path("rencontres/<uuid:pk>/inscriptions/", roster.roster, name="roster"),
    path("rencontres/<uuid:pk>/inscriptions/<uuid:signup_id>/place/", roster.seat, name="roster_seat"),
    path("rencontres/<uuid:pk>/inscriptions/<uuid:signup_id>/retrait/", roster.removal, name="roster_removal"),
    path("maisons/<uuid:guest_of>/je-passe/", passing.passing, name="passing"),
    path("maisons/<uuid:guest_of>/je-passe/fin/", passing.passing_end, name="passing_end"),
    path("rencontres/<uuid:gathering_id>/apres/", impressions.drawing, name="slip"),
    path("place/<str:token>/apres/", without_account.slip, name="place_slip"),
    path("apres/merci/", impressions.thanks, name="thanks"),
    path("apres/<str:token>/", impressions.impression, name="impression"),
    path("rencontres/<uuid:pk>/petits-papiers/", impressions.slips, name="slips"),
    path("maisons/<uuid:pk>/apres-les-groupes/", impressions.sums, name="impressions"),
]
