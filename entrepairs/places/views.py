"""The one door: what the combobox of communes asks while someone types."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from entrepairs.places.communes import Commune
from entrepairs.places.search import known_as, search


@login_not_required
@require_safe
@cache_control(public=True, max_age=86400)
def communes(request: HttpRequest) -> JsonResponse:
    """At most eight communes for `q`: their label, and what helps to recognise them. Public data, same for all."""
    typed = request.GET.get("q", "")
    return JsonResponse({"communes": [_shown(commune, typed) for commune in search(typed)]})


def _shown(commune: Commune, typed: str) -> dict[str, str]:
    also = known_as(commune, typed)
    return {"label": commune.label, "detail": ", ".join(filter(None, [also, commune.area_name]))}
