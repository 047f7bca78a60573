"""What /charte shows: every component, its signature, an example and its source. Nothing is written twice."""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from entrepairs.core.rules import No
from entrepairs.ui import names
from entrepairs.ui.moments import moment_choices
from entrepairs.ui.templatetags import ui as tags

GROUPS = {
    "Agir": ["button", "link_button", "confirm", "post_form"],
    "Demander": ["field", "moments_grid", "refusals"],
    "Dire": ["card", "notice", "empty", "details", "steps", "message_bubble", "timeline"],
    "Montrer": ["person_badge", "tag_list", "definitions", "when", "icon"],
    "Se repérer": ["back_link", "tabs", "pager", "help_strip", "standing", "paper_foot"],
}


NEW = {"autocomplete": "new-password"}


@dataclass(frozen=True)
class Sample:
    """One component of the page."""

    name: str
    signature: str
    doc: str
    source: str
    html: SafeString


class SampleForm(forms.Form):
    """One field of each kind."""

    text = forms.CharField(
        label=_("Qu’est-ce qui vous amène ?"),
        help_text=_("Écrivez comme ça vient. Une phrase suffit."),
        max_length=2000,
        widget=forms.Textarea,
    )
    pseudonym = forms.CharField(label=_("Votre pseudonyme"), required=False)
    passphrase = forms.CharField(label=_("Votre phrase de passe"), widget=forms.PasswordInput(attrs=NEW))
    way = forms.ChoiceField(
        label=_("Comment voulez-vous échanger ?"),
        choices=[("text", _("Par écrit")), ("voice", _("Par téléphone")), ("place", _("En personne"))],
        widget=forms.RadioSelect,
    )
    lived = forms.MultipleChoiceField(
        label=_("Ce que vous traversez"),
        choices=[("sleep", _("le sommeil")), ("alone", _("la solitude")), ("work", _("le travail"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    language = forms.ChoiceField(label=_("Votre langue"), choices=[("fr", "Français"), ("nl", "Nederlands")])
    day = forms.DateField(label=_("Quel jour ?"), required=False, widget=forms.DateInput)
    hour = forms.TimeField(label=_("À quelle heure ?"), required=False, widget=forms.TimeInput)
    charter = forms.BooleanField(label=_("J’ai lu la charte de la maison."))
    moments = forms.MultipleChoiceField(
        label=_("Quand êtes-vous libre ?"),
        choices=moment_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def groups() -> Iterable[tuple[str, list[Sample]]]:
    """The samples, by what they are for."""
    values = _values()
    return [(title, [_sample(name, values) for name in members]) for title, members in GROUPS.items()]


def palette() -> list[str]:
    """Names of the colours shown at the top of the page."""
    return ["paper", "sheet", "ink", "ink-soft", "accent", "accent-wash", "alert", "alert-wash", "care", "sun"]


def _sample(name: str, values: dict[str, Any]) -> Sample:
    template = get_template(f"ui/charte/{name}.html")
    function: Callable[..., Any] = getattr(tags, name)
    source = template.template.source.strip()  # type: ignore[attr-defined]
    doc = inspect.cleandoc(function.__doc__ or "")
    return Sample(name, signature(function), doc, source, SafeString(template.render(values)))


def signature(function: Callable[..., Any]) -> str:
    """The parameters that a template gives, without what Django passes by itself."""
    whole = inspect.signature(function)
    given = [p for p in whole.parameters.values() if p.name not in ("context", "content")]
    words = str(whole.replace(parameters=given, return_annotation=inspect.Signature.empty))
    return re.sub(r"\b[a-z_]+\.(?=[a-zA-Z])|\(allowed=True.*?\)", "", words)


def _values() -> dict[str, Any]:
    refused = SampleForm({"way": "fax", "language": "fr"}, prefix="refused")
    refused.next_step = "#refusals"  # type: ignore[attr-defined]
    at = datetime(2026, 3, 3, 13, 30, tzinfo=UTC)
    event = SimpleNamespace(at=at, sentence=_("Vous avez écrit votre demande."), icon="pen")
    answer = SimpleNamespace(at=at, sentence=_("Aïcha a dit oui."), detail=_("Vous pouvez vous écrire."), icon="heart")
    return {
        "form": SampleForm(prefix="sample"),
        "refused_form": refused,
        "refused": No(str(_("Ce groupe est complet : les 12 places sont prises.")), "#"),
        "moment": at,
        "two_lines": _("Merci.\nÇa fait du bien de lire ça."),
        "events": [event, answer],
        "page": Paginator(range(100), 10).page(3),
        "pseudonyms": ["Aïcha", "Bruno", "Claire", "Driss", "Elena", "Farid", "Île", "7 lieues"],
        "experiences": [_("la solitude"), _("le deuil"), _("être parent"), _("sortir d’hospitalisation")],
        "pairs": [(_("Comment"), _("par écrit, par téléphone")), (_("Quand"), _("le soir")), (_("Où"), "")],
        "tabs": [
            SimpleNamespace(url="#tabs", label=_("La maison"), current=True),
            SimpleNamespace(url="#tabs", label=_("Agenda"), current=False),
        ],
        "steps": [_("Votre demande est écrite."), _("Nous cherchons trois personnes."), _("Vous choisissez.")],
        "icons": sorted(names.icons()),
        "csrf_token": "charte",
    }
