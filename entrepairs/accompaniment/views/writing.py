"""Write, before any account: one question a page, everything carried by the pages themselves, then send.

No private text is kept in a session, an address or the database before it is sent."""

from datetime import timedelta
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from entrepairs.accompaniment import questions
from entrepairs.accompaniment.actions.requests import open_account_and_send, send_request
from entrepairs.accompaniment.forms.requests import SendForm, WishesForm, carried, carried_profile
from entrepairs.accompaniment.models import Request
from entrepairs.accompaniment.questions import QUESTIONS, TEXT, Question
from entrepairs.accompaniment.rules.requests import may_send
from entrepairs.accompaniment.views.waiting import house_and_delay, summary
from entrepairs.core.clock import now
from entrepairs.core.http import go_to, page, perform, result_of
from entrepairs.core.ids import new_id
from entrepairs.people.actions.accounts import sign_in
from entrepairs.people.forms.accounts import NewAccountForm
from entrepairs.people.forms.sign_in import SignInForm
from entrepairs.people.gate import person_of
from entrepairs.people.models import Person, Profile
from entrepairs.people.throttle import too_many
from entrepairs.people.views.accounts import slow_down

SECOND_CLICK = timedelta(minutes=10)
on_the_way = cache_control(private=True, max_age=0)


@login_not_required
@on_the_way
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """The first page; by POST, when one comes back to it from a later one."""
    if request.method == "POST":
        return _ask(request, TEXT, WishesForm(request.POST))
    context = {"form": WishesForm(), **first_page(person_of(request))}
    return page(request, "accompaniment/requests/write.html", context)


def first_page(person: Person | None) -> dict[str, Any]:
    """What stands around the first words, wherever they are asked for: what the profile already says, whether one may
    send, who will read and in how long."""
    known = carried_profile(Profile.objects.filter(person=person).first()) if person else []
    hidden = [*known, ("radius_km", "25"), ("token", str(new_id()))]
    return {"carried": hidden, "may_send": may_send(person) if person else None, **house_and_delay()}


