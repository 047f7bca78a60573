"""The site, with one page for the team."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from entrepairs.people.gate import staff_required


@staff_required
def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("bureau")


urlpatterns = [path("bureau/", desk), path("", include("entrepairs.urls"))]
