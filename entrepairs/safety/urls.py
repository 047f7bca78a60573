from django.urls import path

from entrepairs.safety.legal_urls import urlpatterns as legal
from entrepairs.safety.names_urls import urlpatterns as names
from entrepairs.safety.reach_urls import urlpatterns as reach
from entrepairs.safety.views import asking, decided, own, telling, words
from entrepairs.safety.watch_urls import urlpatterns as watch

app_name = "safety"
urlpatterns = [
    path("besoin-d-aide/", own.help_now, name="help_now"),
    path("quitter/", own.quick_exit, name="quick_exit"),
    path("mes-blocages/", own.blocks, name="blocks"),
    path("mes-blocages/<uuid:block_id>/levee/", own.lift, name="lift"),
    path("signaler/<slug:subject>/<uuid:subject_id>/", telling.report, name="report"),
    path("je-m-inquiete/<slug:subject>/<uuid:subject_id>/", telling.concern, name="concern"),
    path("suivi/", telling.receipts, name="receipts"),
    path("suivi/<str:receipt>/", telling.follow_up, name="follow_up"),
    path("mes-decisions/", decided.decisions, name="decisions"),
    path("mes-decisions/<uuid:decision_id>/", decided.decision, name="decision"),
    path("mes-decisions/<uuid:decision_id>/texte/", decided.text_answer, name="text_answer"),
    path("mots-de-l-equipe/<uuid:word_id>/", words.word, name="team_word"),
    path("on-vous-demande/<uuid:asking_id>/", asking.asked, name="asking"),
    *watch,
    *legal,
    *names,
    *reach,
]