@login_not_required
@on_the_way
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One optional question. What was typed on the page before is looked at first, unless one goes back."""
    if slug not in QUESTIONS:
        raise Http404
    if request.method != "POST":
        return go_to(request, "accompaniment:write")
    form, back = WishesForm(request.POST), "retour" in request.POST
    wrong = None if back else _wrong(form)
    if slug == "essentiel" and "experiences" not in request.POST:
        slug = "vecus" if back else "rencontre"
    return _ask(request, wrong or QUESTIONS[slug], form)


@login_not_required
@on_the_way
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """The last page: read again, and open an account, sign in, or just send."""
    if request.method != "POST":
        return go_to(request, "accompaniment:write")
    form = WishesForm(request.POST)
    if wrong := _wrong(form):
        return _ask(request, wrong, form)
    return _last(request, form, SendForm(), account=NewAccountForm())


@login_not_required
@on_the_way
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest) -> HttpResponse:
    """Send, with the account of the person who is signed in, or a new one."""
    if request.method != "POST":
        return go_to(request, "accompaniment:write")
    form, send = WishesForm(request.POST), SendForm(request.POST)
    if wrong := _wrong(form):
        return _ask(request, wrong, form)
    if person := person_of(request):
        return _send(request, form, send, by=person) or _last(request, form, send)
    if too_many(request, "pseudonym"):
        return slow_down(request)
    account = NewAccountForm(request.POST)
    return _open_and_send(request, form, send, account) or _last(request, form, send, account=account)


@login_not_required
@on_the_way
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sending_after_sign_in(request: HttpRequest) -> HttpResponse:
    """Send with an account one already has; the text waits on the page, never in a session."""
    if request.method != "POST":
        return go_to(request, "accompaniment:write")
    form, send, known = WishesForm(request.POST), SendForm(request.POST), SignInForm(request.POST, request=request)
    if wrong := _wrong(form):
        return _ask(request, wrong, form)
    if known.is_valid() and send.is_valid() and _may_sign_in_here(known):
        sign_in(request, known.user, stay=known.cleaned_data["remember"])
        if sent := _send(request, form, send, by=known.user):
            return sent
    return _last(request, form, send, account=NewAccountForm(), known=known)


def _may_sign_in_here(known: SignInForm) -> bool:
    if is_mfa_enabled(known.user):
        known.add_error(
            None,
            _("Votre compte demande un code en plus. Copiez votre texte, connectez-vous, puis revenez ici."),
        )
        return False
    return True


def _send(request: HttpRequest, form: WishesForm, send: SendForm, *, by: Person) -> HttpResponse | None:
    if send.is_valid():
        wishes = form.wishes(open_to_team=send.cleaned_data["open_to_team"])
        if perform(send, send_request, wishes, by=by):
            return _sent(request, send)
    return None


def _open_and_send(
    request: HttpRequest, form: WishesForm, send: SendForm, account: NewAccountForm
) -> HttpResponse | None:
    """None when something is to be seen again. A second click finds the request that the first one sent."""
    if account.is_valid() and send.is_valid():
        if too_many(request, "signup"):
            return slow_down(request)
        wishes = form.wishes(open_to_team=send.cleaned_data["open_to_team"])
        names = {name: account.cleaned_data[name] for name in ("pseudonym", "passphrase")}
        if perform(account, open_account_and_send, wishes, **names):
            sent: Request = result_of(account)
            sign_in(request, sent.person, stay=account.cleaned_data["stay"])
            return _sent(request, account)
    return _already_sent(request, form, account)


def _already_sent(request: HttpRequest, form: WishesForm, account: NewAccountForm) -> HttpResponse | None:
    """The same form, the same name and phrase: the first click has done it all.

    A second click comes at once. Later, or where a code is asked for, one signs in by the door, which counts tries."""
    just_now = Request.objects.filter(token=form.cleaned_data["token"], sent_at__gt=now() - SECOND_CLICK)
    sent = just_now.select_related("person").first()
    name, phrase = account.data.get("pseudonym", ""), account.data.get("passphrase", "").strip()
    if sent is None or sent.person.pseudonym != name.strip() or is_mfa_enabled(sent.person):
        return None
    if not sent.person.check_password(phrase):
        return None
    sign_in(request, sent.person, stay="stay" in account.data)
    return go_to(request, f"{sent.get_absolute_url()}?envoyee")


def _sent(request: HttpRequest, form: BaseForm) -> HttpResponse:
    return go_to(request, f"{result_of(form).get_absolute_url()}?envoyee")


def _wrong(form: WishesForm) -> Question | None:
    """The first question to see again."""
    return None if form.is_valid() else questions.holding(form.errors) or TEXT


def _ask(request: HttpRequest, question: Question, form: WishesForm) -> HttpResponse:
    """The page of one question, with what the other pages said in hidden fields."""
    context: dict[str, Any] = {"form": form, "carried": carried(form.data, but=question.fields)}
    if question == TEXT:
        return page(request, "accompaniment/requests/write.html", context | {"may_send": None} | house_and_delay())
    context["suggested"] = form.suggest(request.POST.get("text", ""))
    context["is_search"] = "experiences-chercher" in request.POST
    around = _around(question, with_must="experiences" in request.POST)
    fields = [form[name] for name in question.fields]
    return page(
        request, "accompaniment/requests/question.html", context | around | {"question": question, "fields": fields}
    )


def _around(question: Question, *, with_must: bool) -> dict[str, Any]:
    """What comes before and after, and how far one is."""
    listed = questions.asked(with_must=with_must or question.slug == "essentiel")
    n = listed.index(question)
    after = listed[n + 1] if n + 1 < len(listed) else None
    if question.slug == "vecus":
        after = QUESTIONS["essentiel"]  # skipped on arrival when nothing was ticked
    return {"before": listed[n - 1] if n else None, "after": after, "n": n + 1, "total": len(listed)}


def _last(
    request: HttpRequest,
    form: WishesForm,
    send: SendForm,
    *,
    account: NewAccountForm | None = None,
    known: SignInForm | None = None,
) -> HttpResponse:
    """The last page; 422 when one of its forms was refused. `known` is the form of those who have an account."""
    wishes = form.wishes()
    account = None if person_of(request) else account
    context = {"wishes_form": form, "carried": carried(form.data, but=()), "summary": summary(wishes)}
    signing = known or SignInForm(request=request)
    first = SendForm() if known else send
    context |= {"send": first, "send_known": send if known else SendForm(auto_id="deja_%s"), "known": signing}
    context |= {"account": account, "is_known": known is not None, "last_question": questions.DETAILS[-1]}
    if known:
        send.auto_id = "deja_%s"
    refused = [one for one in (send, account, known) if one is not None and one.is_bound and one.errors]
    status = 422 if refused else 200
    return page(
        request, "accompaniment/requests/account.html", context | house_and_delay(wishes.commune), status=status
    )
