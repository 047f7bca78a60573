"""The first hour of an empty installation: one code from the terminal, one house, one administrator."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.clock import now
from entrepairs.core.fields import Line
from entrepairs.core.installation import forget_installation_code, installation_is_awaited, is_installation_code
from entrepairs.core.journal import journal
from entrepairs.core.rules import YES, No, Refused, Verdict, require
from entrepairs.people.actions.accounts import open_account
from entrepairs.people.forms.accounts import NewAccountForm
from entrepairs.people.models import Administrator, Person
from entrepairs.places.communes import find
from entrepairs.places.forms import CommuneField
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.models import Structure


def may_install() -> Verdict:
    """Once: while nobody administers and the terminal has given a code. A visitor who came first closes no door."""
    if Administrator.objects.exists():
        return No(_("Cette installation a déjà son administrateur·rice."))
    if not installation_is_awaited(now()):
        return No(_("Aucun code n’est attendu. Dans le terminal, lancez : script/console setup"))
    return YES


class InstallationForm(NewAccountForm):
    """Everything at once: the code, the house, the first account."""

    code = forms.CharField(
        label=gettext_lazy("Le code affiché dans le terminal"),
        help_text=gettext_lazy("12 signes, en groupes de 4. Il sert une seule fois."),
        max_length=40,
        error_messages={"required": gettext_lazy("Recopiez le code affiché dans le terminal.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    house = Line(
        label=gettext_lazy("Le nom de votre maison"),
        help_text=gettext_lazy("Le nom que tout le monde connaît. Il est public."),
        max_length=120,
        empty=gettext_lazy("Donnez un nom à votre maison."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("C’est…"), choices=Structure.Kind.choices, initial=Structure.Kind.GEM)
    commune = CommuneField(label=gettext_lazy("Sa commune"))
    field_order = ("code", "house", "kind", "commune", "pseudonym", "passphrase", "adult", "stay")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not is_installation_code(code, now()):
            raise forms.ValidationError(_("Ce n’est pas le code du terminal. Vérifiez chaque signe."))
        return code


@transaction.atomic
def install(answers: dict[str, Any]) -> Person:
    """The first person runs the installation and coordinates its first house. The code is used up.

    `answers`: what InstallationForm cleaned. Refused when someone was first, or with another code."""
    require(may_install())
    if not is_installation_code(answers["code"], now()):
        raise Refused(_("Ce code a déjà servi ou n’est plus le bon."))
    commune = find(answers["commune"])
    if commune is None:
        raise Refused(_("Choisissez la commune de votre maison."))
    person = open_account(answers["pseudonym"], answers["passphrase"])
    journal(person, "administrator.named", Administrator.objects.create(person=person))
    open_structure(
        name=answers["house"], kind=answers["kind"], country=commune.country, commune=answers["commune"], by=person
    )
    transaction.on_commit(forget_installation_code)
    return person
