from django.urls import URLPattern, URLResolver, path

from entrepairs.accompaniment.views import (
    desk,
    endings,
    frameworks,
    meetings,
    notes,
    offers,
    projects,
    proposals,
    relays,
    requests,
    talk,
    writing,
)

ONE = "accompagnements/<uuid:key>/"

app_name = "accompaniment"
urlpatterns: list[URLPattern | URLResolver] = [
    # --- requests
    path("ecrire/", writing.write, name="write"),
    path("ecrire/precisions/<slug:slug>/", writing.detail, name="detail"),
    path("ecrire/compte/", writing.account, name="write_account"),
    path("ecrire/envoi/", writing.sending, name="sending"),
    path("ecrire/envoi/connexion/", writing.sending_after_sign_in, name="sending_after_sign_in"),
    path("demandes/", requests.my_requests, name="requests"),
    path("demandes/<uuid:request_id>/", requests.my_request, name="request"),
    path("demandes/<uuid:request_id>/modifier/<slug:slug>/", requests.change, name="request_change"),
    path("demandes/<uuid:request_id>/retrait/", requests.withdrawal, name="request_withdrawal"),
    path("demandes/<uuid:request_id>/reouverture/", requests.reopening, name="request_reopening"),
    path("demandes/<uuid:request_id>/aucune/", requests.none_of_them, name="none_of_them"),
    path("demandes/<uuid:request_id>/equipe/ouverture/", requests.opening_to_team, name="opening_to_team"),
    path("demandes/<uuid:request_id>/equipe/fermeture/", requests.closing_to_team, name="closing_to_team"),
    # --- proposals
    path("propositions/<uuid:proposal_id>/", proposals.proposal, name="proposal"),
    path("propositions/<uuid:proposal_id>/choix/", proposals.choice, name="choice"),
    path("propositions/<uuid:proposal_id>/reprise/", proposals.taking_back, name="taking_back"),
    path("propositions/<uuid:proposal_id>/acceptation/", proposals.acceptance, name="acceptance"),
    path("propositions/<uuid:proposal_id>/refus/", proposals.refusal, name="refusal"),
    # --- offers
    path("aider/", offers.help_in_turn, name="help"),
    path("aider/offre/", offers.offer, name="offer"),
    path("aider/absences/", offers.absence, name="absence"),
    path("aider/absences/<int:absence_id>/retrait/", offers.absence_removal, name="absence_removal"),
    path("aider/pause/", offers.pause, name="offer_pause"),
    path("aider/retour/", offers.resumption, name="resumption"),
    # --- talk
    path("accompagnements/", talk.accompaniments, name="accompaniments"),
    path(ONE, talk.talk, name="talk"),
    path(f"{ONE}messages/<uuid:message_id>/", talk.message, name="message"),
    path(f"{ONE}messages/<uuid:message_id>/retrait/", talk.message_removal, name="message_removal"),
    # --- frameworks
    path(f"{ONE}cadre/", frameworks.framework, name="framework"),
    path(f"{ONE}cadre/acceptation/", frameworks.framework_acceptance, name="framework_acceptance"),
    # --- meetings
    path(f"{ONE}rendez-vous/", meetings.meetings, name="meetings"),
    path(f"{ONE}rendez-vous/<uuid:meeting_id>/", meetings.meeting, name="meeting"),
    path(f"{ONE}rendez-vous/<uuid:meeting_id>/confirmation/", meetings.meeting_confirmation, name="confirmation"),
    path(f"{ONE}rendez-vous/<uuid:meeting_id>/annulation/", meetings.meeting_cancellation, name="cancellation"),
    path(f"{ONE}rendez-vous/<uuid:meeting_id>/rendez-vous.ics", meetings.meeting_calendar, name="meeting_calendar"),
    # --- notes
    path(f"{ONE}notes/", notes.notes, name="notes"),
    path(f"{ONE}notes/<uuid:note_id>/", notes.note, name="note"),
    path(f"{ONE}notes/<uuid:note_id>/effacement/", notes.note_deletion, name="note_deletion"),
    # --- projects
    path(f"{ONE}projets/", projects.projects, name="projects"),
    path(f"{ONE}projets/<uuid:project_id>/", projects.project, name="project"),
    path(f"{ONE}projets/<uuid:project_id>/fermeture/", projects.project_closing, name="project_closing"),
    path(f"{ONE}projets/<uuid:project_id>/reprise/", projects.project_reopening, name="project_reopening"),
    path(f"{ONE}projets/<uuid:project_id>/etapes/<uuid:step_id>/fait/", projects.step_done, name="step_done"),
    path(f"{ONE}projets/<uuid:project_id>/etapes/<uuid:step_id>/place/", projects.step_place, name="step_place"),
    path(f"{ONE}projets/<uuid:project_id>/etapes/<uuid:step_id>/retrait/", projects.step_removal, name="step_removal"),
    # --- pauses, endings, relays
    path("accompagnements/<uuid:pk>/limites/", endings.limits, name="limits"),
    path("accompagnements/<uuid:pk>/pause/", endings.pausing, name="pausing"),
    path("accompagnements/<uuid:pk>/retour/", endings.resuming, name="resuming"),
    path("accompagnements/<uuid:pk>/changement/", endings.changing, name="change"),
    path("accompagnements/<uuid:pk>/fin/", endings.ending, name="end"),
    path("accompagnements/<uuid:pk>/nouvelle-demande/", endings.asking_again, name="ask_again"),
    path("accompagnements/<uuid:pk>/effacement/", endings.erasing, name="erase_shared"),
    path("accompagnements/<uuid:pk>/mon-retour/", endings.feedback, name="feedback"),
    path("accompagnements/<uuid:pk>/blocage/<int:participant_id>/", endings.blocking, name="blocking"),
    path("accompagnements/<uuid:pk>/depart/", endings.leaving, name="leaving"),
    path("accompagnements/<uuid:pk>/supervision/", endings.supervision, name="supervision"),
    path("accompagnements/<uuid:pk>/supervision/fin/", endings.supervision_over, name="supervision_over"),
    path("points-d-etape/<int:check_in_id>/", endings.check_in, name="check_in"),
    path("relais/<uuid:pk>/", relays.relay, name="relay"),
    path("relais/<uuid:pk>/accord/", relays.agreement, name="relay_agreement"),
    path("relais/<uuid:pk>/refus/", relays.refusal, name="relay_refusal"),
    # --- desk
    path("coordination/", desk.desk, name="desk"),
    path("coordination/demandes/<uuid:pk>/", desk.waiting, name="desk_waiting"),
    path("coordination/accompagnements/<uuid:pk>/", desk.pair, name="desk_pair"),
    path("coordination/supervision/<uuid:pk>/prise/", desk.supervision_taken, name="supervision_taken"),
    path("coordination/supervision/<uuid:pk>/fin/", desk.supervision_closed, name="supervision_closed"),
    path("coordination/personnes/<uuid:pk>/habilitation/", desk.habilitation, name="desk_habilitation"),
    path("coordination/habilitations/<uuid:pk>/retrait/", desk.withdrawal, name="desk_withdrawal"),
]
