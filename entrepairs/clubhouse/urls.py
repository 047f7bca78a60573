from django.urls import path

from entrepairs.clubhouse.views import day, employments, mine, reach_outs, records, screens, units

app_name = "clubhouse"
urlpatterns = [
    path("maisons/<uuid:club_id>/journee/", day.day, name="day"),
    path("taches/<uuid:task_id>/prise/", day.taking, name="taking"),
    path("taches/<uuid:task_id>/rendue/", day.giving_back, name="giving_back"),
    path("taches/<uuid:task_id>/faite/", day.done, name="done"),
    path("taches/<uuid:task_id>/a-refaire/", day.again, name="again"),
    path("taches/<uuid:task_id>/retrait/", day.removal, name="removal"),
    path("maisons/<uuid:club_id>/unites/", units.units, name="units"),
    path("unites/<uuid:unit_id>/", units.unit, name="unit"),
    path("unites/<uuid:unit_id>/nom/", units.unit_change, name="unit_change"),
    path("unites/<uuid:unit_id>/fermeture/", units.unit_closing, name="unit_closing"),
    path("taches-de-la-semaine/<uuid:weekly_id>/retrait/", units.weekly_removal, name="weekly_removal"),
    path("maisons/<uuid:club_id>/ecrans/", screens.screens, name="screens"),
    path("ecrans/<uuid:screen_id>/fermeture/", screens.screen_closing, name="screen_closing"),
    path("mur/<str:token>/", screens.wall, name="wall"),
    path("maisons/<uuid:club_id>/pour-moi/", mine.mine, name="mine"),
    path("maisons/<uuid:club_id>/nouvelles/", reach_outs.news, name="news"),
    path("maisons/<uuid:club_id>/nouvelles/retrait/", reach_outs.news_refusal, name="news_refusal"),
    path("maisons/<uuid:club_id>/pages/nouvelle/", records.new_record, name="new_record"),
    path("pages/<uuid:record_id>/", records.record, name="record"),
    path("pages/<uuid:record_id>/signature/", records.signature, name="signature"),
    path("pages/<uuid:record_id>/refus/", records.refusal, name="refusal"),
    path("pages/<uuid:record_id>/reponse/", records.record_answer, name="record_answer"),
    path("pages/<uuid:record_id>/avec/", records.record_other, name="record_other"),
    path("pages/<uuid:record_id>/effacement/", records.record_erasure, name="record_erasure"),
    path("pages/<uuid:record_id>/version/effacement/", records.version_erasure, name="version_erasure"),
    path("maisons/<uuid:club_id>/emploi/nouveau/", employments.new_employment, name="new_employment"),
    path("emploi/<uuid:employment_id>/", employments.employment, name="employment"),
    path("emploi/<uuid:employment_id>/partage/", employments.employment_sharing, name="employment_sharing"),
    path("emploi/<uuid:employment_id>/fermeture/", employments.employment_closing, name="employment_closing"),
    path("emploi/<uuid:employment_id>/effacement/", employments.employment_erasure, name="employment_erasure"),
    path("emploi/pas/<uuid:stage_id>/fait/", employments.stage_done, name="stage_done"),
    path("emploi/pas/<uuid:stage_id>/retrait/", employments.stage_removal, name="stage_removal"),
]
