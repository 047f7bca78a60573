"""The operations pages (/exploitation/): reference data and repairs, for administrators protected twice."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.decorators import method_decorator
from django.utils.http import urlencode

from entrepairs.people import staff
from entrepairs.people.gate import staff_required


class OperationsConfig(AdminConfig):
    default_site = "entrepairs.people.operations.OperationsSite"


class OperationsSite(AdminSite):
    """Django's site, entered by our own door only: no second sign-in page without throttling or second protection."""

    site_header = site_title = "Exploitation"

    def has_permission(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return user.is_authenticated and user.is_staff and staff.has_second_factor(user)

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only tables of this project: whoever edits the keys of an account, as allauth’s own pages would, opens it."""
        found = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        ours = [model for model in found if model.__module__.startswith("entrepairs.")]
        super().register(ours, admin_class, **options)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """A phrase is changed by one door, which weighs it and signs the other devices out."""
        return redirect("people:passphrase")

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.user.is_authenticated:
            return staff_required(lambda request: redirect("/"))(request)
        return redirect(f"{resolve_url('account_login')}?{urlencode({'next': request.GET.get('next', '')})}")
