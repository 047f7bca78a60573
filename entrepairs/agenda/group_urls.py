"""Wish for a group; form groups; answer."""

from django.urls import path

from entrepairs.agenda.views import group_edit, grouping, wishes

_DESK = "maisons/<uuid:pk>/tenir/groupes/"
_ROUND = f"{_DESK}<uuid:round_id>/"
_GROUP = f"{_ROUND}groupes/<uuid:group_id>/"

urlpatterns = [
    path("maisons/<uuid:house_id>/groupes/", wishes.wish_rounds, name="wish_rounds"),
    path("groupes-a-former/<uuid:round_id>/", wishes.wish, name="wish"),
    path("groupes-a-former/<uuid:round_id>/retrait/", wishes.wish_end, name="wish_end"),
    path("groupes-proposes/<uuid:seat_id>/", wishes.group_place, name="group_place"),
    path("groupes-proposes/<uuid:seat_id>/acceptation/", wishes.place_acceptance, name="place_acceptance"),
    path("groupes-proposes/<uuid:seat_id>/autre/", wishes.place_passing, name="place_passing"),
    path("animations-proposees/<uuid:lead_id>/", wishes.lead, name="lead"),
    path("animations-proposees/<uuid:lead_id>/fin/", wishes.lead_end, name="lead_end"),
    path(_DESK, grouping.group_desk, name="group_desk"),
    path(f"{_DESK}nouveau/", grouping.new_round, name="new_round"),
    path(_ROUND, grouping.round_desk, name="round_desk"),
    path(f"{_ROUND}formation/", grouping.round_forming, name="round_forming"),
    path(f"{_ROUND}abandon/", grouping.round_giving_up, name="round_giving_up"),
    path(f"{_ROUND}reprise/", grouping.round_undo, name="round_undo"),
    path(f"{_ROUND}jusqu-au/", grouping.round_last_day, name="round_last_day"),
    path(f"{_ROUND}fin/", grouping.round_end, name="round_end"),
    path(f"{_ROUND}animation/", grouping.lead_asking, name="lead_asking"),
    path(f"{_ROUND}animation/fin/", grouping.lead_removal, name="lead_removal"),
    path(f"{_ROUND}groupes.pdf", grouping.round_sheet, name="round_sheet"),
    path(_GROUP, group_edit.formed_group, name="formed_group"),
    path(f"{_GROUP}moment/", group_edit.group_moment, name="group_moment"),
    path(f"{_GROUP}invitation/", group_edit.group_invitation, name="group_invitation"),
    path(f"{_GROUP}depart/", group_edit.group_start, name="group_start"),
    path(f"{_GROUP}fermeture/", group_edit.group_closing, name="group_closing"),
]
