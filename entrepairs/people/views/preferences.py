"""« Préférences »: how this device shows the site. No account is needed, nothing is kept on the server."""

from dataclasses import asdict

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from entrepairs.core.http import go_to, page
from entrepairs.people.forms.preferences import PreferencesForm
from entrepairs.people.views.posting import posted
from entrepairs.ui.preferences import Preferences


@login_not_required
@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    form = PreferencesForm(posted(request), initial=asdict(Preferences.read(request)))
    if form.is_valid():
        messages.success(request, _("C’est noté, sur cet appareil."))
        answer = go_to(request, "people:preferences")
        Preferences(**form.cleaned_data).write(answer)
        return answer
    return page(request, "people/preferences/preferences.html", {"form": form})
