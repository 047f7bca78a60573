"""« Donnez-moi de vos nouvelles »: say yes, change it, take it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.clubhouse.actions.reach_outs import agree_to_news, refuse_news
from entrepairs.clubhouse.clubs import entered
from entrepairs.clubhouse.forms.reach_outs import DELAYS, ReachOutForm
from entrepairs.clubhouse.models import ReachOut
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform


@require_http_methods(["GET", "HEAD", "POST"])
def news(request: SignedInRequest, club_id: UUID) -> HttpResponse:
    frame = entered(request, club_id, "clubhouse:mine")
    rows = ReachOut.objects.visible_to(request.person).in_force().select_related("member__data_key")
    mine = rows.filter(structure=frame.house).first()
    start = {"after_days": mine.after_days, "way": mine.way, "words": mine.words} if mine else None
    form = ReachOutForm(request.POST or None, initial=start)
    if form.is_valid() and perform(form, agree_to_news, frame.house, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est noté. Vous pouvez le reprendre quand vous voulez."))
        return go_to(request, request.path)
    context = {"frame": frame, "form": form, "mine": mine, "delay": DELAYS[mine.after_days] if mine else ""}
    return page(request, "clubhouse/news.html", context)


@require_POST
def news_refusal(request: SignedInRequest, club_id: UUID) -> HttpResponse:
    frame = entered(request, club_id, "clubhouse:mine")
    if attempt(request, refuse_news, frame.house, by=request.person):
        messages.success(request, _("C’est fait. Personne ne saura si on vous voit ou non."))
    return go_to(request, reverse("clubhouse:news", args=[frame.house.pk]))
