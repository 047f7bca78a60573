"""First-run set-up in the browser."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from entrepairs.core.http import go_to, page, perform, result_of
from entrepairs.home.installation import InstallationForm, install, may_install
from entrepairs.people.actions.accounts import sign_in
from entrepairs.people.models import Administrator
from entrepairs.people.throttle import too_many
from entrepairs.people.views.accounts import slow_down


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def installation(request: HttpRequest) -> HttpResponse:
    """404 once someone administers: nothing to find here any more."""
    if Administrator.objects.exists():
        raise Http404
    if too_many(request, "install"):
        return slow_down(request)
    form = InstallationForm(request.POST or None)
    if form.is_valid() and perform(form, install, form.cleaned_data):
        sign_in(request, result_of(form), stay=form.cleaned_data["stay"])
        return go_to(request, "people:welcome")
    return page(request, "home/installation.html", {"form": form, "may_install": may_install()})
