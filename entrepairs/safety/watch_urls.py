"""« La veille » : the desk, one’s own part in it, the team."""

from django.urls import path

from entrepairs.safety.views import asking, deciding, duty, limiting, my_watch, resting, watch, watch_relay, watch_team

urlpatterns = [
    path("veille/", watch.desk, name="watch"),
    path("veille/releve/", watch_relay.handing_over, name="watch_hand_over"),
    path("veille/equipe/", watch_team.team, name="watch_team"),
    path("veille/equipe/<uuid:watcher_id>/fin/", watch_team.ending, name="watch_ending"),
    path("veille/heures/", duty.hours, name="watch_hours"),
    path("veille/jours/", duty.closure, name="watch_closure"),
    path("veille/jours/<uuid:closure_id>/retour/", duty.reopening, name="watch_reopening"),
    path("veille/<uuid:look_id>/", watch.look, name="look"),
    path("veille/<uuid:look_id>/prise/", watch.claim, name="look_claim"),
    path("veille/<uuid:look_id>/remise/", watch.hand_back, name="look_hand_back"),
    path("veille/<uuid:look_id>/danger-proche/", watch.rising, name="look_rising"),
    path("veille/<uuid:look_id>/deuxieme-regard/", watch.second, name="look_second"),
    path("veille/<uuid:look_id>/a-deux/", watch.seconding, name="look_seconding"),
    path("veille/<uuid:look_id>/a-cote/", watch.aside, name="look_aside"),
    path("veille/<uuid:look_id>/danger/", watch.danger, name="look_danger"),
    path("veille/<uuid:look_id>/lu/", watch.read, name="look_read"),
    path("veille/<uuid:look_id>/fin/", watch.ending, name="look_ending"),
    path("veille/<uuid:look_id>/demande/", asking.ask, name="look_ask"),
    path("veille/<uuid:look_id>/personne/", limiting.limiting, name="limiting"),
    path("veille/<uuid:look_id>/repos/", resting.resting, name="resting"),
    path("veille/<uuid:look_id>/decision/", deciding.ruling, name="ruling"),
    path("veille/decisions/", deciding.rulings, name="rulings"),
    path("veille/decisions/<uuid:ruling_id>/", deciding.one_ruling, name="one_ruling"),
    path("veille/decisions/<uuid:ruling_id>/reponse/", deciding.judgement, name="judgement"),
    path("ma-veille/", my_watch.mine, name="my_watch"),
    path("ma-veille/accord/", my_watch.acceptance, name="my_watch_acceptance"),
    path("ma-veille/pause/", my_watch.pause, name="my_watch_pause"),
    path("ma-veille/retour/", my_watch.resumption, name="my_watch_resumption"),
    path("ma-veille/hors-des-heures/", my_watch.on_call, name="my_watch_on_call"),
    path("ma-veille/fin/", my_watch.ending, name="my_watch_ending"),
]
