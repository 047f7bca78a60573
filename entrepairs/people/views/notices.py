"""« Avis »: what is new, where it may be mailed, and the links that mails carry."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.actions import notices as acts
from entrepairs.people.forms.notices import AddressForm, ChoiceForm
from entrepairs.people.kinds import FAMILIES, is_essential
from entrepairs.people.models import Address, Notice
from entrepairs.people.rules.notices import choices_of_families, mail_address
from entrepairs.people.views.posting import posted
from entrepairs.people.wording import is_discreet

PER_PAGE = 30


@require_safe
def notices(request: SignedInRequest) -> HttpResponse:
    """What is new, newest first."""
    found = Paginator(Notice.objects.visible_to(request.person), PER_PAGE).get_page(request.GET.get("page"))
    context = {"found": found, "discreet": is_discreet(request)}
    return page(request, "people/notices/list.html", context)


@require_safe
def opening(request: SignedInRequest, notice_id: str) -> HttpResponse:
    """Put the notice away, go where it leads."""
    notice = get_object_or_404(Notice.objects.visible_to(request.person), pk=notice_id)
    acts.read_notice(notice, by=request.person)
    is_ours = url_has_allowed_host_and_scheme(notice.path, allowed_hosts=None)
    return HttpResponseRedirect(notice.path if is_ours else "/", status=303)


@require_POST
def reading(request: SignedInRequest) -> HttpResponse:
    """Put them all away."""
    acts.read_all(by=request.person)
    return go_to(request, "people:notices")


@require_safe
def choices(request: SignedInRequest) -> HttpResponse:
    """Where and how to be told."""
    chosen = choices_of_families(request.person)
    rows = [(key, family, is_essential(key), chosen[key]) for key, family in FAMILIES.items()]
    address = Address.objects.select_related("person__data_key").filter(person=request.person).first()
    context = {"rows": rows, "address": address, "may_mail": mail_address(request.person) is not None}
    return page(request, "people/notices/choices.html", context)


@require_http_methods(["GET", "POST"])
def choice(request: SignedInRequest, family: str) -> HttpResponse:
    """One family of notices."""
    if family not in FAMILIES:
        raise Http404
    now_chosen = choices_of_families(request.person)[family]
    initial = {"shown": now_chosen.shown, "by_mail": now_chosen.by_mail, "at_night": now_chosen.at_night}
    form = ChoiceForm(posted(request), initial=initial)
    if form.is_valid():
        acts.choose_family(request.person, family, by=request.person, **form.cleaned_data)
        messages.success(request, _("C’est noté."))
        return go_to(request, "people:notice_choices")
    context = {"form": form, "family": FAMILIES[family], "is_essential": is_essential(family)}
    return page(request, "people/notices/choice.html", context)


@require_http_methods(["GET", "POST"])
def address(request: SignedInRequest) -> HttpResponse:
    """Give an address, or another one."""
    form = AddressForm(posted(request))
    if form.is_valid() and perform(
        form, acts.add_address, request.person, form.cleaned_data["email"], by=request.person
    ):
        messages.success(request, _("Un courriel est parti. Ouvrez-le et suivez son lien pour confirmer l’adresse."))
        return go_to(request, "people:notice_choices")
    return page(request, "people/notices/address.html", {"form": form})


@require_POST
def address_leaving(request: SignedInRequest) -> HttpResponse:
    """Erase the address."""
    if attempt(request, acts.remove_address, request.person, by=request.person):
        messages.success(request, _("Votre adresse est effacée. Plus aucun courriel ne partira."))
    return go_to(request, "people:notice_choices")


@login_not_required
@require_http_methods(["GET", "POST"])
def verify_address(request: HttpRequest, token: str) -> HttpResponse:
    """A page with one button: programs that open every link of a mail confirm nothing."""
    done = request.method == "POST" and attempt(request, acts.verify_address, token)
    return page(request, "people/notices/verify.html", {"done": done})


@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: the mail program posts, without session or cookie. A person sees a page with one button."""
    try:
        acts.address_of_unsubscription(token)
        if request.method == "POST":
            acts.unsubscribe(token)
    except signing.BadSignature:
        raise Http404 from None
    return page(request, "people/notices/unsubscribe.html", {"done": request.method == "POST"})
