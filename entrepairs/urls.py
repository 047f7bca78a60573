"""Every door. Paths are French, names are English; each app keeps its own list."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from entrepairs.core.addresses import ByFirstWord

_pages: list[URLPattern | URLResolver] = [
    path("", include("entrepairs.home.urls")),
    path("", include("entrepairs.people.urls")),
    path("", include("entrepairs.people.sign_in_urls")),
    path("", include("entrepairs.safety.urls")),
    path("", include("entrepairs.places.urls")),
    path("", include("entrepairs.structures.urls")),
    path("", include("entrepairs.training.urls")),
    path("", include("entrepairs.testimonies.urls")),
    path("", include("entrepairs.agenda.urls")),
    path("", include("entrepairs.participation.urls")),
    path("", include("entrepairs.clubhouse.urls")),
    path("", include("entrepairs.accompaniment.urls")),
    path("", include("entrepairs.community.urls")),
    path("", include("entrepairs.insights.urls")),
    path("", include("entrepairs.ui.urls")),
    path("exploitation/", admin.site.urls),
]
urlpatterns = [ByFirstWord(_pages)]

handler400 = "entrepairs.ui.views.bad_request"
handler403 = "entrepairs.ui.views.forbidden"
handler404 = "entrepairs.ui.views.absent"
handler500 = "entrepairs.ui.views.broken"
