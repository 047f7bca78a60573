"""The doors of the product, and one that announces something to the room of open streams."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from bench import ROOM
from entrepairs.core.journal import journal
from entrepairs.live import publish, register
from entrepairs.people.models import Person
from entrepairs.urls import handler400, handler403, handler404, handler500
from entrepairs.urls import urlpatterns as product

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

register(ROOM.split(":")[0], lambda person, room: True)


@csrf_exempt
@login_not_required
def announcement(request: HttpRequest) -> HttpResponse:
    """Write one row, then tell the room, as a message does; the body names the announcement."""
    someone = Person.objects.earliest("pseudonym")
    journal(someone, "measure.announced", someone)
    publish(ROOM, request.body.decode()[:40])
    return HttpResponse(status=204)


urlpatterns = [path("mesure/annonce/", announcement), *product]
