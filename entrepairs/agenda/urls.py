from django.urls import path

from entrepairs.agenda.exchange_urls import urlpatterns as exchange_urls
from entrepairs.agenda.group_urls import urlpatterns as group_urls
from entrepairs.agenda.presence_urls import urlpatterns as presence_urls
from entrepairs.agenda.shift_urls import urlpatterns as shift_urls
from entrepairs.agenda.signup_urls import urlpatterns as signup_urls
from entrepairs.agenda.views import (
    atom,
    calendar,
    changing,
    everywhere,
    feeds,
    gatherings,
    holding,
    mine,
    planning,
)

app_name = "agenda"
urlpatterns = [
    path("maisons/<uuid:house_id>/agenda/", calendar.calendar, name="calendar"),
    path("maisons/<uuid:house_id>/agenda/mois/", calendar.month, name="month"),
    path("maisons/<uuid:pk>/rencontres/nouvelle/", planning.new_gathering, name="new_gathering"),
    path("maisons/<uuid:house_id>/agenda.ics", feeds.house_feed, name="house_feed"),
    path("rencontres/<uuid:gathering_id>/agenda.ics", feeds.gathering_file, name="gathering_file"),
    path("agenda/<str:token>.ics", feeds.person_feed, name="person_feed"),
    path("mon-agenda/", feeds.feeds, name="feeds"),
    path("mon-agenda/<uuid:feed_id>/fin/", feeds.feed_end, name="feed_end"),
    path("maisons/<uuid:house_id>/agenda.atom", atom.house_atom, name="house_atom"),
    path("rencontres.atom", atom.every_atom, name="every_atom"),
    path("rencontres/", everywhere.gatherings, name="all"),
    path("rencontres/<uuid:gathering_id>/", gatherings.gathering, name="gathering"),
    path("maisons/<uuid:pk>/series/", planning.series, name="series"),
    path("series/<uuid:series_id>/fin/", planning.series_end, name="series_end"),
    path("rencontres/<uuid:pk>/tenir/", holding.hold, name="hold"),
    path("rencontres/<uuid:pk>/changer/", changing.change, name="change"),
    path("rencontres/<uuid:pk>/annulation/", holding.cancellation, name="cancellation"),
    path("rencontres/<uuid:pk>/retablissement/", holding.restoration, name="restoration"),
    path("rencontres/<uuid:pk>/pluie/", holding.rain, name="rain"),
    path("rencontres/<uuid:pk>/animation/<uuid:facilitation_id>/fin/", holding.holder_removal, name="holder_removal"),
    path("rencontres/<uuid:gathering_id>/absence/", mine.absence, name="absence"),
    path("rencontres/<uuid:gathering_id>/relais/", mine.relay, name="relay"),
    path("mes-rencontres/", mine.mine, name="mine"),
    path(
        "animations/<uuid:facilitation_id>/acceptation/",
        mine.facilitation_acceptance,
        name="facilitation_acceptance",
    ),
    path("animations/<uuid:facilitation_id>/fin/", mine.facilitation_end, name="facilitation_end"),
    *presence_urls,
    *signup_urls,
    *shift_urls,
    *exchange_urls,
    *group_urls,
]
